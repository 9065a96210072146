import { compareNames, likenessOf } from "#shared/matching/compare-names.ts";
import { namesAgree } from "#shared/matching/names-agree.ts";
import { keysAgree, normaliseName } from "#shared/matching/normalise-name.ts";
import { isSameName } from "#shared/matching/same-name.ts";
import { type Place, placesAgree, townKey } from "./places-agree.ts";
import type { RegistryFirm } from "./registry-firm.ts";
import type { RegistryPage } from "./registry-page.ts";
import type { RegistrySearch } from "./search-registry.ts";

/** `name`: same but for its writing, or agreeing in part; `place`: same, near, or not known to be. */
export type RankedFirm = {
  firm: RegistryFirm;
  name: "same" | "agrees";
  place: "same" | "near" | "other";
};

export type Candidates = {
  /** At most three, the likeliest first. */
  candidates: RankedFirm[];
  /** Firms the register found, of which most may bear another name. */
  total: number;
  /** Several firms bear this name in one town: nothing but their number tells them apart. */
  sameNameAndTown: boolean;
};

const MOST = 3;
const PLACES = ["other", "near", "same"] as const;

type Weighed = RankedFirm & { likeness: number };

/**
 * The firms that may be meant, by our own comparison of names: those whose name does not agree are left out, whatever the
 * register ranks first. The same name before a similar one, then the same town, then those still active.
 */
export function pickCandidates(asked: RegistrySearch, page: RegistryPage): Candidates {
  const weighed = page.firms.flatMap((firm) => weigh(asked, firm) ?? []).sort(likeliestFirst);
  const same = weighed.filter(({ name }) => name === "same");
  const towns = same.flatMap(({ firm }) => (firm.seat.town === null ? [] : [townKey(firm.seat.town)]));
  return {
    candidates: weighed.slice(0, MOST).map(({ firm, name, place }) => ({ firm, name, place })),
    total: page.total,
    sameNameAndTown: new Set(towns).size < towns.length,
  };
}

function weigh(asked: RegistrySearch, firm: RegistryFirm): Weighed | null {
  const wanted: Place = { town: asked.town ?? null, postcode: asked.postcode ?? null };
  const place = PLACES[placesAgree(wanted, firm.seat)];
  const seen = normaliseName(asked.name);
  let best: Pick<Weighed, "name" | "likeness"> | null = null;
  for (const each of [firm.name, ...firm.otherNames]) {
    if (each === null) continue;
    const name = normaliseName(each);
    if (seen.key === "" || name.key === "") continue;
    if (keysAgree(seen, name) || isSameName(seen.key, name.key))
      return { firm, place, name: "same", likeness: 1 };
    const likeness = likenessOf(compareNames(seen.key, name.key));
    if (namesAgree(seen.key, name.key) && likeness > (best?.likeness ?? -1))
      best = { name: "agrees", likeness };
  }
  return best === null ? null : { firm, place, ...best };
}

const rank = ({ firm, name, place }: Weighed): number[] => [
  name === "same" ? 1 : 0,
  PLACES.indexOf(place),
  firm.active === false ? 0 : 1,
];

function likeliestFirst(one: Weighed, other: Weighed): number {
  const others = rank(other);
  for (const [at, value] of rank(one).entries()) {
    const difference = (others[at] ?? 0) - value;
    if (difference !== 0) return difference;
  }
  return other.likeness - one.likeness || (one.firm.siren < other.firm.siren ? -1 : 1);
}
