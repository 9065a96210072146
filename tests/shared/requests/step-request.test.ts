import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CreditRequest, isOpen, REQUEST_STATES } from "#shared/requests/credit-request.ts";
import type { Grant } from "#shared/requests/grant.ts";
import { type RequestAction, stepRequest } from "#shared/requests/step-request.ts";

const release: Grant = {
  kind: "order_release",
  amountCents: 15_000_00,
  basis: "financed",
  depositCents: 5_520_00,
  terms: null,
  until: 20_000,
};
const asked: CreditRequest = {
  kind: "order_release",
  state: "requested",
  version: 1,
  askers: ["rene"],
  awaiting: "credit",
  endorsedBy: null,
  firstApproval: null,
  decidedBy: null,
  grant: null,
  lapsesAt: 1_000,
};
const approve = (
  by: string,
  change: Partial<Extract<RequestAction, { kind: "approve" }>> = {},
): RequestAction => ({
  kind: "approve",
  by,
  grant: release,
  secondPersonNeeded: false,
  ...change,
});

const step = (request: CreditRequest, action: RequestAction, at = 10, upon?: number) => {
  const result = stepRequest(request, action, at, upon);
  return result.ok ? result.value : result.error.reason;
};
const having = (...actions: RequestAction[]): CreditRequest =>
  actions.reduce<CreditRequest>((request, action) => {
    const result = stepRequest(request, action, 10);
    if (!result.ok) throw new Error(result.error.reason);
    return result.value;
  }, asked);

describe("a request", () => {
  test("is granted with a condition where a deposit comes first, else plainly", () => {
    expect(step(asked, approve("anais"))).toMatchObject({
      state: "approved_with_conditions",
      decidedBy: "anais",
      version: 2,
    });
    expect(step(asked, approve("anais", { grant: { ...release, depositCents: 0 } }))).toMatchObject({
      state: "approved",
    });
  });

  test("needs two persons where the policy says so, who grant the same", () => {
    const half = having(approve("anais", { secondPersonNeeded: true }));
    expect(half).toMatchObject({ state: "requested", grant: null, firstApproval: { by: "anais" } });
    expect(step(half, approve("anais", { secondPersonNeeded: true }))).toBe("same_person");
    const other = { ...release, amountCents: 1_00 };
    expect(step(half, approve("odile", { secondPersonNeeded: true, grant: other }))).toBe("other_grant");
    expect(step(half, approve("odile", { secondPersonNeeded: true }))).toMatchObject({
      state: "approved_with_conditions",
      decidedBy: "odile",
    });
  });

  test("is asked anew when its facts change: neither endorsement nor half a grant holds", () => {
    const ready = having({ kind: "endorse", by: "marc" }, approve("anais", { secondPersonNeeded: true }));
    expect(step(ready, { kind: "add", by: "rene", changesFacts: true })).toMatchObject({
      state: "requested",
      endorsedBy: null,
      firstApproval: null,
    });
  });

  test("asked by two is nobody's of the two to decide or endorse", () => {
    const joined = having({ kind: "add", by: "anais", changesFacts: true });
    expect(joined.askers).toEqual(["rene", "anais"]);
    expect(step(joined, approve("anais"))).toBe("own_request");
    expect(step(joined, { kind: "endorse", by: "rene" })).toBe("own_request");
    expect(step(joined, { kind: "withdraw", by: "anais" })).toMatchObject({ state: "withdrawn" });
  });

  test("waits for the asker's answer, and then for credit again", () => {
    const back = having({ kind: "ask_back", by: "anais" });
    expect(back.awaiting).toBe("asker");
    expect(step(back, { kind: "add", by: "marc", changesFacts: false })).toMatchObject({ awaiting: "asker" });
    expect(step(back, { kind: "add", by: "rene", changesFacts: false })).toMatchObject({
      awaiting: "credit",
    });
  });

  test("lapses on the moment, not before, and is decided by nobody from then on", () => {
    expect(step(asked, { kind: "lapse" }, 999)).toBe("not_lapsed");
    expect(step(asked, { kind: "lapse" }, 1_000)).toMatchObject({ state: "expired" });
    expect(step(asked, approve("anais"), 1_000)).toBe("lapsed");
  });
});

