// @vitest-environment node
import { describe, expect, it } from "vitest";
import { whyDay } from "#extension/views/dashboard/clocks/why-day.ts";
import { courtClocks } from "#shared/clocks/court-clocks.ts";
import type { Deadline } from "#shared/contract/clocks.ts";
import { isoDateOrNull, parseIsoDate } from "#shared/credit/calendar.ts";
import { aDeadline } from "./a-deadline.ts";

const dayOf = (isoDate: string): number => {
  const read = parseIsoDate(isoDate);
  if (!read.ok) throw new Error(isoDate);
  return read.value;
};

/** Deadlines as the domain itself counts them, of a notice of that day. */
const counted = (publishedOn: string, part: { outside?: boolean; court?: string | null } = {}) => {
  const published = dayOf(publishedOn);
  const clocks = courtClocks(
    { id: "e1", day: published - 5, publishedDay: published, court: part.court ?? null },
    { owedCents: 100, retentionOfTitle: true, creditorOutsideMainland: part.outside ?? false },
  );
  return clocks.map(({ kind, startDay, dueDay, shownDay }) =>
    whyDay(
      aDeadline(1, {
        kind,
        startOn: isoDateOrNull(startDay) ?? "",
        dueOn: isoDateOrNull(dueDay),
        shownOn: isoDateOrNull(shownDay),
      }),
    ),
  );
};

describe("why a court's day is that day", () => {
  it.each([
    ["2026-03-31", "2026-05-31", "later", "2026-06-30", "no", "2026-09-30", "no"],
    ["2025-12-31", "2026-02-28", "later", "2026-03-31", "no", "2026-06-30", "no"],
    ["2026-01-15", "2026-03-15", "later", "2026-04-15", "no", "2026-07-15", "no"],
    ["2026-09-01", "2026-11-01", "later", "2026-12-01", "no", "2027-03-01", "no"],
    ["2026-06-14", "2026-08-14", "no", "2026-09-14", "no", "2026-12-14", "no"],
    ["2026-11-24", "2027-01-24", "later", "2027-02-24", "no", "2027-05-24", "no"],
    ["2026-08-25", "2026-10-25", "later", "2026-11-25", "no", "2027-02-25", "no"],
    ["2026-10-31", "2026-12-31", "no", "2027-01-31", "later", "2027-04-30", "no"],
    ["2026-07-31", "2026-09-30", "no", "2026-10-31", "later", "2027-01-31", "earlier"],
  ])(
    "is counted from %s (T-320 to T-324 and others)",
    (from, two, twoMoved, three, threeMoved, six, sixMoved) => {
      expect(counted(from)).toEqual([
        { kind: "months", of: "claim_declaration", months: 2, reached: two, moved: twoMoved, fromAfar: null },
        {
          kind: "months",
          of: "retention_of_title",
          months: 3,
          reached: three,
          moved: threeMoved,
          fromAfar: null,
        },
        {
          kind: "months",
          of: "relief_from_foreclosure",
          months: 6,
          reached: six,
          moved: sixMoved,
          fromAfar: null,
        },
      ]);
    },
  );

  it("has two more months from outside the mainland, and says when the day shown leaves them out", () => {
    const [known] = counted("2026-06-14", { outside: true, court: "Tribunal de commerce de Quimper" });
    expect(known).toMatchObject({ months: 2, reached: "2026-10-14", fromAfar: { counted: true } });
    const [unknown] = counted("2026-06-14", { outside: true });
    expect(unknown).toMatchObject({ reached: "2026-10-14", fromAfar: { counted: false } });
  });

  it("waits before the publication", () => {
    expect(whyDay(aDeadline(1, { kind: "claim_prepare", dueOn: null, shownOn: null }))).toEqual({
      kind: "waits",
    });
  });

  it("is not explained where the count is none of the known", () => {
    expect(whyDay(aDeadline(1, { dueOn: "2027-02-10" }))).toBeNull();
  });
});

describe("why an insurer's day is that day", () => {
  it("is so many calendar days, with the working day before", () => {
    const duty: Partial<Deadline> = { kind: "insurer_report_adverse", startOn: "2026-11-05" };
    expect(whyDay(aDeadline(1, { ...duty, dueOn: "2026-11-15", shownOn: "2026-11-13" }))).toEqual({
      kind: "days",
      of: "insurer_report_adverse",
      days: 10,
      earlier: true,
    });
    expect(whyDay(aDeadline(1, { ...duty, dueOn: "2026-11-16", shownOn: "2026-11-16" }))).toMatchObject({
      days: 11,
      earlier: false,
    });
  });
});
