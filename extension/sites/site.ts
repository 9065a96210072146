import type { Sighted } from "#shared/matching/sighting.ts";

/** A company seen on a page and the place its badge belongs to. */
export type Sighting = Omit<Sighted, "key"> & {
  /** record: the page is about it; row: one line of a list; card: one card of a board. */
  kind: "record" | "row" | "card";
  /** The element that names it. The badge stands right before it (or at its start, see `place`). */
  anchor: Element;
  /** Where the badge goes: a sibling before the anchor (default), or the anchor's first child. */
  place?: "before" | "start";
};

/** One CRM or ERP: a pure reader. The same page gives the same sightings; an unknown page gives `[]`, never a throw. */
export type Site = {
  id: string;
  /** Match patterns of hosted products; empty for self-hosted ones, which are known by `recognises`. */
  matches: string[];
  /** Is this document a page of the product? Cheap: a few `querySelector`s. */
  recognises(page: Document, url: URL): boolean;
  /** Database or organization the page belongs to; empty where there is one only. */
  tenant(page: Document, url: URL): string;
  find(page: Document, url: URL): Sighting[];
  /** Pages whose records are made up or not on top (sample data, a dialog over a list): find nothing below. */
};
