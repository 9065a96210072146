import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RISK_CLASSES } from "#shared/credit/assessment.ts";
import { actingFor, type DecidingMember } from "#shared/credit/authority/acting-for.ts";
import { type ApprovalQuestion, mayApprove } from "#shared/credit/authority/may-approve.ts";
import { epochDayOf } from "#shared/credit/calendar.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";

const day = (text: string) => {
  const [year = 0, month = 0, date = 0] = text.split("-").map(Number);
  return epochDayOf({ year, month, day: date });
};
const member = (personId: string, part: Partial<DecidingMember> = {}): DecidingMember => ({
  memberId: `member of ${personId}`,
  personId,
  role: "analyst",
  ceilings: null,
  substitution: null,
  ...part,
});
const away = (substitute: string, from = "2026-03-02", until = "2026-03-06") => ({
  substitution: { memberId: `member of ${substitute}`, from: day(from), until: day(until) },
});
const anais = member("anaïs", { ceilings: { C: 9_000_000 }, ...away("bruno") });
const bruno = member("bruno", { ceilings: { C: 500_000 } });
const carla = member("carla", away("anaïs"));
const people = [anais, bruno, carla];

const waysOf = (personId: string, on: string, members: readonly DecidingMember[] = people) =>
  actingFor(members, personId, day(on)).map(({ inPlaceOf }) => inPlaceOf?.personId ?? "own right");

describe("the ways in which a person may decide", () => {
  test("are the own right alone while nobody is away", () => {
    expect(waysOf("bruno", "2026-03-01")).toEqual(["own right"]);
    expect(waysOf("bruno", "2026-03-07")).toEqual(["own right"]);
  });

  test("are the own right first and then the absent member's, from the first day to the last", () => {
    expect(waysOf("bruno", "2026-03-02")).toEqual(["own right", "anaïs"]);
    expect(waysOf("bruno", "2026-03-06")).toEqual(["own right", "anaïs"]);
  });

  test("hand nothing on: whose substitute is away too is not decided for", () => {
    expect(waysOf("anaïs", "2026-03-04")).toEqual(["own right", "carla"]);
    expect(waysOf("bruno", "2026-03-04")).toEqual(["own right", "anaïs"]);
  });

  test("are none for somebody who is no member, nor one's own membership as one's own substitute", () => {
    expect(waysOf("zoé", "2026-03-04")).toEqual([]);
    const twice = [member("dora", away("dora")), { ...member("dora"), memberId: "second" }];
    expect(waysOf("dora", "2026-03-04", twice)).toEqual(["own right", "own right"]);
  });
});

describe("a substitute's decision", () => {
  const inPlace = actingFor(people, "bruno", day("2026-03-04"))[1]?.approver ?? bruno;
  const ask = (part: Partial<ApprovalQuestion> = {}) => {
    const answer = mayApprove({
      policy: {
        ...DefaultPolicy,
        authority: { ...DefaultPolicy.authority, fourEyesAboveCents: 8_000_000 },
      },
      riskClass: "C",
      resultingExposureCents: 6_000_000,
      verifiedCoverCents: 0,
      approver: inPlace,
      requesterPersonId: "rené",
      ...part,
    });
    return answer.ok ? "allowed" : answer.error.reason;
  };

  test("counts up to the absent member's own ceiling and no further", () => {
    expect(ask({ approver: bruno })).toBe("beyond_ceiling");
    expect(ask()).toBe("allowed");
    expect(ask({ resultingExposureCents: 9_000_001 })).toBe("beyond_ceiling");
  });

  test("is refused where either of the two asked or endorsed", () => {
    expect(ask({ requesterPersonId: "anaïs" })).toBe("own_request");
    expect(ask({ requesterPersonId: "bruno" })).toBe("own_request");
    expect(ask({ endorserPersonId: "anaïs" })).toBe("own_endorsement");
    expect(ask({ endorserPersonId: "bruno" })).toBe("own_endorsement");
  });

  test("is no second pair of eyes beside the absent member's or their own", () => {
    const large = { resultingExposureCents: 8_500_000 };
    expect(ask({ ...large, firstApproverPersonId: "anaïs" })).toBe("second_person");
    expect(ask({ ...large, firstApproverPersonId: "bruno" })).toBe("second_person");
    expect(ask({ ...large, firstApproverPersonId: "carla" })).toBe("allowed");
  });

  test("never goes beyond what one of the two could grant in own right", () => {
    const ceiling = fc.option(fc.integer({ min: 0, max: 1_000_000 }), { nil: null });
    fc.assert(
      fc.property(
        ceiling,
        ceiling,
        fc.constantFrom(...RISK_CLASSES),
        fc.integer({ min: 0, max: 1_200_000 }),
        (own, theirs, riskClass, cents) => {
          const all = (cap: number | null) => ({ A: cap, B: cap, C: cap, D: cap, NR: cap });
          const absent = member("absent", { ceilings: all(theirs), ...away("deputy") });
          const deputy = member("deputy", { ceilings: all(own) });
          const grants = (personId: string) =>
            actingFor([absent, deputy], personId, day("2026-03-04")).some(
              ({ approver }) =>
                mayApprove({
                  policy: DefaultPolicy,
                  riskClass,
                  resultingExposureCents: cents,
                  verifiedCoverCents: 0,
                  approver,
                  requesterPersonId: "rené",
                }).ok,
            );
          const most = [own, theirs].map((cap) => cap ?? Number.POSITIVE_INFINITY);
          expect(grants("deputy")).toBe(riskClass !== "E" && most.some((cap) => cap > 0 && cents <= cap));
        },
      ),
      { numRuns: 200 },
    );
  });
});
