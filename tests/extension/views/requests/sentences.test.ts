import { beforeEach, describe, expect, it } from "vitest";
import { changeSentence, changeTone, sortChanges } from "#extension/views/requests/change-sentence.ts";
import { whenText } from "#extension/views/requests/deadline-text.ts";
import { differenceSentences } from "#extension/views/requests/difference.ts";
import { confirmSentence, grantSentence } from "#extension/views/requests/grant-sentence.ts";
import { askedFacts, askedSentence } from "#extension/views/requests/request-sentence.ts";
import { requestStanding } from "#extension/views/requests/request-standing.ts";
import type { Asked, GrantBody } from "#shared/contract/requests.ts";
import { freshBrowser, speak } from "../../a-browser.ts";
import { aRequest, aSnapshot } from "../../background/a-request.ts";

const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, " ");
const ENGLISH = { currency: "EUR", language: "en" } as const;
const FRENCH = { currency: "EUR", language: "fr" } as const;

beforeEach(() => {
  freshBrowser();
  speak("en");
});

const release: GrantBody = {
  kind: "order_release",
  amountCents: 1_500_000,
  basis: "financed",
  depositCents: 552_000,
  terms: null,
  until: "2026-11-27",
};

describe("the line that is confirmed", () => {
  it("names amount, basis, customer, end and deposit", () => {
    expect(plain(confirmSentence(release, "Kerbrat", ENGLISH))).toBe(
      "Grant €15,000 financed to Kerbrat until Friday 27 Nov, after a deposit of €5,520.",
    );
    speak("fr");
    expect(plain(confirmSentence(release, "Kerbrat", FRENCH))).toBe(
      "Accorder 15 000 € financés à Kerbrat jusqu’au vendredi 27 nov., après un acompte de 5 520 €.",
    );
  });

  it("names the whole order where the amount is gross, and other terms where there are some", () => {
    const gross: GrantBody = {
      ...release,
      basis: "gross",
      depositCents: 0,
      terms: { kind: "net", days: 30 },
    };
    expect(plain(confirmSentence(gross, "Kerbrat", ENGLISH))).toBe(
      "Grant Kerbrat an order of €15,000 until Friday 27 Nov. Terms of this order: 30 days net.",
    );
  });

  it.each<[GrantBody, string]>([
    [
      { kind: "limit_temporary", amountCents: 5_000_000, from: "2026-11-26", until: "2026-12-31" },
      "Grant Kerbrat a limit of €50,000 from Thursday 26 Nov until Thursday 31 Dec.",
    ],
    [
      { kind: "limit_permanent", amountCents: 5_000_000, until: null },
      "Grant Kerbrat a limit of €50,000 until it is reviewed.",
    ],
    [
      { kind: "terms_change", terms: { kind: "eom_a", days: 45 } },
      "Grant Kerbrat payment terms of: end of month + 45 days.",
    ],
    [{ kind: "block", until: "2026-12-31" }, "Block orders of Kerbrat until 31 Dec 2026."],
    [{ kind: "unblock" }, "Lift the block of Kerbrat."],
    [
      { kind: "class_override", riskClass: "B", until: "2026-12-31" },
      "Set class B for Kerbrat until 31 Dec 2026.",
    ],
  ])("says what a grant of its kind does: %o", (grant, sentence) => {
    expect(plain(confirmSentence(grant, "Kerbrat", ENGLISH))).toBe(sentence);
  });

  it("becomes what was granted, afterwards", () => {
    expect(plain(grantSentence(release, ENGLISH))).toBe(
      "€15,000 financed until 27 Nov 2026, after a deposit of €5,520",
    );
  });
});

describe("what is asked", () => {
  it("names the document by its number, in its own currency", () => {
    const asked: Asked = {
      kind: "order_release",
      document: null,
      documentKind: "quote",
      documentNumber: "PR2611-0042",
      amountCents: 1_840_000,
      currency: "CHF",
      terms: { kind: "net", days: 60 },
      depositCents: 552_000,
      callOffCents: 960_000,
    };
    expect(plain(askedSentence(asked, "EUR", "en"))).toBe("Quote PR2611-0042 of CHF 18,400");
    expect(askedFacts(asked, "en").map(plain)).toEqual([
      "Deposit of CHF 5,520.",
      "First delivery of CHF 9,600, the rest later.",
      "Terms of this order: 60 days net.",
    ]);
    expect(plain(askedSentence({ ...asked, documentNumber: "" }, "EUR", "en"))).toBe("Quote of CHF 18,400");
  });
});

describe("a deadline", () => {
  const now = new Date("2026-11-26T10:00:00Z");
  it.each([
    ["2026-11-26T15:00:00Z", "today 16:00"],
    ["2026-11-27T11:00:00Z", "tomorrow 12:00"],
    ["2026-11-30T11:00:00Z", "Monday 30 Nov, 12:00"],
    ["2026-11-26T23:30:00Z", "tomorrow 00:30"],
  ])("at %s is said by the clock of the reader: %s", (moment, words) => {
    expect(whenText(moment, now, "en", "Europe/Paris")).toBe(words);
  });
});

