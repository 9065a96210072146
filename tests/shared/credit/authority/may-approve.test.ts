import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RISK_CLASSES } from "#shared/credit/assessment.ts";
import { AUTHORITY_ROLES, type Ceilings, ceilingOf } from "#shared/credit/authority/ceiling.ts";
import { type ApprovalQuestion, mayApprove } from "#shared/credit/authority/may-approve.ts";
import { nearestAuthorities } from "#shared/credit/authority/nearest-authority.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import type { Policy } from "#shared/credit/policy.ts";

const withAuthority = (part: Partial<Policy["authority"]>): Policy => ({
  ...DefaultPolicy,
  authority: { ...DefaultPolicy.authority, ...part },
});

const ask = (part: Partial<ApprovalQuestion> = {}) =>
  mayApprove({
    policy: DefaultPolicy,
    riskClass: "C",
    resultingExposureCents: 3_500_000,
    verifiedCoverCents: 0,
    approver: { personId: "anais", role: "analyst" },
    requesterPersonId: "rene",
    ...part,
  });
const reason = (part: Partial<ApprovalQuestion>) => {
  const answer = ask(part);
  return answer.ok ? "allowed" : answer.error.reason;
};

describe("a ceiling", () => {
  test("is the matrix's for the role and class, the member's own where there is one, 0 for E", () => {
    const own = { role: "analyst", ceilings: { C: 6_000_000, D: null } } as const;
    expect(ceilingOf(DefaultPolicy, { role: "analyst" }, "C")).toBe(4_000_000);
    expect(ceilingOf(DefaultPolicy, own, "C")).toBe(6_000_000);
    expect(ceilingOf(DefaultPolicy, own, "D")).toBeNull();
    expect(ceilingOf(DefaultPolicy, own, "A")).toBe(15_000_000);
    expect(ceilingOf(DefaultPolicy, { role: "admin" }, "NR")).toBeNull();
    expect(ceilingOf(DefaultPolicy, { role: "admin" }, "E")).toBe(0);
  });
});

/** Matrix of domain.md 7.1 for the T-vectors: who decides about how much. */
const k = (A: number, B: number, C: number, D: number, NR: number): Ceilings => ({
  A: A * 100_000,
  B: B * 100_000,
  C: C * 100_000,
  D: D * 100_000,
  NR: NR * 100_000,
});
const NOBODY = k(0, 0, 0, 0, 0);
const domainMatrix = withAuthority({
  matrixCents: { rep: NOBODY, manager: NOBODY, analyst: NOBODY, admin: NOBODY },
});
const people = [
  { personId: "cfo", role: "admin", ceilings: k(500, 400, 150, 50, 25) },
  { personId: "credit manager", role: "analyst", ceilings: k(150, 100, 40, 10, 10) },
  { personId: "credit analyst", role: "analyst", ceilings: k(25, 15, 5, 0, 2) },
] as const;
const first = (riskClass: "A" | "B" | "C" | "D" | "NR" | "E", netCents: number | null) =>
  nearestAuthorities(domainMatrix, people, riskClass, netCents)[0]?.personId;

describe("the nearest authority", () => {
  test("T-701: is the smallest ceiling that covers the new total", () => {
    expect(first("C", 3_500_000)).toBe("credit manager");
    expect(first("C", 4_100_000)).toBe("cfo");
    expect(first("B", 1_500_000)).toBe("credit analyst");
    expect(first("B", 1_500_001)).toBe("credit manager");
  });

  test("is nobody for E, without bound, or above everybody; no ceiling comes after every ceiling", () => {
    expect(first("E", 1)).toBeUndefined();
    expect(first("A", null)).toBeUndefined();
    expect(first("A", 50_000_001)).toBeUndefined();
    const owner = { personId: "owner", role: "rep", ceilings: { A: null } } as const;
    const found = nearestAuthorities(domainMatrix, [owner, ...people], "A", 20_000_000);
    expect(found.map(({ personId }) => personId)).toEqual(["cfo", "owner"]);
  });

  test("is nobody alone above the amount of four eyes", () => {
    const policy = withAuthority({ fourEyesAboveCents: 1_000_000 });
    const admin = { role: "admin" } as const;
    expect(nearestAuthorities(policy, [admin], "A", 1_000_000)).toEqual([admin]);
    expect(nearestAuthorities(policy, [admin], "A", 1_000_001)).toEqual([]);
  });
});

