import { expect, test } from "vitest";
import { assess } from "#shared/credit/assess.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import { assessInput, day, invoice } from "../a-ledger.ts";

const asOf = day("2026-11-25");
const assessed = (policy: typeof DefaultPolicy) =>
  assess(assessInput([invoice("F1", asOf - 20, 500_000)], { asOf, policy }));

test("who may grant what is no input of an assessment: another matrix gives the same bytes", () => {
  const { authority } = DefaultPolicy;
  const before = JSON.stringify(assessed(DefaultPolicy));
  const other = { ...authority, fourEyesAboveCents: 1, ownInitiative: false, lookAgainCents: 5 };
  expect(JSON.stringify(assessed({ ...DefaultPolicy, authority: other }))).toBe(before);
  const opening = { ...DefaultPolicy.limit, openingCents: 150_001 };
  expect(assessed({ ...DefaultPolicy, limit: opening }).inputsHash).not.toBe(
    assessed(DefaultPolicy).inputsHash,
  );
});
