import { beforeEach, describe, expect, it } from "vitest";
import en from "#extension/locales/en.json";
import fr from "#extension/locales/fr.json";
import { failedCheckSentence, orderWaySentence } from "#extension/views/order-check-sentence.ts";
import { OrderWay } from "#shared/contract/order-checks.ts";
import { ORDER_CHECK_CODES, type OrderCheckCode } from "#shared/credit/order/order-check.ts";
import { freshBrowser } from "../a-browser.ts";

beforeEach(() => {
  freshBrowser();
});

const CODES = Object.keys(ORDER_CHECK_CODES) as OrderCheckCode[];
const WAYS = OrderWay.options.map(({ shape }) => shape);
const figuresOf = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).map((each) => each.slice(1, -1));
const read = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, " ");

describe.each([
  ["fr", fr.orderChecks],
  ["en", en.orderChecks],
] as const)("in %s", (_, words) => {
  it.each(CODES)("the check %s has a sentence of its own figures, and words without any", (code) => {
    const known: readonly string[] = ORDER_CHECK_CODES[code];
    expect(words.codes[code]).not.toBe("");
    expect(figuresOf(words.codes[code]).filter((figure) => !known.includes(figure))).toEqual([]);
    expect(words.plain[code]).not.toMatch(/[{$]|^$/);
  });

  it.each(WAYS)("the way $kind.value says every figure it has", (shape) => {
    const kind = shape.kind.value;
    const given = Object.keys(shape).filter((name) => !["kind", "verdict", "grantedBy"].includes(name));
    const said = kind === "pay_overdue" ? words.ways.pay_overdue_deposit : words.ways[kind];
    expect(figuresOf(said).sort()).toEqual(given.sort());
  });

  it("says no word for a check or a way that does not exist", () => {
    expect(Object.keys(words.codes).sort()).toEqual(CODES.toSorted());
    expect(Object.keys(words.plain).sort()).toEqual(CODES.toSorted());
    expect(Object.keys(words.ways).sort()).toEqual(
      [...WAYS.map(({ kind }) => kind.value), "pay_overdue_deposit"].sort(),
    );
  });
});

it("says a failed check with its figures, and in a few words to who may not see them", () => {
  const failed = {
    code: "over_limit",
    severity: "ask",
    params: {
      limitCents: 4_000_000,
      exposureCents: 2_480_000,
      afterCents: 4_880_000,
      overCents: 880_000,
      overBasisPoints: 2_200,
    },
  } as const;
  expect(read(failedCheckSentence(failed, "EUR", "fr"))).toBe(
    "Encours de 48 800 € avec cette commande pour une limite de 40 000 € : 8 800 € de trop.",
  );
  expect(failedCheckSentence({ ...failed, params: {} }, "EUR", "fr")).toBe("Limite dépassée");
});

it("says a status in the words of badges, not in codes", () => {
  const failed = { code: "account_status", severity: "block", params: { status: "D stale_ledger" } } as const;
  expect(read(failedCheckSentence(failed, "EUR", "fr"))).toBe(
    "État du client : Classe D : risque élevé et Grand livre ancien : à confirmer.",
  );
});

it("names the documents to pay, and the deposit only where there is one", () => {
  const document = { itemId: "i", amountCents: 820_000, dueDate: "2026-10-20", daysLate: 34 };
  const way = {
    kind: "pay_overdue",
    verdict: "within_limit",
    documents: [
      { ...document, reference: "F-231" },
      { ...document, reference: "F-240" },
    ],
    amountCents: 1_640_000,
    depositCents: 0,
  } as const;
  const shown = { ...way, documents: [...way.documents] };
  expect(read(orderWaySentence(shown, "EUR", "fr"))).toBe("Régler F-231 et F-240, soit 16 400 €.");
  expect(read(orderWaySentence({ ...shown, depositCents: 60_000 }, "EUR", "fr"))).toBe(
    "Régler F-231 et F-240, soit 16 400 €, et verser un acompte de 600 €.",
  );
});

it("names who may grant a temporary limit, or the credit desk where the member is not known", () => {
  const way = {
    kind: "temporary_limit",
    verdict: "within_limit",
    limitCents: 4_090_000,
    until: "2026-12-12",
    authority: "m-1",
  } as const;
  expect(read(orderWaySentence(way, "EUR", "fr", () => "Claire Morin"))).toBe(
    "Limite temporaire de 40 900 € jusqu’au 12 déc. 2026, que Claire Morin peut accorder.",
  );
  expect(orderWaySentence(way, "EUR", "fr")).toContain("que le crédit peut accorder");
  const by = (grantedBy: { name: string | null; role: "analyst" | "admin" }) =>
    orderWaySentence({ ...way, grantedBy }, "EUR", "fr");
  expect(by({ name: "Karim Belhadj", role: "analyst" })).toContain("que Karim Belhadj peut accorder");
  expect(by({ name: null, role: "admin" })).toContain("que la direction peut accorder");
});
