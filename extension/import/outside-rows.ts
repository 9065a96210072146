import type { CustomerReference } from "#shared/contract/customer-reference.ts";
import type { ProviderScale, ScoreRow } from "#shared/contract/external-scores.ts";
import type { CoverRow } from "#shared/contract/insurer-limits.ts";
import { readExternal } from "#shared/credit/external/external-score.ts";
import { parseSiren, parseSiret, parseVat } from "#shared/credit/identity.ts";
import { failed, ok, type Result } from "#shared/result.ts";
import { readCsvAmount } from "./csv-amounts.ts";
import { readCsvDate } from "./csv-dates.ts";
import type { DateOrder } from "./mapping.ts";
import type { OutsideField } from "./outside-columns.ts";

/** Why a line stays here: each has words in every language. */
export const ROW_PROBLEMS = [
  "no_identifier",
  "bad_identifier",
  "no_value",
  "not_rated",
  "bad_date",
  "no_amount",
  "bad_amount",
  "zero_amount",
  "unclear_decision",
  "not_applicable",
] as const;
export type RowProblem = (typeof ROW_PROBLEMS)[number];

type Cell = (field: OutsideField) => string;

/** How dates and amounts are written, and the day of lines that tell none (ISO). */
export type RowReading = { dateOrder: DateOrder; decimal: "," | "."; day: string };

const fold = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Whom a line names; an identifier whose check digits are wrong names nobody. */
export const readReference = (cell: Cell): Result<CustomerReference, RowProblem> => {
  const reference: CustomerReference = {};
  if (cell("siren") !== "") {
    const siret = parseSiret(cell("siren"));
    const siren = siret.ok ? ok(siret.value.slice(0, 9)) : parseSiren(cell("siren"));
    if (!siren.ok) return failed("bad_identifier");
    reference.siren = siren.value;
  }
  if (cell("vat") !== "") {
    const vat = parseVat(cell("vat"));
    if (!vat.ok) return failed("bad_identifier");
    reference.vat = vat.value.value;
  }
  if (cell("accountNumber") !== "") reference.accountNumber = cell("accountNumber").slice(0, 120);
  return Object.keys(reference).length === 0 ? failed("no_identifier") : ok(reference);
};

const dayOf = (text: string, { dateOrder, day }: RowReading): Result<string, RowProblem> => {
  if (text === "") return day === "" ? failed("bad_date") : ok(day);
  const read = readCsvDate(text, dateOrder);
  return read === null ? failed("bad_date") : ok(read);
};

const SAYS_NOTHING =
  /\b(not (rated|applicable|available|found|known)|non (note|cote|applicable|disponible|connu)\w*|sans (objet|note)|unrated|inconnu\w*|unknown)\b|^(n\/?[acr]|nr|nc|-+|\?)$/;

/** A grade of one line as it came. A text that says that there is none is named, never a value. */
export const readScoreRow = (
  cell: Cell,
  reading: RowReading,
  scale: ProviderScale,
): Result<ScoreRow, RowProblem> => {
  const reference = readReference(cell);
  if (!reference.ok) return reference;
  const value = cell("value").slice(0, 40);
  if (value === "") return failed("no_value");
  if (!readExternal({ scale, value }).ok && SAYS_NOTHING.test(fold(value))) return failed("not_rated");
  const day = dayOf(cell("day"), reading);
  return day.ok ? ok({ ...reference.value, value, day: day.value }) : day;
};

const WITHDRAWN = /retir|retrait|annul|resili|withdr|cancel|terminat|supprim/;
const REFUSED = /refus|declin|reject|denied|non accord/;
const REPLACED = /rempla|replac|renouv|renew/;

const decisionOf = (cell: Cell, decimal: "," | "."): Result<CoverRow["decision"], RowProblem> => {
  const [amount, said] = [cell("amount"), fold(`${cell("decision")} ${cell("amount")}`.trim())];
  if ([cell("decision"), amount].some((text) => SAYS_NOTHING.test(fold(text))))
    return failed("not_applicable");
  const [withdrawn, refused] = [WITHDRAWN.test(said), REFUSED.test(said)];
  if ((withdrawn && refused) || (withdrawn && REPLACED.test(said))) return failed("unclear_decision");
  if (withdrawn) return ok({ kind: "withdrawn" });
  if (refused) return ok({ kind: "refused" });
  if (amount === "") return failed("no_amount");
  const amountCents = readCsvAmount(amount, decimal);
  if (amountCents === null || amountCents < 0) return failed("bad_amount");
  // Refused, withdrawn or not asked for: 0 does not tell which.
  return amountCents === 0 ? failed("zero_amount") : ok({ kind: "limit", amountCents });
};

/** What an insurer decided, of one line. Nothing that is not an amount is ever read as 0. */
export const readCoverRow = (cell: Cell, reading: RowReading): Result<CoverRow, RowProblem> => {
  const reference = readReference(cell);
  if (!reference.ok) return reference;
  const decision = decisionOf(cell, reading.decimal);
  if (!decision.ok) return decision;
  const from = dayOf(cell("from"), reading);
  if (!from.ok) return from;
  const until = cell("until") === "" ? null : readCsvDate(cell("until"), reading.dateOrder);
  if (cell("until") !== "" && until === null) return failed("bad_date");
  return ok({ ...reference.value, decision: decision.value, from: from.value, until });
};
