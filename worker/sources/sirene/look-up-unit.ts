import { type IdentityError, parseSiren } from "#shared/credit/identity.ts";
import { askSource } from "../ask-source.ts";
import type { SourceContext } from "../source-context.ts";
import { type Outcome, type Refused, refused } from "../source-outcome.ts";
import { readSireneAnswer, type SireneAnswer } from "./sirene-unit.ts";

const DAY_MS = 86_400_000;

/**
 * What INSEE's Sirene says of a SIREN, with the organization's own key. A merged number is told with the one it lives on in,
 * which is asked for by the caller: the key follows no redirect. `key_refused`: INSEE does not know the key.
 */
export async function lookUpUnit(
  context: SourceContext,
  siren: string,
  apiKey: string,
): Promise<Outcome<SireneAnswer> | Refused<IdentityError>> {
  const number = parseSiren(siren);
  if (!number.ok) return refused(number.error);
  return askSource(context, {
    source: "sirene",
    path: `/siren/${number.value}`,
    headers: { "x-insee-api-key-integration": apiKey },
    answers: [301, 403, 404],
    read: (reply) => readSireneAnswer(reply, number.value),
    keep: { freshMs: DAY_MS, keptMs: 30 * DAY_MS },
    shape: 1,
    lane: `sirene/${context.organization}`,
    budgetMs: 25_000,
  });
}
