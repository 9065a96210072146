import { i18n } from "#extension/platform/i18n.ts";
import type { OutsideEvent, OutsideEventKind } from "#shared/contract/outside.ts";
import { formatDate, type Language } from "../format.ts";

type Told = Pick<OutsideEvent, "kind" | "on" | "publishedOn">;

/** What happened to a firm, with the day on which everybody could read it, or else on which it happened. */
export const eventWords = ({ kind, on, publishedOn }: Told, language: Language): string =>
  publishedOn === null
    ? i18n.t("outside.eventOn", [i18n.t(`outside.kinds.${kind}`), formatDate(on, language)])
    : i18n.t(`outside.published.${kind}`, [formatDate(publishedOn, language)]);

const BAD: readonly OutsideEventKind[] = [
  "liquidation",
  "reorganisation",
  "safeguard",
  "plan_resolved",
  "struck_off",
  "conciliation",
  "dissolved",
  "ceased",
  "identity_mismatch",
];

/** What threatens a debt, beside what is only good to know. */
export const isThreat = (kind: OutsideEventKind): boolean => BAD.includes(kind);

/** Address of a source document that may be opened: by https alone; null for none. */
export const documentAddress = (document: string | null): string | null =>
  document !== null && URL.canParse(document) && new URL(document).protocol === "https:" ? document : null;
