import { describe, expect, it } from "vitest";
import en from "#extension/locales/en.json";
import fr from "#extension/locales/fr.json";
import { shownCodes } from "#extension/views/field-reports/code-picker.tsx";
import { CODE_WORDS } from "#extension/views/field-reports/code-words.ts";
import { ALL_CODES, findCodes } from "#extension/views/field-reports/find-codes.ts";
import { markedParts } from "#extension/views/field-reports/free-text.tsx";
import {
  draftOfReport,
  expiryOf,
  linkOf,
  type ReportDraft,
  type ReportFrom,
  reportOfDraft,
} from "#extension/views/field-reports/report-draft.ts";
import { openInvoices } from "#extension/views/field-reports/use-open-invoices.ts";
import { dayOfWhen, whensOn } from "#extension/views/field-reports/when-seen.ts";
import type { Item } from "#shared/contract/customers.ts";
import { forbiddenWords } from "#shared/field-reports/free-text-check.ts";
import { usualCodes } from "#shared/field-reports/usual-codes.ts";
import { aNewReport } from "../../background/a-report.ts";
import { idOf } from "../../background/a-row.ts";

const THURSDAY = "2026-11-26";
const from: ReportFrom = { customerId: idOf(900), customerName: "Kerbrat", kind: "warning" };
const drafted = (kind: ReportDraft["kind"], more: Partial<ReportDraft>) =>
  reportOfDraft({ ...draftOfReport({ kind }, THURSDAY), ...more }, { ...from, kind }, THURSDAY);

describe("a code is found", () => {
  const inEnglish = (text: string) => findCodes(text, (code) => en.reports.codes[code]);
  const inFrench = (text: string) => findCodes(text, (code) => fr.reports.codes[code]);

  it.each([
    ["rayons vides", "stock_low"],
    ["empty shelves", "stock_low"],
    ["Étagères", "stock_low"],
    ["IBAN", "bank_change"],
    ["rideau fermé", "site_closed"],
    ["le magasin est fermé", "site_closed"],
    ["layoffs", "staff_leaving"],
    ["urssaf", "lien"],
    ["demande un délai", "delay_request"],
  ] as const)("by %s in either language", (text, code) => {
    expect(inEnglish(text)[0]).toBe(code);
    expect(inFrench(text)[0]).toBe(code);
  });

  it("not at all by a word that says nothing, and every one without a word", () => {
    expect(inEnglish("xylophone")).toEqual([]);
    expect(inEnglish("  ")).toEqual(ALL_CODES);
  });

  it("by words that every code has, folded as they are asked for", () => {
    expect(Object.values(CODE_WORDS).filter((words) => !/^[a-z]+( [a-z]+)+$/.test(words))).toEqual([]);
  });
});

describe("the six codes in sight", () => {
  it("are the organization's own, filled up with those of the field", () => {
    expect(shownCodes([], "")).toEqual(usualCodes());
    expect(shownCodes(["press", "stock_low"], "").slice(0, 3)).toEqual([
      "press",
      "stock_low",
      "delay_request",
    ]);
  });
  it("hold the one that was chosen elsewhere", () => {
    expect(shownCodes([], "lien")).toHaveLength(6);
    expect(shownCodes([], "lien")[0]).toBe("lien");
  });
});

