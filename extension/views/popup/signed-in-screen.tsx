import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import type { BadgeRow, Connection } from "#extension/platform/messages.ts";
import { useWord } from "../record-link/use-word.ts";
import { DigestLater } from "../requests/digest-later.tsx";
import { RequestSurface } from "../requests/request-surface.tsx";
import { Button } from "../ui/button.tsx";
import { Currency } from "../ui/money.tsx";
import { isQuietFor, Quiet } from "../ui/quiet.tsx";
import { CustomerSummary } from "./customer-summary.tsx";
import { Foot } from "./foot.tsx";
import { Frame } from "./frame.tsx";
import { OrderCheckLater } from "./order-check-later.tsx";
import { SearchBox } from "./search-box.tsx";
import { SiteSwitch } from "./site-switch.tsx";
import { SyncState } from "./sync-state.tsx";
import { TabScreen } from "./tab-screen.tsx";
import { useTabSubject } from "./use-tab-subject.ts";

type Props = { connection: Extract<Connection, { kind: "signed_in" }>; now: number };

/** The customer of this tab, or the one that was searched for. */
const SeeingScreen = ({ connection, now }: Props) => {
  const [chosen, setChosen] = useState<BadgeRow | null>(null);
  const subject = useTabSubject(location.search, connection.revision);
  const tab = subject.kind === "ready" ? subject.value : null;
  const word = useWord(tab?.customer.record);
  const { say } = word;
  const { currency, name } = connection.me.organization;
  return (
    <Currency value={currency}>
      <Frame title={name}>
        <RequestSurface me={connection.me} opensQueue search={location.search}>
          <SearchBox onChoose={setChosen} />
          <SyncState connection={connection} now={now} />
          <DigestLater />
          {chosen === null ? (
            <TabScreen subject={subject} word={word} me={connection.me} onChoose={setChosen} />
          ) : (
            <>
              <div className="row">
                <Button look="quiet" onClick={() => setChosen(null)}>
                  {i18n.t("popup.backToTab")}
                </Button>
                {say !== null && tab?.customer.kind !== "matched" && (
                  <Button
                    onClick={() => {
                      say("choose", chosen.id);
                      setChosen(null);
                    }}
                  >
                    {i18n.t("links.own.isIt")}
                  </Button>
                )}
              </div>
              <CustomerSummary customer={chosen} tabId={null} remark={i18n.t("popup.customer.chosen")} />
              <OrderCheckLater
                customer={chosen}
                organization={connection.me.organization}
                document={null}
                linkUnconfirmed={false}
              />
            </>
          )}
          {subject.kind === "ready" && subject.value?.tab.origin && (
            <SiteSwitch origin={subject.value.tab.origin} />
          )}
        </RequestSurface>
        <Foot connection={connection} now={now} />
      </Frame>
    </Currency>
  );
};

/** Signed in: what the member may see of this tab, or that nothing is shown yet. */
export const SignedInScreen = (props: Props) => {
  const { me } = props.connection;
  if (!isQuietFor(me)) return <SeeingScreen {...props} />;
  return (
    <Frame title={me.organization.name}>
      <SyncState {...props} />
      <Quiet />
      <Foot {...props} />
    </Frame>
  );
};
