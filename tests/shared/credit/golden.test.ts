import { expect, test } from "vitest";
import { assess } from "#shared/credit/assess.ts";
import type { AssessInput } from "#shared/credit/assess-input.ts";
import { ENGINE_VERSION } from "#shared/credit/engine-version.ts";
import { inputsHash } from "#shared/credit/inputs-hash.ts";
import { goldenInputs } from "./golden-inputs.ts";

/** An assessment with the hash that is kept beside it, in the order in which engines were frozen. */
const frozen = (input: AssessInput) => {
  const { asOf, engineVersion, policyVersion, ...rest } = assess(input);
  return { asOf, engineVersion, policyVersion, inputsHash: inputsHash(input), ...rest };
};

// Other bytes for the same facts are another engine: raise ENGINE_VERSION, which freezes a file of its own, and keep the old
// one, so that what was shown yesterday can be explained.
test("the same facts give the same bytes as when this engine version was frozen", async () => {
  const assessments = Object.fromEntries(
    Object.entries(goldenInputs).map(([name, input]) => [name, frozen(input)]),
  );
  await expect(`${JSON.stringify(assessments, null, 2)}\n`).toMatchFileSnapshot(
    `../../fixtures/golden-assessments/engine-${ENGINE_VERSION}.json`,
  );
});
