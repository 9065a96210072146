import { describe, expect, it } from "vitest";
import { wordsOf } from "#extension/views/dashboard/decision/sheet-language.ts";
import { factLines, momentText, subjectText } from "#extension/views/dashboard/decision/sheet-lines.ts";
import type { GrantBody, RequestSnapshot } from "#shared/contract/requests.ts";
import en from "../../../../../extension/locales/en.json";
import fr from "../../../../../extension/locales/fr.json";

const french = wordsOf(fr, "fr");
const english = wordsOf(en, "en");
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

const facts: RequestSnapshot = {
  ...{ asOf: "2026-11-26", at: "2026-11-26T09:00:00.000Z", revision: 4, policyVersion: 3, engineVersion: 5 },
  ...{ inputsHash: "abc123", riskClass: "C", scorePoints: 48, verdict: "ask" },
  failed: [
    {
      code: "over_limit",
      severity: "ask",
      params: { afterCents: 4_320_000, limitCents: 4_000_000, overCents: 320_000 },
    },
  ],
  ...{ exposureCents: 2_480_000, resultingCents: 4_320_000, coverCents: 0, limitCents: 4_000_000 },
  ...{ overdueCents: 820_000, oldestOverdueDays: 21, ledgerDate: "2026-11-24" },
  seen: { riskClass: "C", hardRules: [], exposureCents: 2_480_000, amountCents: 1_840_000 },
};

describe("the facts on a decision sheet", () => {
  it("are said in the language chosen for it, each failed check with its figures", () => {
    const texts = (words: typeof french) =>
      factLines(facts, "EUR", words).map(({ name, text }) => plain(`${name}: ${text}`));
    expect(texts(french)).toContain("Encours: 24 800 €");
    expect(texts(french)).toContain("Empreinte des données: abc123");
    expect(texts(english)).toContain("Exposure: €24,800");
    expect(texts(english)).toContain("Oldest overdue: 21 days");
    expect(texts(english)).toContain(
      "Checks that did not pass: Exposure of €43,200 with this order against a limit of €40,000: €3,200 too much.",
    );
  });

  it("leave no figure and no word unsaid in either language", () => {
    for (const words of [french, english])
      for (const { name, text } of factLines(facts, "EUR", words)) {
        expect(`${name} ${text}`).not.toMatch(/[{}$]|undefined|NaN/);
        expect(name).not.toBe("");
      }
  });
});

describe("what was granted", () => {
  it.each<[GrantBody, string, string]>([
    [
      {
        ...{ kind: "order_release", amountCents: 1_500_000, basis: "financed", depositCents: 552_000 },
        ...{ terms: null, until: "2026-11-27" },
      },
      "15 000 €",
      "€15,000 financed until",
    ],
    [
      { kind: "limit_permanent", amountCents: 5_000_000, until: null },
      "50 000 €",
      "Limit of €50,000 until it is reviewed",
    ],
    [{ kind: "unblock" }, "", "Block lifted"],
  ])("is said with amount, until when and after what: %j", (grant, inFrench, inEnglish) => {
    expect(plain(subjectText(grant, "EUR", french))).toContain(inFrench);
    expect(plain(subjectText(grant, "EUR", english))).toContain(inEnglish);
  });
});

it("a moment stands in local time and in UTC", () => {
  expect(plain(momentText("2026-11-26T09:00:00.000Z", "Europe/Paris", english))).toBe(
    "26 November 2026 at 10:00:00 (Europe/Paris) · 2026-11-26 09:00:00 UTC",
  );
});
