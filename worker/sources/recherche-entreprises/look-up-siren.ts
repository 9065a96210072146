import { type IdentityError, parseSiren } from "#shared/credit/identity.ts";
import { askSource } from "../ask-source.ts";
import type { SourceContext } from "../source-context.ts";
import { mapOutcome, type Outcome, type Refused, refused } from "../source-outcome.ts";
import type { RegistryFirm } from "./registry-firm.ts";
import { registryQuestion } from "./search-registry.ts";

/** `absent`: the register shows nobody of that number: it never was given, or the firm is not diffusible. */
export type LookedUp = { kind: "firm"; firm: RegistryFirm } | { kind: "absent" };

/** The firm of a SIREN; a number that fails its check digit is not sent. No filter goes with it: the register ignores them. */
export async function lookUpSiren(
  context: SourceContext,
  siren: string,
): Promise<Outcome<LookedUp> | Refused<IdentityError>> {
  const number = parseSiren(siren);
  if (!number.ok) return refused(number.error);
  const outcome = await askSource(context, registryQuestion({ q: number.value }));
  return mapOutcome(outcome, ({ firms }): LookedUp => {
    const firm = firms.find((each) => each.siren === number.value);
    return firm === undefined ? { kind: "absent" } : { kind: "firm", firm };
  });
}