describe("when it was seen", () => {
  it("is a day of the past or today", () => {
    expect(dayOfWhen("yesterday", "", "2026-03-01")).toBe("2026-02-28");
    expect(dayOfWhen("week", "", THURSDAY)).toBe("2026-11-23");
    expect(dayOfWhen("week", "", "2026-11-29")).toBe("2026-11-23");
  });
  it("offers this week only where it is neither today nor yesterday", () => {
    const offers = (day: string) => whensOn(day).includes("week");
    expect(["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-29"].map(offers)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});

describe("a drafted report", () => {
  const warning = { code: "stock_low", knownBy: "seen" } as const;

  it("is a warning of today after two choices", () => {
    expect(drafted("warning", warning)).toEqual({ ok: true, report: aNewReport() });
  });

  it.each<[ReportDraft["kind"], Partial<ReportDraft>, string]>([
    ["warning", {}, "code"],
    ["warning", { code: "lien" }, "knownBy"],
    ["warning", { ...warning, when: "date", date: "2026-11-27" }, "seenOn"],
    ["warning", { ...warning, when: "date", date: "" }, "seenOn"],
    ["warning", { ...warning, text: "le gérant divorce" }, "text"],
    ["warning", { ...warning, link: "file:///etc/passwd" }, "link"],
    ["dispute", {}, "reference"],
    ["dispute", { reference: "F-231" }, "reason"],
    ["dispute", { reference: "F-231", reason: "price", amount: "0" }, "amount"],
    ["promise", { amount: "100" }, "promisedOn"],
    ["promise", { amount: "100", promisedOn: "2026-11-25" }, "promisedOn"],
    ["promise", { promisedOn: THURSDAY }, "amount"],
  ])("%s %j is not sent for want of %s", (kind, more, problem) => {
    expect(drafted(kind, more)).toEqual({ ok: false, problem });
  });

  it("carries amounts in cents, and the account as a whole where no invoice was named", () => {
    expect(drafted("promise", { amount: "8 200,50", promisedOn: "2026-12-01" })).toMatchObject({
      report: {
        reported: { kind: "promise", reference: null, promisedOn: "2026-12-01", amountCents: 820_050 },
      },
    });
  });

  it("begins with what was written when it is corrected, and is the same when nothing is", () => {
    const bodies = [
      aNewReport({ text: "empty since Monday", link: "https://press.example/1" }),
      aNewReport({ reported: { kind: "warning", code: "lien", knownBy: "told", seenOn: "2026-11-02" } }),
      aNewReport({ reported: { kind: "dispute", reference: "F-1", reason: "vat", amountCents: 12_050 } }),
      aNewReport({
        reported: { kind: "promise", reference: "F-1", promisedOn: "2026-12-01", amountCents: 100 },
      }),
    ];
    const again = bodies.map((body) => {
      const { kind } = body.reported;
      const corrected = { ...from, kind, again: { writeId: idOf(51), body } };
      return reportOfDraft(draftOfReport(corrected, THURSDAY), corrected, THURSDAY);
    });
    expect(again).toEqual(bodies.map((report) => ({ ok: true, report })));
  });

  it("names the first day on which it says nothing any more by its code", () => {
    expect(expiryOf({ code: "order_rush_new_address", when: "today", date: "" }, THURSDAY)).toBe(
      "2027-01-25",
    );
    expect(expiryOf({ code: "", when: "today", date: "" }, THURSDAY)).toBeNull();
  });
});

it.each([
  ["", null],
  [" https://press.example/1 ", "https://press.example/1"],
  ["http://press.example", "http://press.example"],
  ["press.example", undefined],
  ["javascript:alert(1)", undefined],
  ["https://localhost", undefined],
])("a link %j is %j", (typed, link) => {
  expect(linkOf(typed)).toBe(link);
});

it("cuts a text at the words that may not stand in it, and loses no sign", () => {
  const text = "Le gérant divorce, c'est un escroc.";
  const parts = markedParts(text, forbiddenWords(text));
  expect(parts.map((part) => part.text).join("")).toBe(text);
  expect(parts.flatMap((part) => (part.marked ? [part.text] : []))).toEqual(["divorce", "escroc"]);
});

it("offers open invoices alone, the latest in paying first", () => {
  const item = (reference: string, more: Partial<Item>): Item => ({
    ...{ id: reference, kind: "invoice", reference, documentDate: "2026-10-01", dueDate: null },
    ...{ dueAssumed: false, amountCents: 100, openCents: 100, daysLate: null, settledOn: null },
    ...{ disputed: false, label: "" },
    ...more,
  });
  const items = [
    item("F-1", {}),
    item("F-2", { daysLate: 34 }),
    item("F-3", { openCents: 0 }),
    item("P-1", { kind: "payment" }),
  ];
  expect(openInvoices(items).map(({ reference }) => reference)).toEqual(["F-2", "F-1"]);
});
