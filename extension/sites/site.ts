import type { Sighted } from "#shared/matching/sighting.ts";
import type { SiteRules } from "./rules/site-rules.ts";

/** A company seen on a page and the place its badge belongs to. */
export type Sighting = Omit<Sighted, "key"> & {
  /** record: the page is about it; row: one line of a list; card: one card of a board. */
  kind: "record" | "row" | "card";
  /** The element that names it. The badge stands right before it (or at its start, see `place`). */
  anchor: Element;
  /**
   * Where the badge goes: a sibling before the anchor (default), the anchor's first child, or laid over the free end of
   * the anchor (a form control, which leaves no room beside its text).
   */
  place?: "before" | "start" | "over";
  /** Every element the identity was read from, so that a change in any of them is noticed; the anchor alone if absent. */
  readFrom?: Element[];
  /** Nothing is drawn where nobody is known by this: it may be no company at all. */
  quiet?: true;
  /** Told before the whole page is read: the same comes again unless it is gone by then. */
  early?: true;
};

/** The quote, order or opportunity a page is about, and the total it shows: what an order check starts from. */
export type SeenDocument = {
  kind: "quote" | "order" | "opportunity";
  /** What people call it: its number, or its title. */
  number?: string;
  link?: { kind: string; externalId: string };
  total: {
    /** The element that shows the amount. */
    anchor: Element;
    /** As written: "12 345,67 €". Read by nobody here, since its format is the page's. */
    text: string;
    /** Excluding or including tax, where the page tells. */
    basis?: "net" | "gross";
    /** ISO 4217, where the page tells besides the amount. */
    currency?: string;
  };
  /** Payment terms as written, where shown. */
  terms?: string;
  /** Every element this was read from. */
  readFrom: Element[];
};

/** One CRM or ERP: a pure reader. The same page gives the same sightings; an unknown page gives `[]`, never a throw. */
export type Site = {
  id: string;
  /** Database or organization the page belongs to; empty where there is one only. */
  tenant(page: Document, url: URL): string;
  /**
   * Records made up or not on top (sample data, a list behind a dialog) give nothing. Lazy, so that the engine can stop
   * between two sightings when its time in a frame is up; `null` is a step that found nothing. `roots`: the shadow trees
   * of the page, which a query of the document does not enter.
   */
  find(page: Document, url: URL, roots?: readonly ShadowRoot[]): Iterable<Sighting | null>;
  /** The quote, order or opportunity on top of the page; null elsewhere, or while its total is not there. */
  document?(page: Document, url: URL): SeenDocument | null;
  /** What it reads by, where that is data: an organization may put selectors of its own before it. */
  rules?: SiteRules;
  /** Walks the whole document: runs in idle time instead of the next frame. */
  slow?: true;
};
