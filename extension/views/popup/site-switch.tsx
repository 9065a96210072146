import { useCallback } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { originPattern } from "#extension/platform/permissions.ts";
import { send } from "#extension/platform/send.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { unwellSentence } from "../unwell-sentence.ts";
import { useSites } from "./use-sites.ts";

/** On an enabled site: badges off or on in one click, and a word where its pages are no longer recognised. */
export const SiteSwitch = ({ origin }: { origin: string }) => {
  const { asked, again } = useSites();
  const pattern = originPattern(origin);
  const turn = useCallback(
    (on: boolean): void => void send("switchSite", { origin, on }).then(again),
    [origin, again],
  );
  if (asked.kind !== "ready" || pattern === null || !asked.value.origins.includes(pattern)) return null;
  const host = new URL(origin).host;
  const isOff = asked.value.off.includes(pattern);
  const unwell = isOff ? null : unwellSentence(asked.value.health.filter((one) => one.pattern === pattern));
  return (
    <section className="stack" aria-label={i18n.t("popup.site.title")}>
      {unwell !== null && (
        <Notice kind="warning" title={unwell}>
          <p>{i18n.t("sites.unwellNext")}</p>
        </Notice>
      )}
      <div className="row">
        <span className="muted">{i18n.t(isOff ? "sites.isOff" : "sites.isOn", [host])}</span>
        <Button look="quiet" onClick={() => turn(isOff)}>
          {i18n.t(isOff ? "sites.turnOn" : "sites.turnOff")}
        </Button>
      </div>
    </section>
  );
};