describe("whoever decides", () => {
  test("may within the ceiling of the computed class, net of verified cover", () => {
    expect(ask()).toEqual({
      ok: true,
      value: { netCents: 3_500_000, isOwnInitiative: false, reauthenticate: false },
    });
    expect(ask({ resultingExposureCents: 4_100_000 })).toEqual({
      ok: false,
      error: { reason: "beyond_ceiling", netCents: 4_100_000, ceilingCents: 4_000_000 },
    });
    expect(reason({ resultingExposureCents: 4_100_000, verifiedCoverCents: 100_000 })).toBe("allowed");
    expect(reason({ resultingExposureCents: 4_100_000, riskClass: "B" })).toBe("allowed");
    expect(reason({ resultingExposureCents: null })).toBe("beyond_ceiling");
  });

  test("with a ceiling of 0 grants nothing, not even what is covered; without a ceiling anything", () => {
    const covered = { resultingExposureCents: 500_000, verifiedCoverCents: 500_000 };
    expect(reason({ ...covered, approver: { personId: "m", role: "manager" } })).toBe("beyond_ceiling");
    expect(reason({ resultingExposureCents: null, approver: { personId: "a", role: "admin" } })).toBe(
      "allowed",
    );
  });

  test("T-702: is never who asked, by whatever membership and with whatever authority", () => {
    const rene = { personId: "rene", role: "admin" } as const;
    expect(reason({ approver: rene })).toBe("own_request");
    expect(reason({ approver: { ...rene, ceilings: { C: null } } })).toBe("own_request");
  });

  test("acts on own initiative within the own ceiling where the policy lets one person do so", () => {
    expect(ask({ requesterPersonId: null })).toMatchObject({ value: { isOwnInitiative: true } });
    expect(reason({ requesterPersonId: null, resultingExposureCents: 4_000_001 })).toBe("beyond_ceiling");
    const policy = withAuthority({ ownInitiative: false });
    expect(reason({ policy, requesterPersonId: null })).toBe("nobody_asked");
    expect(reason({ policy })).toBe("allowed");
  });

  test("does not release what they endorsed, unless the organization gives both to one person", () => {
    expect(reason({ endorserPersonId: "anais" })).toBe("own_endorsement");
    expect(reason({ endorserPersonId: "marc" })).toBe("allowed");
    const policy = withAuthority({ endorserMayRelease: true });
    expect(reason({ policy, endorserPersonId: "anais" })).toBe("allowed");
    expect(reason({ policy, endorserPersonId: "anais", requesterPersonId: "anais" })).toBe("own_request");
  });

  test("is two persons above the amount of four eyes", () => {
    const policy = withAuthority({ fourEyesAboveCents: 3_000_000 });
    expect(ask({ policy })).toEqual({
      ok: false,
      error: { reason: "second_person", netCents: 3_500_000, aboveCents: 3_000_000 },
    });
    expect(reason({ policy, firstApproverPersonId: "anais" })).toBe("second_person");
    expect(reason({ policy, firstApproverPersonId: "marc" })).toBe("allowed");
    expect(reason({ policy, resultingExposureCents: 3_000_000 })).toBe("allowed");
  });

  test("signs in again above the policy's amount, and only there", () => {
    const of = (resultingExposureCents: number | null, policy = DefaultPolicy) =>
      ask({ policy, resultingExposureCents, approver: { personId: "a", role: "admin" } });
    expect(of(5_000_000)).toMatchObject({ value: { reauthenticate: false } });
    expect(of(5_000_001)).toMatchObject({ value: { reauthenticate: true } });
    expect(of(null)).toMatchObject({ value: { reauthenticate: true } });
    const never = withAuthority({ reauthenticateAboveCents: null });
    expect(of(null, never)).toMatchObject({ value: { reauthenticate: false } });
  });
});

describe("laws", () => {
  const cents = fc.option(fc.integer({ min: 0, max: 60_000_000 }), { nil: null });
  const questions: fc.Arbitrary<ApprovalQuestion> = fc.record({
    policy: fc
      .record({ fourEyesAboveCents: cents, ownInitiative: fc.boolean(), endorserMayRelease: fc.boolean() })
      .map(withAuthority),
    riskClass: fc.constantFrom(...RISK_CLASSES),
    resultingExposureCents: cents,
    verifiedCoverCents: fc.integer({ min: 0, max: 10_000_000 }),
    approver: fc.record({
      personId: fc.constantFrom("p", "q"),
      role: fc.constantFrom(...AUTHORITY_ROLES),
      ceilings: fc.option(fc.record({ A: cents, C: cents }), { nil: null }),
    }),
    requesterPersonId: fc.constantFrom("p", "q", null),
    endorserPersonId: fc.constantFrom("p", "q", null),
    firstApproverPersonId: fc.constantFrom("p", "q", null),
  });
  const law = (holds: (question: ApprovalQuestion) => boolean) =>
    fc.assert(fc.property(questions, holds), { numRuns: 200 });

  test("nobody approves an own request, nor anything for class E", () => {
    law((question) => {
      const isOwn = question.requesterPersonId === question.approver.personId;
      return !(mayApprove(question).ok && (isOwn || question.riskClass === "E"));
    });
  });

  test("who may approve an exposure may approve a smaller one, and the same with more cover", () => {
    law((question) => {
      if (!mayApprove(question).ok) return true;
      const { resultingExposureCents: exposure, verifiedCoverCents } = question;
      const smaller = exposure === null ? 0 : Math.floor(exposure / 2);
      return (
        mayApprove({ ...question, resultingExposureCents: smaller }).ok &&
        mayApprove({ ...question, verifiedCoverCents: verifiedCoverCents + 1 }).ok
      );
    });
  });

  test("a cut is always allowed", () => {
    law((question) => mayApprove({ ...question, isCut: true }).ok);
  });
});
