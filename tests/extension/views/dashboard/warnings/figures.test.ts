// @vitest-environment node
import { beforeEach, describe, expect, it } from "vitest";
import {
  confirmedShare,
  lateShare,
  SMALL_SAMPLE,
  sentCodes,
} from "#extension/views/dashboard/warnings/code-figures.ts";
import { effectSentences } from "#extension/views/dashboard/warnings/effect-sentence.ts";
import { factsSentence } from "#extension/views/dashboard/warnings/facts-sentence.ts";
import type { CodeRecord } from "#shared/contract/field-reports.ts";
import type { WarningCode } from "#shared/credit/warnings/warning-signals.ts";
import { freshBrowser, speak } from "#tests/extension/a-browser.ts";
import { anEffect } from "./a-report.ts";

beforeEach(() => {
  freshBrowser();
  speak("en");
});

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

describe("the effect of a confirmation", () => {
  const said = (part: Partial<typeof anEffect>, today = "2026-11-26") =>
    plain(effectSentences({ ...anEffect, ...part }, today, "en").join(" "));

  it("names points, the last day that they count, the day of half of them, and the class", () => {
    expect(said({})).toBe("−3.2 points until 22 May 2027, half by 23 Jan 2027; class B → C. Score 57 → 54.");
  });

  it("announces no half that is over, and no class that stays", () => {
    expect(said({ classAfter: "B", scoreAfter: 57 }, "2027-01-23")).toBe(
      "−3.2 points until 22 May 2027; class stays B.",
    );
  });

  it("gives good news with its plus, and says that there are no points where there are none", () => {
    expect(said({ centipoints: 200 })).toContain("+2 points until");
    expect(said({ centipoints: -104 })).toContain("−1 point until");
    expect(
      said({ centipoints: 0, classBefore: "NR", classAfter: "NR", scoreBefore: null, scoreAfter: null }),
    ).toBe("No points today; class stays not rated.");
  });
});

it("counts points as each language does", () => {
  speak("fr");
  const said = (centipoints: number) =>
    plain(effectSentences({ ...anEffect, centipoints }, "2026-11-26", "fr").join(" "));
  expect(said(-150)).toContain("−1,5 point jusqu’au");
  expect(said(-200)).toContain("−2 points jusqu’au");
});

describe("what the ledger counted", () => {
  const said = (
    code: WarningCode,
    facts: Record<string, string | number>,
    source: "ledger" | "person" = "ledger",
  ) => {
    const reported = {
      kind: "warning" as const,
      code,
      knownBy: null,
      seenOn: "2026-11-24",
      severity: 3,
      facts,
    };
    const sentence = factsSentence({ reported, source }, "EUR", "en");
    return sentence === null ? null : plain(sentence);
  };

  it("is said with its figures, code by code", () => {
    expect(said("pay_bounced", { count: 6 })).toBe("6 payments came back.");
    expect(said("pay_bounced", { count: 1 })).toBe("1 payment came back.");
    expect(said("pay_partial", { count: 2, reference: "F-231" })).toBe(
      "2 partial payments, the last one on F-231.",
    );
    expect(said("promise_broken", { amountCents: 450_000, promisedDay: 20_791 })).toBe(
      "€4,500 announced for 4 Dec 2026 did not come.",
    );
    expect(said("orders_drop", { nowCents: 100, usualCents: 300, yearBeforeCents: 200 })).toBe(
      "Billed in the last quarter: €1; in the same quarter a year before: €2; usual: €3.",
    );
    expect(said("order_surge", { reference: "C-1", amountCents: 900, medianCents: 300 })).toBe(
      "C-1: €9, against €3 usually.",
    );
  });

  it("is nothing of a person's warning, nor of a code that has no words", () => {
    expect(said("pay_bounced", { count: 6 }, "person")).toBeNull();
    expect(said("lien", { count: 6 })).toBeNull();
  });
});

describe("the record of a code", () => {
  const record = (part: Partial<CodeRecord> = {}): CodeRecord => ({
    ...{ code: "stock_low", sent: 30, judged: 20, confirmed: 12, confirmedBasisPoints: 6_000 },
    ...{ customers: 4, lateAfter: 2, lateWithBasisPoints: 5_000, lateWithoutBasisPoints: 800, leadDays: 41 },
    ...part,
  });

  it("is a share of enough cases, a count of few, and nothing of none", () => {
    expect(confirmedShare(record())).toEqual({ kind: "share", basisPoints: 6_000, of: 20 });
    expect(lateShare(record())).toEqual({ kind: "few", hits: 2, of: 4 });
    expect(lateShare(record({ customers: 0, lateAfter: 0, lateWithBasisPoints: null }))).toEqual({
      kind: "none",
    });
    expect(confirmedShare(record({ judged: SMALL_SAMPLE }))).toMatchObject({ kind: "share" });
    expect(confirmedShare(record({ judged: SMALL_SAMPLE - 1 }))).toMatchObject({ kind: "few" });
  });

  it("stands among those that were sent, the most frequent first", () => {
    const [low, high, never] = [
      record({ sent: 1 }),
      record({ code: "site_closed", sent: 9 }),
      record({ sent: 0 }),
    ];
    expect(sentCodes([low, never, high]).map(({ sent }) => sent)).toEqual([9, 1]);
  });
});
