import { useCallback, useMemo, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import type { Failure } from "#extension/platform/messages.ts";
import { originPattern, requestOrigin } from "#extension/platform/permissions.ts";
import { send } from "#extension/platform/send.ts";
import { TeachButton } from "../teach/teach-button.tsx";
import { Button } from "../ui/button.tsx";
import { FailureNotice } from "../ui/failure-notice.tsx";
import { PRODUCTS } from "./products.ts";
import { useAsked } from "./use-asked.ts";
import { useSites } from "./use-sites.ts";

const REFUSED: Failure = { code: "permission_missing", requestId: null };

const probe = (tabId: number) => async (): Promise<string | null> => {
  const { site } = await send("probeTab", { tabId });
  return site === null ? null : (PRODUCTS[site] ?? null);
};

/** Vigie reads only the sites the person enabled: on any other page it offers to. */
export const SiteOffer = ({ origin, tabId }: { origin: string; tabId: number }) => {
  const [failure, setFailure] = useState<Failure | null>(null);
  const { asked, again } = useSites();
  const look = useMemo(() => probe(tabId), [tabId]);
  const { asked: product } = useAsked(look);
  const enable = useCallback(() => {
    const allowed = requestOrigin(origin);
    void allowed
      .then((given) => (given ? send("enableSite", { origin }) : { ok: false as const, error: REFUSED }))
      .then((answer) => {
        setFailure(answer.ok ? null : answer.error);
        again();
      });
  }, [origin, again]);
  if (asked.kind !== "ready" || product.kind === "loading") return null;
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
      {product.kind === "ready" && product.value !== null && (
        <p>{i18n.t("popup.site.isProduct", [host, product.value])}</p>
      )}
      <p>{i18n.t("popup.site.offer", [host])}</p>
      {failure !== null && <FailureNotice failure={failure} />}
      <Button onClick={enable}>{i18n.t("popup.site.enable", [host])}</Button>
    </section>
  );
};
