import { formatLongDate } from "../day-words.ts";
import { type Block, type Letter, slotMark } from "./letter.ts";
import type { LetterFacts } from "./letter-facts.ts";
import { frameOf, moneyOf, sayOf, text } from "./letter-parts.ts";

const frameToInsurer = (facts: LetterFacts) => {
  const { deadline } = facts;
  const frame = frameOf(facts, { role: "", registered: false });
  return { ...frame, recipient: [deadline?.insurer ?? slotMark("insurer"), slotMark("recipientAddress")] };
};

const policyBlock = ({ words, sender, debtor }: LetterFacts): Block => {
  const say = sayOf(words, "insurerCase");
  return {
    kind: "list",
    items: [
      say("policy", [slotMark("policyNumber"), sender.name]),
      say("buyer", [debtor.name, debtor.siren ?? slotMark("debtorSiren"), slotMark("debtorAddress")]),
    ],
  };
};

/** What the ledger says of the buyer; nothing where it is not shown. */
const ledgerBlock = (facts: LetterFacts): Block[] => {
  const { words, ledger } = facts;
  if (ledger === null || ledger.date === null) return [];
  const money = moneyOf(facts);
  const day = formatLongDate(ledger.date, words.language);
  return [
    text(sayOf(words, "insurerCase")("ledger", [day, money(ledger.openCents), money(ledger.overdueCents)])),
  ];
};

/** Adverse news about a buyer. What was learnt is for a person to say; a judgment that is known is told with its days. */
export const adverseLetter = (facts: LetterFacts): Letter => {
  const { words, debtor, deadline, procedure, split } = facts;
  const say = sayOf(words, "adverse");
  const day = (isoDate: string) => formatLongDate(isoDate, words.language);
  const known = deadline === null ? slotMark("knownOn") : day(deadline.startOn);
  const judgment =
    split === null || procedure === null
      ? []
      : [
          say(split.publishedOn === null ? "judgment" : "judgmentPublished", [
            words.word(`readyTexts.procedures.${procedure}`),
            ...[split.judgmentOn, split.publishedOn].flatMap((on) => (on === null ? [] : [day(on)])),
          ]),
        ];
  return {
    ...frameToInsurer(facts),
    subject: say("subject", [debtor.name]),
    blocks: [
      policyBlock(facts),
      text(say("known", [known])),
      { kind: "list", items: [...judgment, slotMark("news")] },
      ...(deadline?.provisional === true ? [text(say("unconfirmed"))] : []),
      ...ledgerBlock(facts),
      text(say("steps", [slotMark("steps")])),
      text(say("closing")),
    ],
    copies: [],
  };
};

/** What the buyer has not paid in time, document by document. */
export const overdueLetter = (facts: LetterFacts): Letter => {
  const { words, debtor, overdue } = facts;
  const say = sayOf(words, "overdue");
  const money = moneyOf(facts);
  const day = (isoDate: string) => formatLongDate(isoDate, words.language);
  const total = overdue.reduce((sum, { openCents }) => sum + openCents, 0);
  const remarks = (item: LetterFacts["overdue"][number]) =>
    [item.disputed ? say("disputed") : "", item.dueAssumed ? say("assumed") : ""].filter(
      (remark) => remark !== "",
    );
  return {
    ...frameToInsurer(facts),
    subject: say("subject", [debtor.name]),
    blocks: [
      policyBlock(facts),
      text(say("opening", [day(facts.today)])),
      {
        kind: "table",
        caption: say("caption"),
        head: [say("document"), say("date"), say("dueDate"), say("remark"), say("open")],
        rows: overdue.map((item) => [
          item.reference,
          day(item.documentDate),
          item.dueDate === null ? "" : day(item.dueDate),
          remarks(item).join(", "),
          money(item.openCents),
        ]),
        foot: [say("total"), "", "", "", money(total)],
        figures: [4],
      },
      ...ledgerBlock(facts),
      text(say("steps", [slotMark("steps")])),
      text(say("closing")),
    ],
    copies: [],
  };
};
