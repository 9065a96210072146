import { normaliseName } from "#shared/matching/normalise-name.ts";

/** A number that two sources use, with the name each gives it. */
export type SharedNumber = { source: string; name: string; otherName: string };

/** A name that this many numbers bear says nothing ("Clients divers"). */
const GENERIC = 3;

/**
 * Sources that number customers like the importing one does: where both name a number, the names agree at least half of the
 * time. Without any name to compare the numbers are taken as the same: one company, one list of customers. Two programs that
 * both count from 1 differ in nearly every name, and stay apart.
 */
export function sourcesWithSameNumbers(sources: string[], shared: SharedNumber[]): string[] {
  const uses = Map.groupBy(
    shared.flatMap(({ name, otherName }) => [...new Set([name, otherName])]),
    (name) => name,
  );
  const telling = shared.filter(
    ({ name, otherName }) =>
      name !== "" &&
      otherName !== "" &&
      [name, otherName].every((each) => (uses.get(each)?.length ?? 0) <= GENERIC),
  );
  return sources.filter((source) => {
    const compared = telling.filter((each) => each.source === source);
    const agreeing = compared.filter(({ name, otherName }) => namesAgree(name, otherName)).length;
    return agreeing * 2 >= compared.length;
  });
}

/** One word of three letters or more in common, legal forms left out; a name cut short counts. */
function namesAgree(one: string, other: string): boolean {
  const [a, b] = [normaliseName(one).key, normaliseName(other).key];
  if (a === "" || b === "" || a.startsWith(b) || b.startsWith(a)) return true;
  const words = new Set(a.split(" ").filter((word) => word.length >= 3));
  return b.split(" ").some((word) => words.has(word));
}
