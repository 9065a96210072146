import { beforeEach, expect, it } from "vitest";
import { paymentTrend } from "#extension/views/payment-trend.ts";
import { reasonSentence } from "#extension/views/reason-sentence.ts";
import { freshBrowser } from "#tests/extension/a-browser.ts";

beforeEach(() => {
  freshBrowser();
});

it.each([
  [62, 48, "better"],
  [51, 48, "better"],
  [48, 62, "worse"],
  [60, 61, "steady"],
  [null, 61, null],
  [61, null, null],
])("compares three months at %s with twelve at %s: %s", (recent, year, trend) => {
  expect(paymentTrend(recent, year)).toBe(trend);
});

it.each([
  [5_010, 5_120, "Trois derniers mois un peu sous l’année : indice 50,1 contre 51,2."],
  [4_800, 6_200, "Paiements en dégradation : indice 62 sur un an, 48 sur trois mois."],
])("a quarter at %s against a year at %s is told by the same threshold", (recent, year, sentence) => {
  const params = { recentCentipoints: recent, yearCentipoints: year };
  const reason = { code: "trend_worse", axis: "pays", centipoints: -40, params } as const;
  expect(reasonSentence(reason, "EUR", "fr")).toBe(sentence);
});