describe("the difference since it was asked", () => {
  it("is class and obstacles first, then amounts with both figures, then the books", () => {
    const now = aSnapshot({
      riskClass: "D",
      exposureCents: 3_240_000,
      overdueCents: 0,
      limitCents: null,
      ledgerDate: "2026-11-26",
      failed: [{ code: "not_rated", severity: "ask", params: {} }],
    });
    expect(differenceSentences(aSnapshot(), now, "EUR", "en").map(plain)).toEqual([
      "Class C → D.",
      "New obstacle: the customer is not rated: too little data.",
      "No longer an obstacle: over the limit.",
      "Exposure grew from €30,400 to €32,400.",
      "Overdue fell from €8,200 to €0.",
      "The limit of €40,000 no longer holds.",
      "The books are now of 26 Nov 2026.",
    ]);
  });

  it("is nothing where nothing that counts has changed", () => {
    expect(differenceSentences(aSnapshot(), aSnapshot({ revision: 99 }), "EUR", "en")).toEqual([]);
  });
});

describe("where a request stands", () => {
  const granted = { state: "approved_with_conditions", decidedBy: "Bea", waitsForMe: false } as const;
  const standing = (state: "pending" | "active" | "suspended") =>
    requestStanding(aRequest(1, { ...granted, release: { state, conditionMetOn: null, codes: [] } }));

  it.each([
    [aRequest(1), { text: "With the credit desk", tone: "turn" }],
    [aRequest(1, { waitsForMe: false }), { text: "With the credit desk", tone: "wait" }],
    [
      aRequest(1, { awaiting: "asker", askers: [{ name: "Ana", role: "rep", isMe: true }] }),
      { text: "Credit asks something back", tone: "turn" },
    ],
    [aRequest(1, { state: "refused", decidedBy: "Bea" }), { text: "Refused by Bea", tone: "bad" }],
    [aRequest(1, { state: "expired" }), { text: "Lapsed without an answer", tone: "none" }],
  ])("is said of %#", (request, said) => {
    expect(requestStanding(request)).toEqual(said);
  });

  it("follows the release: pending, granted, suspended", () => {
    expect([standing("pending"), standing("active"), standing("suspended")]).toEqual([
      { text: "Granted, pending deposit", tone: "wait" },
      { text: "Granted by Bea", tone: "good" },
      { text: "Suspended: stop delivery, call credit", tone: "bad" },
    ]);
  });
});

describe("what changed of my customers", () => {
  const of = { customerId: "c", name: "Kerbrat", on: "2026-11-26" };
  const better = { ...of, sequence: 4, kind: "class", from: "C", to: "B" } as const;
  const late = { ...of, sequence: 3, kind: "overdue", from: 0, to: 50_000 } as const;
  const cut = {
    ...of,
    sequence: 2,
    kind: "limit",
    from: { kind: "unlimited", amountCents: null },
    to: { kind: "approved", amountCents: 4_000_000 },
  } as const;
  const stopped = {
    ...of,
    sequence: 1,
    kind: "suspended",
    requestId: "r",
    documentNumber: "PR-1",
  } as const;

  it("comes worst first, what became better last", () => {
    expect(sortChanges([better, late, cut, stopped]).map(({ kind }) => kind)).toEqual([
      "suspended",
      "overdue",
      "limit",
      "class",
    ]);
    expect([better, late, cut].map(changeTone)).toEqual(["good", "bad", "bad"]);
  });

  it("tells what was published before the class that it moved, and what was taken back as good news", () => {
    const event = { kind: "liquidation", on: "2026-11-18", publishedOn: "2026-11-24" } as const;
    const failed = { ...of, sequence: 5, kind: "outside", event, takenBack: false } as const;
    const worse = { ...of, sequence: 6, kind: "class", from: "C", to: "E" } as const;
    const back = { ...failed, takenBack: true };
    const sold = { ...failed, event: { ...event, kind: "sold" } } as const;
    expect(sortChanges([worse, sold, failed]).map(({ kind }) => kind)).toEqual([
      "outside",
      "class",
      "outside",
    ]);
    expect([failed, back, sold].map(changeTone)).toEqual(["bad", "good", "none"]);
    expect([failed, back].map((change) => plain(changeSentence(change, "EUR", "en")))).toEqual([
      "Liquidation published on 24 Nov 2026",
      "Liquidation published on 24 Nov 2026: the notice was taken back and no longer counts",
    ]);
  });

  it("is said in a few words each", () => {
    expect([better, late, cut, stopped].map((change) => plain(changeSentence(change, "EUR", "en")))).toEqual([
      "Class C → B",
      "Newly overdue: €500",
      "Limit unlimited → €40,000",
      "Release of PR-1 suspended: stop delivery, call credit",
    ]);
  });
});
