import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import type { Connection, PageSettings } from "#extension/platform/messages.ts";
import { send } from "#extension/platform/send.ts";
import { openDashboard, openOptions } from "#extension/platform/surfaces.ts";
import { useBoard } from "../requests/use-board.ts";
import { Button } from "../ui/button.tsx";
import { isQuietFor } from "../ui/quiet.tsx";
import { syncAge } from "./sync-age.ts";
import { syncAgeText } from "./sync-age-text.ts";
import { useAsked } from "./use-asked.ts";

type SignedIn = Extract<Connection, { kind: "signed_in" }>;

const askSettings = (): Promise<PageSettings> => send("settings", null);

const Discreet = () => {
  const { asked, again } = useAsked(askSettings);
  const discreet = asked.kind === "ready" && asked.value.discreet;
  const set = (wanted: boolean): void => void send("setDiscreet", { discreet: wanted }).then(again);
  return (
    <label className="row">
      <input
        type="checkbox"
        name="discreet"
        checked={discreet}
        disabled={asked.kind !== "ready"}
        onChange={(event) => set(event.target.checked)}
      />
      {i18n.t("popup.discreet")}
    </label>
  );
};

/** How fresh, for whom, and the way out. */
export const Foot = ({ connection, now }: { connection: SignedIn; now: number }) => {
  const [leaving, setLeaving] = useState(false);
  const [warned, setWarned] = useState(false);
  const board = useBoard();
  const unsent =
    board.kind === "ready"
      ? board.value.writes.filter(({ state }) => state.kind === "waiting").length +
        (board.value.unsentReports ?? 0)
      : 0;
  const { me, rows, syncedAt, syncing } = connection;
  const quiet = isQuietFor(me);
  const signOut = (): void => {
    if (unsent > 0 && !warned) {
      setWarned(true);
      return;
    }
    setLeaving(true);
    void send("signOut", null).finally(() => setLeaving(false));
  };
  return (
    <footer className="popup-foot">
      <div className="row spread">
        <span className="muted" role="status">
          {syncing ? i18n.t("popup.sync.running") : syncAgeText(syncAge(syncedAt, now))}
          {!quiet && ` · ${i18n.t("popup.rows", rows)}`}
        </span>
        <Button look="quiet" busy={syncing} onClick={() => void send("syncNow", null)}>
          {i18n.t("popup.sync.now")}
        </Button>
      </div>
      <div className="row spread">
        {quiet ? <span /> : <Discreet />}
        <span className="row">
          {!quiet && (
            <Button look="quiet" onClick={() => void openDashboard("/")}>
              {i18n.t("popup.dashboard")}
            </Button>
          )}
          <Button look="quiet" onClick={() => void openOptions()}>
            {i18n.t("popup.options")}
          </Button>
        </span>
      </div>
      <div className="row spread">
        <span className="muted popup-who">
          {me.name} · {i18n.t(`roles.${me.role}`)}
        </span>
        <Button look="quiet" name="signOut" busy={leaving} onClick={signOut}>
          {i18n.t("popup.signOut")}
        </Button>
      </div>
      {warned && unsent > 0 && (
        <p role="alert" className="figure-bad">
          {i18n.t("requests.writes.signOut", unsent)}
        </p>
      )}
    </footer>
  );
};
