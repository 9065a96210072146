import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { limitRaise } from "#shared/credit/authority/limit-raise.ts";
import type { LimitFact } from "#shared/credit/limit-fact.ts";

const TODAY = 20_000;
const limit = (part: Partial<LimitFact>): LimitFact => ({
  id: "l",
  kind: "approved",
  amountCents: 1_000_000,
  unlimited: false,
  from: TODAY - 100,
  until: null,
  recordedRevision: 1,
  ...part,
});
const standing = limit({});
const then = (part: Partial<LimitFact>, before: LimitFact[] = [standing]) =>
  limitRaise(before, [...before, limit({ id: "n", from: TODAY, recordedRevision: 2, ...part })], TODAY);
const unlimited = { amountCents: null, unlimited: true };

describe("a limit", () => {
  test("is raised to the most that it grants, without bound where it has none", () => {
    expect(then({ amountCents: 1_200_000 })).toEqual({ amountCents: 1_200_000 });
    expect(then(unlimited)).toEqual({ amountCents: null });
    expect(then({ amountCents: 500_000 }, [])).toEqual({ amountCents: 500_000 });
  });

  test("is cut, or left, by as much or less for as long or shorter", () => {
    expect(then({})).toBeNull();
    expect(then({ amountCents: 200_000 })).toBeNull();
    expect(then({ amountCents: 0 }, [])).toBeNull();
    expect(then({ until: TODAY + 10 })).toBeNull();
    expect(then({ amountCents: 9_000_000_000 }, [limit(unlimited)])).toBeNull();
  });

  test("that lasts longer, or is renewed after it expired, is a raise", () => {
    const ending = limit({ until: TODAY + 10 });
    expect(then({ until: TODAY + 11 }, [ending])).toEqual({ amountCents: 1_000_000 });
    expect(then({ amountCents: 300_000 }, [limit({ until: TODAY - 1 })])).toEqual({ amountCents: 300_000 });
  });

  test("that a temporary one hides for some days is a raise once those are over", () => {
    const temporary = limit({ id: "t", kind: "temporary", amountCents: 5_000_000, until: TODAY + 5 });
    expect(then({ amountCents: 2_000_000 }, [standing, temporary])).toEqual({ amountCents: 2_000_000 });
    expect(then({ amountCents: 400_000 }, [standing, temporary])).toBeNull();
  });

  test("that comes back when a lower temporary one ends early is a raise", () => {
    const lower = limit({ id: "t", kind: "temporary", amountCents: 100_000, until: TODAY + 30 });
    const ended = { ...lower, until: TODAY - 1 };
    expect(limitRaise([standing, lower], [standing, ended], TODAY)).toEqual({ amountCents: 1_000_000 });
    expect(limitRaise([standing, ended], [standing, lower], TODAY)).toBeNull();
  });
});

test("nothing is a raise against itself; what is no raise grants no day more", () => {
  const limits = fc.array(
    fc
      .record({
        id: fc.constantFrom("a", "b", "c", "d"),
        kind: fc.constantFrom("approved" as const, "temporary" as const),
        amountCents: fc.integer({ min: 0, max: 5 }),
        from: fc.integer({ min: TODAY - 3, max: TODAY + 6 }),
        length: fc.integer({ min: 0, max: 6 }),
        recordedRevision: fc.integer({ min: 1, max: 4 }),
      })
      .map(({ length, ...part }) => limit({ ...part, until: part.from + length })),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(limits, limits, (before, after) => {
      expect(limitRaise(before, before, TODAY)).toBeNull();
      const there = limitRaise(before, after, TODAY);
      const back = limitRaise(after, before, TODAY);
      const most = Math.max(0, ...after.map(({ amountCents }) => amountCents ?? 0));
      expect(there?.amountCents ?? 0).toBeLessThanOrEqual(most);
      if (there === null && back === null)
        expect(limitRaise([], before, TODAY)).toEqual(limitRaise([], after, TODAY));
    }),
    { numRuns: 200 },
  );
});
