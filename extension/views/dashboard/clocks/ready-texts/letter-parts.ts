import type { LedgerSplit } from "#shared/contract/clocks.ts";
import { formatMoney } from "../../../format.ts";
import type { SheetWords } from "../../decision/sheet-language.ts";
import { formatLongDate } from "../day-words.ts";
import { type Block, type Letter, type Slot, slotMark } from "./letter.ts";
import type { LetterFacts } from "./letter-facts.ts";

/** What the data know, else its slot. */
const orSlot = (known: string | null | undefined, slot: Slot): string =>
  known === null || known === undefined || known.trim() === "" ? slotMark(slot) : known;

export type Say = (key: string, figures?: string[]) => string;
/** Words of one text, by the last parts of their keys. */
export const sayOf =
  ({ word }: SheetWords, part: string): Say =>
  (key, figures) =>
    word(`readyTexts.${part}.${key}`, figures);

export const moneyOf =
  ({ currency, words: { language } }: LetterFacts) =>
  (cents: number): string =>
    formatMoney(cents, currency, language, { column: true });

/** What every text begins and ends with. `role`: of who receives it, in the words of the language; "" for none. */
export const frameOf = (
  { words, sender }: LetterFacts,
  { role, registered }: { role: string; registered: boolean },
): Omit<Letter, "subject" | "blocks" | "copies"> => {
  const say = sayOf(words, "frame");
  return {
    sender: [sender.name, say("siren", [orSlot(sender.siren, "senderSiren")]), slotMark("senderAddress")],
    recipient: [...(role === "" ? [] : [role]), slotMark("recipientName"), slotMark("recipientAddress")],
    sending: registered ? say("registered") : null,
    dated: say("dated", [slotMark("place"), slotMark("date")]),
    signature: slotMark("signatory"),
  };
};

/** Debtor, proceedings, judgment and its publication: what a court's representative files a letter by. */
export const caseBlock = (facts: LetterFacts): Block => {
  const { words, debtor, split } = facts;
  const say = sayOf(words, "case");
  const day = (isoDate: string | null | undefined, slot: Slot) =>
    isoDate ? formatLongDate(isoDate, words.language) : slotMark(slot);
  return {
    kind: "list",
    items: [
      say("debtor", [debtor.name, orSlot(debtor.siren, "debtorSiren"), slotMark("debtorAddress")]),
      say("procedure", [procedureName(facts)]),
      say("judgment", [day(split?.judgmentOn, "judgmentOn"), orSlot(split?.court, "court")]),
      say("published", [day(split?.publishedOn, "publishedOn")]),
    ],
  };
};

export const procedureName = ({ procedure, words }: LetterFacts): string =>
  procedure === null ? slotMark("procedure") : words.word(`readyTexts.procedures.${procedure}`);

/** A document owed at the judgment; credit notes are negative. */
export type Line = {
  reference: string;
  documentDate: string;
  dueDate: string | null;
  dueAssumed: boolean;
  owedCents: number;
  toFallDue: boolean;
};

/** What is to be declared, document by document: the statement, and from a server of before what is open. */
export const linesOf = (split: LedgerSplit | null): Line[] =>
  split?.statement?.lines ??
  (split?.before.lines ?? []).map(({ openCents, ...line }) => ({
    ...line,
    owedCents: openCents,
    dueAssumed: false,
  }));

export type Owed = { dueCents: number; toFallDueCents: number; principalCents: number };

/** Principal due on the day of the judgment, still to fall due, and both. */
export const owedOf = (lines: readonly Line[]): Owed => {
  const sum = (some: readonly Line[]) => some.reduce((total, { owedCents }) => total + owedCents, 0);
  const toFallDueCents = sum(lines.filter(({ toFallDue }) => toFallDue));
  const principalCents = sum(lines);
  return { dueCents: principalCents - toFallDueCents, toFallDueCents, principalCents };
};

/** The statement of what is owed, one document a line, with its totals. */
export const statementBlock = (facts: LetterFacts, lines: readonly Line[]): Block => {
  const { words } = facts;
  const say = sayOf(words, "statement");
  const money = moneyOf(facts);
  const day = (isoDate: string) => formatLongDate(isoDate, words.language);
  const owed = owedOf(lines);
  return {
    kind: "table",
    caption: say("caption"),
    head: [say("document"), say("date"), say("dueDate"), say("due"), say("toFallDue")],
    rows: lines.map(({ reference, documentDate, dueDate, owedCents, toFallDue }) => [
      reference,
      day(documentDate),
      dueDate === null ? say("noDueDate") : day(dueDate),
      toFallDue ? "" : money(owedCents),
      toFallDue ? money(owedCents) : "",
    ]),
    foot: [say("total"), "", "", money(owed.dueCents), money(owed.toFallDueCents)],
    figures: [3, 4],
  };
};

/** Principal in one sentence, then what came on top of it before the judgment, and the sum declared. */
export const sumsBlocks = (facts: LetterFacts, lines: readonly Line[]): Block[] => {
  const say = sayOf(facts.words, "sums");
  const money = moneyOf(facts);
  const { dueCents, toFallDueCents, principalCents } = owedOf(lines);
  const principal = text(say("principal", [money(principalCents), money(dueCents), money(toFallDueCents)]));
  const statement = facts.split?.statement;
  if (statement === undefined) return [principal, text(say("interestToSay", [slotMark("interest")]))];
  const { interestCents, indemnitiesCents, interestMissing, totalCents, disputedCents } = statement;
  return [
    principal,
    ...(interestCents > 0 ? [text(say("interest", [money(interestCents)]))] : []),
    ...(indemnitiesCents > 0 ? [text(say("indemnities", [money(indemnitiesCents)]))] : []),
    ...(totalCents === principalCents ? [] : [text(say("total", [money(totalCents)]))]),
    ...(interestMissing.length > 0
      ? [text(say("interestMissing", [interestMissing.join(", "), slotMark("interest")]))]
      : []),
    ...(disputedCents > 0 ? [text(say("disputed", [money(disputedCents)]))] : []),
  ];
};

/** Everything declared, in cents. */
export const declaredCents = ({ split }: LetterFacts, lines: readonly Line[]): number =>
  split?.statement?.totalCents ?? owedOf(lines).principalCents;

export const text = (said: string): Block => ({ kind: "text", text: said });
