// @vitest-environment node
import { expect, it } from "vitest";
import { addCounts, adoptionCalls, NOTHING_ADOPTED } from "#extension/views/dashboard/limits/adoption.ts";
import { AdoptLimits } from "#shared/contract/customers.ts";

const ids = Array.from(
  { length: 1_203 },
  (_, place) => `019ab000-0000-7000-8000-${String(place).padStart(12, "0")}`,
);

it("asks for a long selection in calls that the API takes, each customer once", () => {
  const calls = adoptionCalls({ kind: "selected", ids }, "yearly review", null);
  expect(calls.map(({ customers }) => customers.length)).toEqual([500, 500, 203]);
  expect(calls.flatMap(({ customers }) => customers)).toEqual(ids);
  expect(calls.every((call) => AdoptLimits.safeParse(call).success)).toBe(true);
});

it("asks for a filter once, by its name", () => {
  const calls = adoptionCalls({ kind: "filter", filter: "no_limit" }, "first limits", "2027-06-30");
  expect(calls).toEqual([
    { customers: "filter", filter: "no_limit", reason: "first limits", until: "2027-06-30" },
  ]);
  expect(AdoptLimits.safeParse(calls[0]).success).toBe(true);
});

it("counts over all calls, and names everybody who could once", () => {
  const ada = { name: "Ada Lemoine", role: "admin" } as const;
  const once = { adopted: 3, unchanged: 2, skipped: 1, beyondAuthority: 2, granters: [ada] };
  expect(addCounts(addCounts(NOTHING_ADOPTED, once), once)).toEqual({
    ...{ adopted: 6, unchanged: 4, skipped: 2, beyondAuthority: 4 },
    granters: [ada],
  });
});
