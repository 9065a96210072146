// @vitest-environment node
import { describe, expect, it } from "vitest";
import { nextAfter, triageLists } from "#extension/views/dashboard/warnings/triage-lists.ts";
import type { ReportSummary } from "#shared/contract/field-reports.ts";
import { aReport, RIGHTS, reportId } from "./a-report.ts";

const ids = (reports: readonly ReportSummary[]) => reports.map(({ id }) => id);
const due = (n: number, dueAt: string, part: Partial<ReportSummary> = {}) => aReport(n, { dueAt, ...part });

describe("the queue", () => {
  it("puts the earliest deadline first, and apart what is somebody else's turn or one's own", () => {
    const lists = triageLists([
      due(1, "2026-11-27T10:00:00Z"),
      due(2, "2026-11-25T10:00:00Z"),
      due(3, "2026-11-24T10:00:00Z", { awaiting: "author", waitsForMe: false }),
      due(4, "2026-11-24T10:00:00Z", {
        author: { name: "Moi", role: "analyst", isMe: true },
        waitsForMe: false,
      }),
      due(5, "2026-11-23T10:00:00Z", { state: "rejected" }),
    ]);
    expect(ids(lists.toJudge)).toEqual([reportId(2), reportId(1)]);
    expect(ids(lists.waiting)).toEqual([reportId(3)]);
    expect(ids(lists.own)).toEqual([reportId(4)]);
  });

  it("goes by rights where the server does not tell whose turn it is", () => {
    const { waitsForMe: _, ...untold } = aReport(1);
    const second = { ...untold, id: reportId(2), state: "needs_corroboration" as const };
    const seen = { ...untold, id: reportId(3), rights: { ...RIGHTS, triage: false } };
    const lists = triageLists([untold, second, seen]);
    expect(ids(lists.toJudge)).toEqual([reportId(1)]);
    expect(ids(lists.waiting)).toEqual([reportId(2), reportId(3)]);
  });
});

it("goes on with the one below, from the last with the first, and ends with the only one", () => {
  const queue = [aReport(1), aReport(2), aReport(3)];
  expect(nextAfter(queue, reportId(2))?.id).toBe(reportId(3));
  expect(nextAfter(queue, reportId(3))?.id).toBe(reportId(1));
  expect(nextAfter([aReport(1)], reportId(1))).toBeNull();
  expect(nextAfter(queue, reportId(9))?.id).toBe(reportId(1));
});
