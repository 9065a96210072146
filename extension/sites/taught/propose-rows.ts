import { selectorProblem } from "#shared/page-rules/safe-selector.ts";
import { ancestors } from "./propose-selector.ts";
import { readTaught } from "./readable.ts";
import { placeAmong, sharedAttributes, stableParts } from "./stable-parts.ts";

export type Rows = { kind: "row" | "card"; each: string; name: string };

const ROW = "tr,[role=row],li,article";
const MOST_ROWS = 1000;

/**
 * The pattern that two names of one list have in common: which rows, and where the name stands in each. `wrong` are elements
 * that it must not take for a name. null: nothing tells them apart.
 */
export const proposeRows = (one: Element, other: Element, wrong: readonly Element[]): Rows | null => {
  const pair = rowsOf(one, other);
  if (!pair) return null;
  const page = one.ownerDocument;
  const [first, second] = pair;
  const kind = first.matches("tr,[role=row],li") ? "row" : "card";
  const names = [...namesIn(pair, one, other)];
  const fits = (each: string, name: string): boolean => {
    if (selectorProblem(each) !== null || selectorProblem(name) !== null) return false;
    const rows = [...page.querySelectorAll(each)].slice(0, MOST_ROWS);
    const named = (row: Element) => [...row.querySelectorAll(name)].find((at) => readTaught(at) !== "");
    return (
      rows.includes(first) &&
      rows.includes(second) &&
      named(first) === one &&
      named(second) === other &&
      !rows.some((row) => row !== first && row.contains(first)) &&
      !wrong.some((not) => rows.some((row) => row.contains(not) && named(row) === not))
    );
  };
  const lists = [...listsOf(pair)];
  for (const each of [...lists, ...lists.flatMap((list) => narrowed(list, pair, wrong))])
    for (const name of names) if (fits(each, name)) return { kind, each, name };
  return null;
};

type Pair = readonly [Element, Element];

/** The rows that hold the two: what is a row by its name, else the children of what they have in common. */
const rowsOf = (one: Element, other: Element): Pair | null => {
  const [rowOne, rowOther] = [one.closest(ROW), other.closest(ROW)];
  const isPair = rowOne && rowOther && rowOne !== rowOther && rowOne.localName === rowOther.localName;
  if (isPair && !rowOne.contains(rowOther) && !rowOther.contains(rowOne)) return [rowOne, rowOther];
  let common: Element | null = one.parentElement;
  while (common && !common.contains(other)) common = common.parentElement;
  const child = (of: Element) => [...(common?.children ?? [])].find((row) => row.contains(of));
  const [first, second] = [child(one), child(other)];
  return first && second && first !== second && first !== one && second !== other ? [first, second] : null;
};

/** Selectors of the rows, those bound to their list first. */
function* listsOf([first, second]: Pair): Generator<string> {
  const shared = stableParts(second);
  const own = [
    ...stableParts(first).filter((part) => shared.includes(part)),
    first.localName,
    ...sharedAttributes(first, second),
  ];
  const around = ancestors(first, first.ownerDocument).filter((above) => above.contains(second));
  for (const above of around)
    for (const part of [
      ...stableParts(above),
      ...(/^(?:tbody|main)$/.test(above.localName) ? [above.localName] : []),
    ])
      for (const row of own) yield `${part} ${row}`;
  yield* own;
}

/** Where the name stands in a row: by what both elements share, then by their cell. */
function* namesIn([first, second]: Pair, one: Element, other: Element): Generator<string> {
  const shared = common(one, other);
  yield* shared;
  const [above, across] = [ancestors(one, first), ancestors(other, second)];
  const last = one.localName === other.localName ? [one.localName] : [];
  for (const [at, ancestor] of above.entries()) {
    const opposite = across[at + across.length - above.length];
    if (!opposite) continue;
    for (const part of common(ancestor, opposite))
      for (const self of [...shared, ...last]) yield `${part} ${self}`;
  }
  yield* last;
  const cell = above.at(-1);
  if (!cell) yield placeAmong(one);
  else {
    yield `${placeAmong(cell)} ${one.localName}`;
    yield [...above.slice().reverse(), one].map(placeAmong).join(" > ");
  }
}

const common = (one: Element, other: Element): string[] => {
  const parts = stableParts(other);
  return stableParts(one).filter((part) => parts.includes(part));
};

/** The same rows without those that a wrong one stands in, by what only these have. */
const narrowed = (list: string, [first, second]: Pair, wrong: readonly Element[]): string[] => {
  const rows = wrong.flatMap((not) =>
    [...first.ownerDocument.querySelectorAll(list)].filter((row) => row.contains(not)),
  );
  const parts = new Set(
    rows.flatMap((row) => [
      ...stableParts(row),
      ...[...row.attributes].flatMap(({ name }) => (/^data-[a-z-]{2,40}$/.test(name) ? [`[${name}]`] : [])),
      ":first-child",
      ":last-child",
    ]),
  );
  return [...parts]
    .filter((part) => !first.matches(part) && !second.matches(part) && rows.every((row) => row.matches(part)))
    .map((part) => `${list}:not(${part})`)
    .concat(
      [...first.attributes].flatMap(({ name }) =>
        /^data-[a-z-]{2,40}$/.test(name) && second.hasAttribute(name) ? [`${list}[${name}]`] : [],
      ),
    );
};
