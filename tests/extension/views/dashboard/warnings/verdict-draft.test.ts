// @vitest-environment node
import { describe, expect, it } from "vitest";
import {
  confirmHindrance,
  isFirstOfTwo,
  VERDICT_KEYS,
  type VerdictDraft,
  verdictOf,
  verdictsOn,
} from "#extension/views/dashboard/warnings/verdict-draft.ts";
import { Triage } from "#shared/contract/field-reports.ts";
import { aDispute, aReport, aReportDetail, evidence, RIGHTS, reportId } from "./a-report.ts";

const draft = (part: Partial<VerdictDraft>): VerdictDraft => ({
  verdict: "confirm",
  note: "",
  reason: "",
  into: "",
  ...part,
});

describe("what hinders a confirmation", () => {
  it("is that I was the first of two", () => {
    const first = { ...aReport(1), firstConfirmedBy: "Karim" };
    const step = {
      version: 2,
      at: first.submittedAt,
      action: "first_confirmed" as const,
      note: null,
      reason: null,
    };
    const by = (isMe: boolean) =>
      aReportDetail(first, {
        evidence: evidence({ twoPersonsNeeded: true }),
        steps: [{ ...step, by: { name: "Karim", role: "analyst", isMe } }],
      });
    expect(confirmHindrance(by(true))).toBe("first_was_me");
    expect(confirmHindrance(by(false))).toBeNull();
    expect(verdictsOn(by(true), true)).not.toContain("confirm");
  });

  it("is a rumour on one person's word", () => {
    expect(
      confirmHindrance(aReportDetail(aReport(1), { evidence: evidence({ needsCorroboration: true }) })),
    ).toBe("corroboration");
  });

  it("is a contested invoice that no open document bears, or of which less is open", () => {
    const contested = (documentOpenCents: number | null) =>
      aReportDetail(aReport(1, { reported: aDispute }), {
        evidence: evidence({ documentOpenCents, effect: null }),
      });
    expect(confirmHindrance(contested(null))).toBe("no_document");
    expect(confirmHindrance(contested(819_999))).toBe("more_than_open");
    expect(confirmHindrance(contested(820_000))).toBeNull();
  });
});

describe("the steps that are offered", () => {
  it("are those of the rights, each with a key of its own", () => {
    const detail = aReportDetail(aReport(1), { evidence: evidence({ same: [reportId(2)] }) });
    expect(verdictsOn(detail, true)).toEqual([
      "confirm",
      "reject",
      "ask",
      "need_corroboration",
      "corroborate",
      "merge",
    ]);
    expect(new Set(Object.values(VERDICT_KEYS)).size).toBe(Object.keys(VERDICT_KEYS).length);
  });

  it("are only to confirm for a manager as the second of two", () => {
    expect(verdictsOn(aReportDetail(aReport(1, { firstConfirmedBy: "Karim" })), false)).toEqual(["confirm"]);
  });

  it("ask nobody where the ledger says it, and leave an own one alone", () => {
    const ledger = aReport(1, { source: "ledger", author: null, rights: { ...RIGHTS, corroborate: false } });
    expect(verdictsOn(aReportDetail(ledger), true)).toEqual(["confirm", "reject"]);
    const own = aReport(1, { rights: { ...RIGHTS, triage: false, corroborate: false } });
    expect(verdictsOn(aReportDetail(own), true)).toEqual([]);
  });

  it("contradict what was confirmed", () => {
    const confirmed = aReport(1, {
      state: "confirmed",
      rights: { ...RIGHTS, triage: false, corroborate: false, contradict: true },
    });
    expect(verdictsOn(aReportDetail(confirmed), true)).toEqual(["contradict"]);
  });
});

describe("what is sent", () => {
  it("is what the contract takes", () => {
    const drafts = [
      draft({ verdict: "confirm" }),
      draft({ verdict: "reject", reason: "out_of_date", note: " déjà réglé " }),
      draft({ verdict: "ask", note: "Quel magasin ?" }),
      draft({ verdict: "need_corroboration" }),
      draft({ verdict: "merge", into: reportId(2) }),
      draft({ verdict: "contradict", reason: "misunderstood" }),
    ];
    for (const each of drafts) {
      const made = verdictOf(each, 3);
      expect(made).toMatchObject({ ok: true, path: "triage" });
      expect(Triage.safeParse(made.ok && made.body)).toMatchObject({ success: true, data: { version: 3 } });
    }
    expect(
      verdictOf(draft({ verdict: "reject", reason: "out_of_date", note: " déjà réglé " }), 3),
    ).toMatchObject({
      body: { note: "déjà réglé" },
    });
    expect(verdictOf(draft({ verdict: "corroborate", note: "vu aussi" }), 3)).toMatchObject({
      path: "corroboration",
      body: { version: 3, note: "vu aussi" },
    });
  });

  it("is nothing while a reason, a question, a report to merge into or decent words are wanting", () => {
    const problem = (part: Partial<VerdictDraft>) => {
      const made = verdictOf(draft(part), 1);
      return made.ok ? null : made.problem;
    };
    expect(problem({ verdict: "reject" })).toBe("reason");
    expect(problem({ verdict: "ask", note: " ? " })).toBe("question");
    expect(problem({ verdict: "merge" })).toBe("into");
    expect(problem({ verdict: "ask", note: "Est-il malade ?" })).toBe("words");
    expect(problem({ verdict: "reject", reason: "misunderstood", note: "escroc" })).toBe("words");
  });
});

it("says first of two only while nobody confirmed", () => {
  const needed = evidence({ twoPersonsNeeded: true });
  expect(isFirstOfTwo(aReportDetail(aReport(1), { evidence: needed }))).toBe(true);
  expect(isFirstOfTwo(aReportDetail(aReport(1, { firstConfirmedBy: "Karim" }), { evidence: needed }))).toBe(
    false,
  );
  expect(isFirstOfTwo(aReportDetail(aReport(1)))).toBe(false);
});
