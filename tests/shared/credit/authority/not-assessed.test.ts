import { expect, test } from "vitest";
import { assess } from "#shared/credit/assess.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import { inputsHash } from "#shared/credit/inputs-hash.ts";
import { assessInput, day, invoice } from "../a-ledger.ts";

const asOf = day("2026-11-25");
const asked = (policy: typeof DefaultPolicy) =>
  assessInput([invoice("F1", asOf - 20, 500_000)], { asOf, policy });
const assessed = (policy: typeof DefaultPolicy) => ({
  bytes: JSON.stringify(assess(asked(policy))),
  hash: inputsHash(asked(policy)),
});

test("who may grant what is no input of an assessment: another matrix gives the same bytes", () => {
  const { authority } = DefaultPolicy;
  const before = assessed(DefaultPolicy);
  const other = { ...authority, fourEyesAboveCents: 1, ownInitiative: false, lookAgainCents: 5 };
  expect(assessed({ ...DefaultPolicy, authority: other })).toEqual(before);
  const opening = { ...DefaultPolicy.limit, openingCents: 150_001 };
  expect(assessed({ ...DefaultPolicy, limit: opening }).hash).not.toBe(before.hash);
});
