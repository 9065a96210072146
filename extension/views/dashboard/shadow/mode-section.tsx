import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { send } from "#extension/platform/send.ts";
import { MemberList, OrganizationChanged } from "#shared/contract/me.ts";
import { formatDate } from "../../format.ts";
import { Button } from "../../ui/button.tsx";
import { useMe } from "../../ui/session.tsx";
import { useRead } from "../../ui/use-read.ts";
import { useWrite } from "../../ui/use-write.ts";
import { ConfirmDialog } from "../policy/confirm-dialog.tsx";
import { switchedOn } from "./shadow-period.ts";

/** Whether those who sell see anything yet, since when, and the one press that changes it. */
export const ModeSection = () => {
  const { role, organization } = useMe();
  const queries = useQueryClient();
  const [asked, setAsked] = useState(false);
  const members = useRead(MemberList, "/v1/members", { enabled: asked });
  const [standing, setStanding] = useState<OrganizationChanged | null>(null);
  const write = useWrite(OrganizationChanged, (changed) => {
    setStanding(changed);
    setAsked(false);
    // The session learns of it only with the next sync, which is asked for at once.
    void send("syncNow", null)
      .catch(() => undefined)
      .then(() => queries.invalidateQueries({ queryKey: ["connection"] }))
      .then(() => setStanding(null));
  });
  const { mode, modeSince, timeZone } = standing ?? organization;
  const silent = mode === "shadow";
  const since = switchedOn(modeSince, timeZone);
  const selling = (members.data?.members ?? []).filter(
    (each) => each.role === "rep" || each.role === "manager",
  );
  const effect = silent ? "on" : "off";
  return (
    <section className="box row spread shadow-mode" aria-labelledby="shadow-mode">
      <div role="status">
        <h2 id="shadow-mode">
          {since === null
            ? i18n.t(silent ? "shadow.mode.silent" : "shadow.mode.live")
            : i18n.t(silent ? "shadow.mode.silentSince" : "shadow.mode.liveSince", [
                formatDate(since, uiLanguage()),
              ])}
        </h2>
        <p className="muted">
          {i18n.t(silent ? "shadow.mode.silentNext" : "shadow.mode.liveNext")}
          {role !== "admin" && ` ${i18n.t("shadow.mode.adminSwitches")}`}
        </p>
      </div>
      {role === "admin" && (
        <Button look={silent ? "main" : "plain"} onClick={() => setAsked(true)}>
          {i18n.t(`shadow.mode.${effect}`)}
        </Button>
      )}
      {asked && (
        <ConfirmDialog
          title={i18n.t(`shadow.mode.${effect}`)}
          consequence={
            selling.length === 0
              ? i18n.t(`shadow.mode.${effect}Nobody`)
              : i18n.t(`shadow.mode.${effect}Effect`, selling.length)
          }
          confirm={i18n.t(`shadow.mode.${effect}`)}
          busy={write.isPending}
          failure={write.error}
          onConfirm={() =>
            write.mutate({
              method: "PATCH",
              path: "/v1/organization",
              body: { mode: silent ? "live" : "shadow" },
            })
          }
          onClose={() => {
            setAsked(false);
            write.reset();
          }}
        />
      )}
    </section>
  );
};
