import { beforeEach, describe, expect, it } from "vitest";
import { ownLine } from "#extension/views/field-reports/own-line.ts";
import { reportStanding } from "#extension/views/field-reports/report-standing.ts";
import { reportSubject } from "#extension/views/field-reports/report-subject.ts";
import type { ReportSummary } from "#shared/contract/field-reports.ts";
import { freshBrowser, speak } from "../../a-browser.ts";
import { aReport, aReportBoard, aReportWrite } from "../../background/a-report.ts";
import { idOf } from "../../background/a-row.ts";

const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, " ");
const promise = (kept: Extract<ReportSummary["reported"], { kind: "promise" }>["kept"]) =>
  ({
    kind: "promise",
    reference: "F-231",
    promisedOn: "2026-12-12",
    amountCents: 820_000,
    kept,
  }) as const;
const stands = (more: Partial<ReportSummary>) => {
  const { text, tone } = reportStanding(aReport(1, more), "EUR", "en");
  return [plain(text), tone];
};

beforeEach(() => {
  freshBrowser();
  speak("en");
});

describe("where a report stands", () => {
  const judged = { at: "2026-11-27T10:00:00.000Z", by: "Bea", mergedInto: null } as const;
  const kept = (state: "kept" | "partially_kept" | "broken") =>
    stands({
      state: "confirmed",
      reported: promise({ state, receivedCents: 500_000, deadline: "2026-12-16" }),
    });

  it.each<[Partial<ReportSummary>, string, string]>([
    [{}, "Under review", "wait"],
    [{ isLate: true }, "Under review, answer overdue", "wait"],
    [{ awaiting: "author" }, "Credit asks you something", "turn"],
    [{ state: "needs_corroboration" }, "Under review: somebody else must have seen it too", "wait"],
    [{ state: "triaged", firstConfirmedBy: "Bea" }, "Confirmed by Bea, a second person looks at it", "wait"],
    [{ state: "confirmed" }, "Confirmed, counts until 23 May 2027", "good"],
    [
      { state: "rejected", decided: { ...judged, reason: "misunderstood" } },
      "Not kept: it was a misunderstanding",
      "none",
    ],
    [{ state: "rejected" }, "Not kept", "none"],
    [{ state: "expired" }, "Lapsed, no longer counts", "none"],
    [{ state: "withdrawn" }, "Withdrawn", "none"],
  ])("%j is said in words and a tone", (more, text, tone) => {
    expect(stands(more)).toEqual([text, tone]);
  });

  it("follows an announced payment to its end", () => {
    expect([kept("kept"), kept("partially_kept"), kept("broken")]).toEqual([
      ["Kept: the payment came", "good"],
      ["Kept in part: €5,000 came", "bad"],
      ["Not kept: nothing came by 16 Dec 2026", "bad"],
    ]);
  });
});

it("names what was reported with its figures", () => {
  const dispute = { kind: "dispute", reference: "F-231", reason: "vat", amountCents: 12_050 } as const;
  expect(plain(reportSubject(dispute, "EUR", "en"))).toBe("Invoice F-231 disputed (VAT): €120.50");
  expect(plain(reportSubject(promise(null), "EUR", "en"))).toBe(
    "€8,200 announced for 12 Dec 2026, invoice F-231",
  );
});

describe("the line below the actions", () => {
  const customer = { id: idOf(900), name: "Kerbrat", marks: [] };
  const now = new Date("2026-11-26T12:00:00Z");
  const line = (board: Parameters<typeof aReportBoard>[0], marks: "warning_under_review"[] = []) =>
    ownLine(aReportBoard(board), { ...customer, marks }, now, "en");
  const write = aReportWrite(51);
  const failure = { code: "not_found", requestId: null } as const;

  it("says what needs the member first: refused, waiting, asked back, under review, somebody else's", () => {
    const refused = { write, at: 0, state: { kind: "refused", failure } } as const;
    const waiting = { write, at: 0, state: { kind: "waiting", failure: null } } as const;
    const asked = aReport(2, { awaiting: "author", state: "triaged" });
    expect(line({ writes: [waiting, refused], reports: [asked] })).toMatchObject({
      text: "What you reported was not accepted.",
      open: { view: { view: "new", from: { again: { writeId: idOf(51) } } } },
    });
    expect(line({ writes: [waiting], reports: [asked] }).text).toBe("Your warning waits to be sent.");
    expect(line({ reports: [aReport(1), asked] })).toMatchObject({
      tone: "turn",
      open: { view: { view: "report", id: idOf(2) } },
    });
    expect(line({ reports: [aReport(1)] }).text).toMatch(/^Your warning is under review, answer due/);
    expect(line({}, ["warning_under_review"]).open?.view).toMatchObject({ view: "customer" });
    expect(line({ reports: [aReport(1, { state: "confirmed" })] }).tone).toBe("muted");
  });

  it("leaves out what was said of another customer", () => {
    expect(line({ reports: [aReport(1, { customerId: idOf(7) })] }).open).toBeNull();
  });
});
