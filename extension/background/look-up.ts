import { decidesLinks } from "#shared/contract/roles.ts";
import type { BadgeRow } from "#shared/contract/sync.ts";
import type { ReportKind } from "#shared/field-reports/report-kind.ts";
import { findCandidates } from "#shared/matching/find-candidates.ts";
import { findSimilar } from "#shared/matching/find-similar.ts";
import { mayProposeAlike } from "#shared/matching/judge.ts";
import { judgeGuess } from "#shared/matching/judge-guess.ts";
import { judgeSimilar } from "#shared/matching/judge-similar.ts";
import { keysOfSighted, type OwnIdentity } from "#shared/matching/keys.ts";
import type { LinkScope, Match, Sighted } from "#shared/matching/sighting.ts";
import type { Account } from "./account.ts";
import { readRows } from "./copy.ts";
import { choiceMatch, type Heeded, heed, judgeWithout, proposed } from "./heed-choices.ts";
import { indexOf } from "./local-index.ts";
import { matchableOf } from "./matchable.ts";
import { choicesOf } from "./own-choices.ts";
import { withRecord } from "./record-of.ts";

/** A match with the rows it speaks of: one when matched, the candidates otherwise. */
export type Found = {
  match: Match;
  rows: BadgeRow[];
  /** The member picked this customer, and nothing on the page says the same: no firm word may follow from it. */
  unconfirmed?: true;
  /** What the member reported of the customer on this device and the server has not got. */
  ownWaiting?: ReportKind;
  /** Customers the member refused for this record, to take back. */
  rejected?: BadgeRow[];
};

const idsOf = (match: Match): string[] =>
  match.kind === "matched" ? [match.customerId] : match.kind === "unknown" ? [] : match.candidates;

/** The seller: its SIREN, and the domain its people write from. */
const ownOf = ({ session: { me } }: Account): OwnIdentity => ({
  siren: me.organization.siren,
  domains: [me.email.slice(me.email.indexOf("@") + 1)],
});

/** Refusals the member may take back: the own ones, a credit analyst also everyone's. */
const takenBack = ({ session: { me } }: Account, { rejected }: Heeded): string[] => {
  const decides = decidesLinks(me.role);
  return [...rejected.values()]
    .filter(({ everyone }) => decides || !everyone)
    .map(({ customerId }) => customerId);
};

/**
 * Matches sightings of one page against the local copy; nothing leaves the browser. Null until the first sync has ended:
 * nobody can be said to be unknown then.
 */
export const lookUp = async (
  account: Account,
  scope: LinkScope,
  sightings: readonly Sighted[],
): Promise<Found[] | null> => {
  const [layers, choices] = await Promise.all([indexOf(account), choicesOf(account.copy)]);
  if (layers === null) return null;
  const own = ownOf(account);
  const asked = sightings.map((sighted) => {
    const keys = keysOfSighted(withRecord(sighted), scope, own);
    const said = (keys.link === null ? undefined : choices.get(keys.link)) ?? [];
    return { sighted, keys, said, guess: sighted.guess === true, candidates: findCandidates(layers, keys) };
  });
  const rows = new Map<string, BadgeRow>();
  const load = async (ids: Iterable<string>): Promise<void> => {
    const missing = [...new Set(ids)].filter((id) => !rows.has(id));
    for (const row of await readRows(account.copy, missing)) if (row !== undefined) rows.set(row.id, row);
  };
  await load(
    asked.flatMap(({ candidates, said }) => [...candidates, ...said.map(({ customerId }) => customerId)]),
  );
  const present = (ids: readonly string[]): BadgeRow[] =>
    ids.map((id) => rows.get(id)).filter((row) => row !== undefined);
  const judged = asked.map(({ sighted, keys, guess, candidates, said }) => {
    const heeded = heed(said, sighted, keys, rows);
    const firm = judgeWithout(keys, present(candidates).map(matchableOf), heeded);
    const match = guess ? judgeGuess(keys, firm) : firm;
    const similar =
      match.kind === "unknown" && !guess && mayProposeAlike(keys) ? findSimilar(layers, keys) : [];
    return { keys, match, heeded, similar: similar.filter(({ id }) => !heeded.rejected.has(id)) };
  });
  await load(judged.flatMap(({ similar }) => similar.map(({ id }) => id)));
  return judged.map(({ keys, match: exact, similar, heeded }): Found => {
    const alike = () => judgeSimilar(keys, similar, present(similar.map(({ id }) => id)).map(matchableOf));
    const match = similar.length === 0 ? exact : heeded.rejected.size === 0 ? alike() : proposed(alike());
    const rejected = present(takenBack(account, heeded));
    const refused = rejected.length > 0 ? { rejected } : {};
    const { chosen } = heeded;
    if (chosen === null || (match.kind === "matched" && match.customerId === chosen.id))
      return { match, rows: present(idsOf(match)), ...refused };
    return { match: choiceMatch(keys, chosen), rows: [chosen], unconfirmed: true, ...refused };
  });
};
