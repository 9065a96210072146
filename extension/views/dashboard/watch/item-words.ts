import { i18n } from "#extension/platform/i18n.ts";
import type { WatchItem } from "#shared/contract/watch.ts";
import { formatDate, type Language } from "../../format.ts";
import { paramOf } from "./settlement-draft.ts";

/** Reasons for which the watch could not read a notice, as this version knows them. */
const WHYS = [
  "unknown_wording",
  "procedure_unnamed",
  "contradictory",
  "not_granted",
  "other_procedure",
  "old_law",
  "no_judgment",
  "judgment_date_unknown",
  "retracted_judgment_unknown",
  "closing_reason_unstated",
  "closes_another_procedure",
  "plan_without_procedure",
  "annulled_notice_unknown",
  "corrected_notice_unknown",
  "reversed_notice_unknown",
  "registered_after_striking_off",
] as const;

/** What is to be judged, in sentences: why it came up, and what to do with it. */
export const itemSentences = (item: WatchItem): string[] => {
  const why = WHYS.find((known) => known === paramOf(item, "why"));
  return [
    ...(item.reason === "unknown_wording" && why !== undefined ? [i18n.t(`watch.whys.${why}`)] : []),
    i18n.t(`watch.asks.${item.reason}`),
  ];
};

/** The notice's own words, to be quoted; null where there are none. */
export const quotedWording = (item: WatchItem): string | null => {
  const parts = [paramOf(item, "wording"), paramOf(item, "complement")].filter((part) => part !== "");
  return parts.length === 0 ? null : parts.join("\n");
};

const SHOWN = ["name", "siren", "town", "court", "day", "publishedOn", "vat", "consultation"] as const;
const DAYS: readonly string[] = ["day", "publishedOn"];

export type ItemFact = { name: string; text: string };

/** What the source told beside, one fact a line. */
export const itemFacts = (item: WatchItem, language: Language): ItemFact[] =>
  SHOWN.flatMap((param) => {
    const text = paramOf(item, param);
    if (text === "") return [];
    return [
      {
        name: i18n.t(`watch.params.${param}`),
        text: DAYS.includes(param) && /^\d{4}-\d\d-\d\d$/.test(text) ? formatDate(text, language) : text,
      },
    ];
  });
