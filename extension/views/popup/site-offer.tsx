import { useCallback, useMemo, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import type { Failure, Sites } from "#extension/platform/messages.ts";
import { originPattern, requestOrigin } from "#extension/platform/permissions.ts";
import { send } from "#extension/platform/send.ts";
import { TeachButton } from "../teach/teach-button.tsx";
import { Button } from "../ui/button.tsx";
import { FailureNotice } from "../ui/failure-notice.tsx";
import { PRODUCTS } from "./products.ts";
import { useAsked } from "./use-asked.ts";

const REFUSED: Failure = { code: "permission_missing", requestId: null };

const ask = (tabId: number) => async (): Promise<Sites & { product: string | null }> => {
  const [sites, probed] = await Promise.all([send("sites", null), send("probeTab", { tabId })]);
  return { ...sites, product: probed.site === null ? null : (PRODUCTS[probed.site] ?? null) };
};

/** Vigie reads only the sites the person enabled: on any other page it offers to. */
export const SiteOffer = ({ origin, tabId }: { origin: string; tabId: number }) => {
  const [failure, setFailure] = useState<Failure | null>(null);
  const looked = useMemo(() => ask(tabId), [tabId]);
  const { asked, again } = useAsked(looked);
  const enable = useCallback(() => {
    const allowed = requestOrigin(origin);
    void allowed
      .then((given) => (given ? send("enableSite", { origin }) : { ok: false as const, error: REFUSED }))
      .then((answer) => {
        setFailure(answer.ok ? null : answer.error);
        again();
      });
  }, [origin, again]);
  if (asked.kind !== "ready") return null;
  const host = new URL(origin).host;
  const enabled = asked.value.origins.some(
    (pattern) => pattern === originPattern(origin) || pattern === "<all_urls>",
  );
  if (enabled)
    return (
      <>
        <p className="muted">{i18n.t("popup.site.enabled", [host])}</p>
        <TeachButton tabId={tabId} beside />
      </>
    );
  return (
    <section className="box stack" aria-label={i18n.t("popup.site.title")}>
      {asked.value.product !== null && <p>{i18n.t("popup.site.isProduct", [host, asked.value.product])}</p>}
      <p>{i18n.t("popup.site.offer", [host])}</p>
      {failure !== null && <FailureNotice failure={failure} />}
      <Button onClick={enable}>{i18n.t("popup.site.enable", [host])}</Button>
    </section>
  );
};
