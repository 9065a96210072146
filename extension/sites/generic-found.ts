import { siteOf } from "#shared/matching/web-domain.ts";
import { type Identifiers, sirenOf } from "./identifiers.ts";
import { filled } from "./read-text.ts";
import type { Sighting } from "./site.ts";

/** One thing read beside a name: numbers, a domain, or the name alone. `quiet`, `guess`: see Sighting and Sighted. */
export type Finding = {
  anchor: Element;
  kind: Sighting["kind"];
  name?: string | undefined;
  numbers?: Identifiers;
  domain?: string | null;
  guess?: boolean;
  quiet?: boolean;
  readFrom: readonly Element[];
};
type Kept = Omit<Finding, "domain"> & { domains: Set<string>; contradicted: boolean };

/** How far above a name another name is the same. */
export const AROUND = 4;
export const ROW = "tr,[role=row]";
export const LINE = "tr,li,article,[role=row],[role=listitem]";
export const DIALOG = "dialog,[role=dialog],[role=alertdialog]";

/** Puts together what was read at one place, so that each name has one badge. Findings come strongest first. */
export const findings = () => {
  const kept = new Map<Element, Kept>();
  const around = new Set<Element>();
  const rows = new Set<Element>();
  const records = new Map<string, Element>();

  const merge = (into: Kept, more: Finding): void => {
    const [known, other] = [sirenOf(into.numbers ?? {}), sirenOf(more.numbers ?? {})];
    if (known !== undefined && other !== undefined && known !== other) into.contradicted = true;
    into.numbers = { ...into.numbers, ...more.numbers };
    into.name ??= more.name;
    into.guess = Boolean(into.guess && more.guess);
    into.quiet = Boolean(into.quiet && more.quiet);
    into.readFrom = [...into.readFrom, ...more.readFrom];
    if (more.domain) into.domains.add(siteOf(more.domain));
  };

  const add = (finding: Finding): void => {
    const { anchor, domain, ...rest } = finding;
    kept.set(anchor, {
      ...rest,
      anchor,
      domains: new Set(domain ? [siteOf(domain)] : []),
      contradicted: false,
    });
    let at: Element | null = finding.name ? anchor.parentElement : null;
    for (let up = 0; at && up < AROUND; up++, at = at.parentElement) around.add(at);
    const row = anchor.closest(ROW);
    if (row && finding.kind === "row") rows.add(row);
    if (standsOnce(finding)) records.set(keyOf(finding), anchor);
  };

  /** The name stands here already, in another element of the same place or of the same record. */
  const isTold = (finding: Finding): boolean => {
    const { anchor, kind } = finding;
    const row = kind === "row" ? anchor.closest(ROW) : null;
    const inOther = Boolean(finding.name) && (around.has(anchor) || isInside(anchor));
    return inOther || (row !== null && rows.has(row));
  };
  /** The same name as a record's already, where people see it. */
  const twinOf = (finding: Finding): Kept | undefined => {
    const twin = standsOnce(finding) ? records.get(keyOf(finding)) : undefined;
    return twin && isShown(twin) ? kept.get(twin) : undefined;
  };
  const isInside = (anchor: Element): boolean => {
    let at: Element | null = anchor.parentElement;
    for (let up = 0; at && up < AROUND; up++, at = at.parentElement) if (kept.has(at)) return true;
    return false;
  };

  return {
    /** What a company's number was read beside: always said. */
    told(finding: Finding): void {
      const before = kept.get(finding.anchor) ?? twinOf(finding);
      if (before) merge(before, finding);
      else add(finding);
    },
    /** What may speak of a customer, or of nobody. */
    proposed(finding: Finding): void {
      const before = kept.get(finding.anchor) ?? twinOf(finding);
      if (!before && !isTold(finding)) add(finding);
      else if (before && (finding.domain || finding.numbers || before.anchor === finding.anchor))
        merge(before, finding);
    },
    *sightings(): Generator<Sighting> {
      for (const { anchor, kind, name, numbers, domains, guess, quiet, readFrom, contradicted } of inOrder([
        ...kept.values(),
      ])) {
        // Nobody can tell which of two companies a badge would speak of.
        if (contradicted) continue;
        const [domain] = domains.size === 1 ? domains : [];
        if (!name && !domain && sirenOf(numbers ?? {}) === undefined) continue;
        yield {
          kind,
          anchor,
          place: anchor.matches("input,textarea,select") ? "over" : "start",
          ...filled({ ...numbers, name, domain }),
          ...(guess && name ? { guess: true as const } : {}),
          ...(quiet ? { quiet: true as const } : {}),
          readFrom: [...new Set([anchor, ...readFrom])],
        };
      }
    },
  };
};

/** A record is named once; so is an address that nothing is named beside. */
const standsOnce = ({ kind, name, anchor }: Finding): boolean =>
  kind === "record" || (!name && !anchor.closest(LINE));
/** Of a record: its name, or the company that its numbers tell. */
const keyOf = ({ name, numbers, anchor, domain }: Finding): string =>
  [name?.toLowerCase() ?? sirenOf(numbers ?? {}) ?? domain, anchor.closest(DIALOG) ? "in front" : ""].join(
    "\n",
  );
/** Records first, as the page has them: the first that is known is what the page is about. */
const inOrder = (all: readonly Kept[]): Kept[] => {
  const records = all.filter(({ kind }) => kind === "record");
  if (records.length <= MOST_SORTED) records.sort(byPlace);
  return [...records, ...all.filter(({ kind }) => kind !== "record")];
};
const MOST_SORTED = 50;
const byPlace = (one: Kept, other: Kept): number =>
  one.anchor.compareDocumentPosition(other.anchor) & 4 /* following */ ? -1 : 1;
const isShown = (element: Element): boolean => element.checkVisibility?.() ?? true;
