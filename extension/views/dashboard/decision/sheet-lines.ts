import type { Asked, GrantBody, RequestSnapshot } from "#shared/contract/requests.ts";
import { formatDate, formatMoney } from "../../format.ts";
import { checkSentence, type SheetWords } from "./sheet-language.ts";

export type SheetLine = { name: string; text: string };

/** What was known of the customer at one moment, one fact a line. */
export const factLines = (facts: RequestSnapshot, currency: string, words: SheetWords): SheetLine[] => {
  const { word, language } = words;
  const money = (cents: number | null) =>
    cents === null ? word("decisionSheet.unlimited") : formatMoney(cents, currency, language);
  const line = (name: string, text: string): SheetLine => ({ name: word(`decisionSheet.${name}`), text });
  return [
    line("class", facts.riskClass),
    line(
      "score",
      facts.scorePoints === null ? "–" : word("decisionSheet.scoreOf", [String(facts.scorePoints)]),
    ),
    line("exposure", money(facts.exposureCents)),
    line("limit", facts.limitCents === null ? "–" : money(facts.limitCents)),
    line("overdue", money(facts.overdueCents)),
    line("oldest", word("decisionSheet.days", [String(facts.oldestOverdueDays)])),
    line("after", money(facts.resultingCents)),
    line("ledger", facts.ledgerDate === null ? "–" : formatDate(facts.ledgerDate, language)),
    line(
      "checks",
      facts.failed.map((failed) => checkSentence(failed, currency, words)).join(" ") ||
        word("decisionSheet.none"),
    ),
    line("policy", String(facts.policyVersion)),
    line("engine", String(facts.engineVersion)),
    line("hash", facts.inputsHash),
  ];
};

/** What was asked or granted, in one sentence of the sheet's language. `currency`: the organization's. */
export const subjectText = (subject: Asked | GrantBody, currency: string, words: SheetWords): string => {
  const { word, language } = words;
  const day = (isoDate: string) => formatDate(isoDate, language);
  const terms = ({ kind, days }: { kind: string; days: number }) => word(`ui.terms.${kind}`, [String(days)]);
  switch (subject.kind) {
    case "order_release": {
      const inCurrency = "currency" in subject ? subject.currency : currency;
      const money = (cents: number) => formatMoney(cents, inCurrency, language);
      if ("basis" in subject) {
        const form = subject.depositCents > 0 ? `${subject.basis}Deposit` : subject.basis;
        const figures = [money(subject.amountCents), day(subject.until), money(subject.depositCents)];
        return word(`requests.granted.order_release.${form}`, figures);
      }
      const { documentNumber, documentKind } = subject;
      return documentNumber === ""
        ? word(`requests.asked.${documentKind}`, [money(subject.amountCents)])
        : word(`requests.asked.numbered.${documentKind}`, [money(subject.amountCents), documentNumber]);
    }
    case "limit_temporary":
      return word("requests.granted.limit_temporary", [
        formatMoney(subject.amountCents, currency, language),
        ...[day(subject.from), day(subject.until)],
      ]);
    case "limit_permanent": {
      const until = "until" in subject ? subject.until : null;
      const figures = [
        formatMoney(subject.amountCents, currency, language),
        until === null ? "" : day(until),
      ];
      return word(`requests.granted.limit_permanent.${until === null ? "open" : "until"}`, figures);
    }
    case "terms_change":
      return word("requests.granted.terms_change", [terms(subject.terms)]);
    case "block":
      return word("requests.granted.block", [day(subject.until)]);
    case "unblock":
      return word("requests.granted.unblock");
    case "class_override":
      return word("requests.granted.class_override", [subject.riskClass, day(subject.until)]);
  }
};

/** A moment as clocks showed it where the organization is, and in UTC. */
export const momentText = (at: string, timeZone: string, { language }: SheetWords): string => {
  const local = new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", {
    ...{ dateStyle: "long", timeStyle: "medium" },
    timeZone,
  });
  return `${local.format(new Date(at))} (${timeZone}) · ${at.replace("T", " ").replace(/\.\d+Z$|Z$/, "")} UTC`;
};
