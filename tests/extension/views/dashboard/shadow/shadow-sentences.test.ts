import { beforeEach, expect, it } from "vitest";
import { shadowMatrix } from "#extension/views/dashboard/shadow/shadow-matrix.ts";
import { shadowSentences } from "#extension/views/dashboard/shadow/shadow-sentences.ts";
import type { ShadowOrder } from "#shared/contract/shadow.ts";
import { freshBrowser, speak } from "../../../a-browser.ts";
import { aShadowOrder } from "./an-order.ts";

beforeEach(() => {
  freshBrowser();
});

const many = (count: number, more: Partial<ShadowOrder>) =>
  Array.from({ length: count }, () => aShadowOrder(more));
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, " ");
const told = (orders: ShadowOrder[], basis: "orders" | "invoices", language: "fr" | "en") => {
  speak(language);
  return shadowSentences(shadowMatrix(orders), basis, "EUR", language).map(({ text }) => plain(text));
};

const asked = [
  ...many(9, { verdict: "ask", outcome: "paid_on_time" }),
  ...many(1, { verdict: "ask", outcome: "late_over_30" }),
  ...many(1, { verdict: "unknown", outcome: "late_over_60" }),
  ...many(1, { verdict: "ask", outcome: "open" }),
];

it("tells what would have been asked and how it ended, all that is over 30 days late together", () => {
  expect(told(asked, "orders", "en")[1]).toBe(
    "12 orders for €48,000 would have asked credit: 9 paid on time, 2 late by more than 30 days and 1 still open.",
  );
  expect(told(asked, "orders", "fr")[1]).toBe(
    "12 commandes pour 48 000 € auraient demandé l’avis du crédit : 9 payées à l’heure, 2 avec plus de 30 jours de retard et 1 encore en cours.",
  );
});

it("counts the tolerance among what passes, and speaks of invoices where they stand for orders", () => {
  const orders = [
    ...many(1, { verdict: "within_limit", outcome: "paid_late" }),
    ...many(1, { verdict: "within_tolerance", outcome: "paid_late" }),
  ];
  expect(told(orders, "invoices", "en")[0]).toBe(
    "2 invoices for €8,000 would have passed without a question: 2 up to 30 days late.",
  );
});

it("speaks of one order as of one, and of none as of none", () => {
  const [passed, ask, blocked] = told(many(1, { verdict: "blocked", outcome: "unknown" }), "orders", "fr");
  expect(passed).toBe("Aucune ne serait passée sans question.");
  expect(ask).toBe("Aucune n’aurait demandé l’avis du crédit.");
  expect(blocked).toBe("1 commande pour 4 000 € n’aurait pas eu de crédit : 1 dont la fin est inconnue.");
});
