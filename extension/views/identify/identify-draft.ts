import type { TabCustomer } from "#extension/platform/messages.ts";
import type { Identification } from "#shared/contract/prospects.ts";
import { stripSeparators } from "#shared/credit/identity.ts";

export type IdentifyDraft = { name: string; town: string; number: string };

const SHORTEST_NAME = 2;

/** What the page says, to be looked over before any of it leaves; a number of the seller's own is on every quote, and nobody's here. */
export const draftOfTab = (
  tab: Pick<TabCustomer, "seenName" | "record"> | null,
  ownSiren: string | null,
): IdentifyDraft => {
  const { siren = null, siret = null, vat = null } = tab?.record ?? {};
  const isOwn = (number: string): boolean => ownSiren !== null && stripSeparators(number).includes(ownSiren);
  const number = [siren, siret, vat].find((each) => each !== null && !isOwn(each)) ?? "";
  return { name: tab?.seenName?.trim() ?? "", town: "", number };
};

/** A SIREN or SIRET that was typed where the name belongs. */
const isNumber = (name: string): boolean => /^(?:\d{9}|\d{14})$/.test(stripSeparators(name));

/** What alone is looked up, wherever it was typed; empty where it is the name. */
export const numberAsked = ({ name, number }: IdentifyDraft): string =>
  number.trim() !== "" ? number.trim() : isNumber(name) ? name.trim() : "";

/** What is asked: a number alone, or name and town; null where neither says anything. */
export const identificationOf = (draft: IdentifyDraft): Identification | null => {
  const { name, town } = draft;
  const number = numberAsked(draft);
  if (number !== "") return { number };
  if (name.trim().length < SHORTEST_NAME) return null;
  return { name: name.trim(), ...(town.trim() !== "" && { town: town.trim() }) };
};
