import { askSource, type Question } from "../ask-source.ts";
import type { SourceContext } from "../source-context.ts";
import { type Outcome, type Refused, refused } from "../source-outcome.ts";
import { pickCandidates } from "./pick-candidates.ts";
import { type RegistryPage, readRegistryPage } from "./registry-page.ts";

/** What is asked for; only this leaves. */
export type RegistrySearch = { name: string; town?: string | null; postcode?: string | null };

export type SearchRefusal = "name_too_short" | "name_is_a_number";

const PER_PAGE = 25;
const SHORTEST_NAME = 3;
const LONGEST_QUERY = 200;
const DAY_MS = 86_400_000;
/** Persons (directors) are not asked for. */
const FIELDS = { minimal: "true", include: "siege,finances,complements,tva" };

export const registryQuestion = (query: Record<string, string>): Question<RegistryPage> => ({
  source: "recherche-entreprises",
  path: `/search?${new URLSearchParams({ ...query, ...FIELDS })}`,
  read: ({ body }) => readRegistryPage(body),
  keep: { freshMs: DAY_MS, keptMs: 30 * DAY_MS },
  shape: 1,
});

/**
 * Firms of a name, the register's own order, the first 25. With a postcode only those there, with a town those that name it;
 * where that finds nobody of the name, it is asked for alone, as the place may be a branch or a delivery address.
 */
export async function searchRegistry(
  context: SourceContext,
  { name, town = null, postcode = null }: RegistrySearch,
): Promise<Outcome<RegistryPage> | Refused<SearchRefusal>> {
  const words = name.trim().replace(/\s+/g, " ").slice(0, LONGEST_QUERY);
  if (words.length < SHORTEST_NAME) return refused("name_too_short");
  // The register takes 9 and 14 digits for a number, whatever else is asked.
  if (/^(?:\d{9}|\d{14})$/.test(words.replaceAll(" ", ""))) return refused("name_is_a_number");
  const plain = { q: words, page: "1", per_page: String(PER_PAGE) };
  const there = placed(plain, town, postcode);
  const found = await askSource(context, registryQuestion(there));
  const nobody =
    found.state !== "unavailable" && pickCandidates({ name: words }, found.value).candidates.length === 0;
  return nobody && there !== plain ? askSource(context, registryQuestion(plain)) : found;
}

function placed<Query extends { q: string }>(
  plain: Query,
  town: string | null,
  postcode: string | null,
): Query & { code_postal?: string } {
  if (postcode !== null && /^\d{5}$/.test(postcode)) return { ...plain, code_postal: postcode };
  const place = town?.trim() ?? "";
  return place === "" ? plain : { ...plain, q: `${plain.q} ${place}`.slice(0, LONGEST_QUERY) };
}
