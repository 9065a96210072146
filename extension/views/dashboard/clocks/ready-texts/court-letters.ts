import { formatLongDate } from "../day-words.ts";
import { type Letter, slotMark } from "./letter.ts";
import type { LetterFacts } from "./letter-facts.ts";
import {
  caseBlock,
  declaredCents,
  frameOf,
  linesOf,
  moneyOf,
  owedOf,
  procedureName,
  sayOf,
  statementBlock,
  sumsBlocks,
  text,
} from "./letter-parts.ts";

/**
 * Declaration of claims (C. com. L622-24, L622-25, R622-23, R622-24): what was due on the day of the judgment, what was to fall due
 * and when, its nature, the documents, certified sincere. To the representative of creditors, in a liquidation to the liquidator.
 */
export const claimLetter = (facts: LetterFacts): Letter => {
  const { words, debtor, procedure, split, retentionOfTitle } = facts;
  const say = sayOf(words, "claim");
  const lines = linesOf(split);
  return {
    ...frameOf(facts, { role: say(`recipient.${procedure ?? "unknown"}`), registered: true }),
    subject: say("subject", [procedureName(facts), debtor.name]),
    blocks: [
      caseBlock(facts),
      text(say(`opening.${procedure ?? "unknown"}`)),
      statementBlock(facts, lines),
      ...sumsBlocks(facts, lines),
      text(say("nature", [slotMark("nature")])),
      ...(retentionOfTitle === true ? [text(say("title"))] : []),
      text(say("documents")),
      {
        kind: "list",
        items: [
          // One document may be owed in several parts.
          ...new Set(
            lines.map(({ reference, documentDate }) =>
              say("document", [reference, formatLongDate(documentDate, words.language)]),
            ),
          ),
          slotMark("otherDocuments"),
        ],
      },
      text(say("certified")),
      text(say("closing")),
    ],
    copies: [],
  };
};

/**
 * Goods under retention of title are reclaimed (C. com. L624-9, L624-16, L624-18, R624-13, R641-31): to the administrator; where none
 * was named, to the debtor with a copy to the representative of creditors, in a liquidation to the liquidator. `references`: of
 * the documents whose goods these are.
 */
export const titleLetter = (facts: LetterFacts, references: ReadonlySet<string>): Letter => {
  const { words, debtor, procedure, split } = facts;
  const say = sayOf(words, "title");
  const money = moneyOf(facts);
  const lines = linesOf(split).filter(({ reference }) => references.has(reference));
  return {
    ...frameOf(facts, { role: say(`recipient.${procedure ?? "unknown"}`), registered: true }),
    subject: say("subject", [procedureName(facts), debtor.name]),
    blocks: [
      caseBlock(facts),
      text(say("sold", [debtor.name])),
      statementBlock(facts, lines),
      text(say("clause", [slotMark("terms")])),
      text(say("goods", [slotMark("goods")])),
      text(say("unpaid", [money(owedOf(lines).principalCents)])),
      text(say("claim")),
      text(say("resold")),
      text(say("kept")),
      text(say("next")),
      text(say("closing")),
    ],
    copies: procedure === "liquidation" ? [] : [say("copy")],
  };
};

/** Relief from foreclosure (C. com. L622-26): asked of the supervising judge, with the ground of the omission. */
export const reliefLetter = (facts: LetterFacts): Letter => {
  const { words, debtor, split } = facts;
  const say = sayOf(words, "relief");
  const money = moneyOf(facts);
  const lines = linesOf(split);
  return {
    ...frameOf(facts, { role: say("recipient"), registered: true }),
    subject: say("subject", [procedureName(facts), debtor.name]),
    blocks: [
      caseBlock(facts),
      text(say("missed")),
      statementBlock(facts, lines),
      ...sumsBlocks(facts, lines),
      text(say("ground", [slotMark("ground")])),
      text(say("time")),
      text(say("asks", [money(declaredCents(facts, lines))])),
      text(say("closing")),
    ],
    copies: [],
  };
};

/**
 * From now on payment before delivery, to who decides for the debtor. Orders stay welcome; contracts that run are left to the
 * administrator's choice (C. com. L622-13), debts of before to the declaration (L622-7).
 */
export const deliveryLetter = (facts: LetterFacts): Letter => {
  const { words, debtor } = facts;
  const say = sayOf(words, "delivery");
  return {
    ...frameOf(facts, { role: say(`recipient.${facts.procedure ?? "unknown"}`), registered: false }),
    subject: say("subject", [debtor.name]),
    blocks: [
      caseBlock(facts),
      text(say("rule")),
      text(say("running")),
      text(say("after")),
      text(say("before")),
      text(say("closing")),
    ],
    copies: [],
  };
};