const action: fc.Arbitrary<RequestAction> = fc.oneof(
  fc.record({ kind: fc.constant("add" as const), by: person(), changesFacts: fc.boolean() }),
  fc.record({ kind: fc.constant("endorse" as const), by: person() }),
  fc.record({ kind: fc.constant("ask_back" as const), by: person() }),
  fc.record({ kind: fc.constant("reassign" as const), by: person() }),
  fc.record({
    kind: fc.constant("approve" as const),
    by: person(),
    grant: fc.constantFrom<Grant>(release, { ...release, depositCents: 0 }, { kind: "unblock" }),
    secondPersonNeeded: fc.boolean(),
  }),
  fc.record({ kind: fc.constant("refuse" as const), by: person() }),
  fc.record({ kind: fc.constant("withdraw" as const), by: person() }),
  fc.record({ kind: fc.constant("supersede" as const) }),
  fc.record({ kind: fc.constant("lapse" as const) }),
);
function person(): fc.Arbitrary<string> {
  return fc.constantFrom("rene", "marc", "anais", "odile");
}

type Taken = { action: RequestAction; at: number; upon: number | undefined };
const taken: fc.Arbitrary<Taken> = fc.record({
  action,
  at: fc.integer({ min: 0, max: 1_200 }),
  upon: fc.oneof(fc.constant(undefined), fc.integer({ min: 1, max: 8 })),
});
const walk = (steps: readonly Taken[]) => {
  const states = [asked];
  const counted: Taken[] = [];
  for (const each of steps) {
    const result = stepRequest(states.at(-1) ?? asked, each.action, each.at, each.upon);
    if (!result.ok) continue;
    states.push(result.value);
    counted.push(each);
  }
  return { states, counted };
};

describe("whatever happens in whatever order", () => {
  test("a request is closed once, stays closed, and every step counts its version by one", () => {
    fc.assert(
      fc.property(fc.array(taken, { maxLength: 20 }), (steps) => {
        const { states } = walk(steps);
        const closed = states.filter(({ state }) => !isOpen(state));
        expect(closed.length).toBeLessThanOrEqual(1);
        expect(states.map(({ version }) => version)).toEqual(states.map((_, index) => index + 1));
        expect(states.every(({ state }) => REQUEST_STATES.includes(state))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test("nobody who asked ever decides or endorses, and what is granted was approved by a person", () => {
    fc.assert(
      fc.property(fc.array(taken, { maxLength: 20 }), (steps) => {
        const last = walk(steps).states.at(-1) ?? asked;
        expect(last.askers.includes(last.decidedBy ?? "")).toBe(false);
        expect(last.askers.includes(last.endorsedBy ?? "")).toBe(false);
        expect(last.grant === null).toBe(!["approved", "approved_with_conditions"].includes(last.state));
        expect(last.grant !== null && last.decidedBy === null).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  test("a step upon a version that has passed changes nothing", () => {
    fc.assert(
      fc.property(fc.array(taken, { maxLength: 12 }), taken, (steps, late) => {
        const now = walk(steps).states.at(-1) ?? asked;
        const result = stepRequest(now, late.action, late.at, now.version - 1);
        expect(result.ok && late.action.kind !== "lapse").toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  test("of two decisions upon one version one counts, whichever comes first", () => {
    fc.assert(
      fc.property(fc.array(taken, { maxLength: 8 }), action, action, (steps, one, other) => {
        const now = walk(steps).states.at(-1) ?? asked;
        fc.pre(one.kind !== "lapse" && other.kind !== "lapse");
        const first = stepRequest(now, one, 10, now.version);
        fc.pre(first.ok);
        const second = stepRequest(first.ok ? first.value : now, other, 10, now.version);
        expect(second.ok).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});
