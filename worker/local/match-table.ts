import type { Ground, MatchKind } from "#shared/matching/sighting.ts";

/** One line of the outcome; ids are those of the customers' file. */
export type Outcome = {
  name: string;
  kind: MatchKind;
  customerId?: string;
  candidates?: string[];
  evidence: string[];
};
export type Shown = { outcome: Outcome; grounds: Ground[] };

const NAME_WIDTH = 40;
const cut = (text: string, width: number): string =>
  text.length > width ? `${text.slice(0, width - 1)}…` : text;

const groundText = ({ evidence, likeness }: Ground): string =>
  [
    ...evidence.filter((each) => each !== "alike"),
    ...(likeness === undefined || likeness === 1 || likeness === 0 ? [] : [`alike ${likeness}`]),
  ].join(", ");

/** The outcome for a person at a terminal; `nameOf` gives a customer's name by the id of the file. */
export function matchTable(shown: readonly Shown[], nameOf: (id: string) => string): string {
  const width = Math.min(NAME_WIDTH, Math.max(4, ...shown.map(({ outcome }) => outcome.name.length)));
  const lines = shown.flatMap(({ outcome, grounds }) => {
    const ids = outcome.customerId === undefined ? (outcome.candidates ?? []) : [outcome.customerId];
    const first = `${cut(outcome.name, width).padEnd(width)}  ${outcome.kind.padEnd(8)}`;
    if (ids.length === 0) return [first.trimEnd()];
    return ids.map((id, at) => {
      const ground = grounds[at];
      const why = ground === undefined ? "" : `  [${groundText(ground)}]`;
      const begin = at === 0 ? first : " ".repeat(width + 10);
      return `${begin}  ${id}  ${cut(nameOf(id), NAME_WIDTH)}${why}`;
    });
  });
  const count = (kind: MatchKind): number => shown.filter(({ outcome }) => outcome.kind === kind).length;
  return [
    `${"name".padEnd(width)}  outcome   customer  [evidence]`,
    ...lines,
    "",
    `${shown.length} names: ${count("matched")} matched, ${count("unsure")} unsure, ${count("conflict")} in conflict, ${count("unknown")} unknown.`,
  ].join("\n");
}
