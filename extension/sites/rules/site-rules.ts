import type { SeenDocument, Sighting } from "../site.ts";

/**
 * Where a text stands, from the item down; alternatives stand in a list, newest first, each with the month it was seen. The
 * first that gives something counts.
 */
export type Read = {
  /** Empty: the item itself. */
  css: string;
  /** An attribute instead of the text or, of a control, its value. */
  attribute?: string;
  /** RegExp source with one group: the part that counts, URI-decoded. In rules we ship only, never in taught ones. */
  part?: string;
  /** Parts of the element that are no part of the text, such as words for screen readers. */
  not?: string;
  /** Only elements that are called so. */
  called?: Called;
  /** Nothing where elements say different things: the page does not tell which. */
  only?: true;
  /** An organization's own: never of a password, of something hidden or being edited. */
  guarded?: (element: Element) => unknown;
  /** Of an id: looked for in the element that gave the name, or taken from the address. */
  of?: "name" | "address";
};

/**
 * What a field or cell is called: its label, the heading of its column, or an attribute. Labels and headings are words of
 * people, so they come last and through a dictionary (`label-words.ts`).
 */
export type Called = {
  /** RegExp source over the whole of it, letter case ignored. In rules we ship only. */
  is: string;
  /** Attribute of the element, or of `block`. */
  attribute?: string;
  /** The field around the element; absent: the element itself. */
  block?: string;
  /** Inside `block`. With neither this nor an attribute it is the heading of the element's column, see `columns`. */
  label?: string;
};

/** What is common to everything a rule reads. */
type Place = {
  /** Name of the kind of page, for health and patches: "account", "account list". */
  page: string;
  /** RegExp source over path, query and hash; its group, if any, is the record's id. Absent: any address. */
  address?: string;
  /** Selectors of something that is, or is not, in the part on top while the rule holds. */
  when?: string;
  unless?: string;
  /** The live part of the page; of several the last one shown. Absent: the whole document. */
  within?: string;
  /** What names a record or is its total may stand on a tab that is closed: known then, though not to be seen. */
  tabs?: true;
};

/** Companies of one kind of page. */
export type SightingRule = Place & {
  kind: Sighting["kind"];
  /** The record of an open panel (`SiteRules.panels`): `within` is looked for in it. */
  panel?: true;
  /** Rows or cards; absent for the one record. */
  each?: string;
  /** Items that match hold no data: samples, ghosts, headings. Of a record: elements that do not name it. */
  skip?: string;
  /** Headings of columns, and what around a row holds both. A cell goes by `aria-colindex`, else by its place. */
  columns?: { table: string; heading: string };
  /** The element found is the badge's anchor. A record's is one that is shown. */
  name: Read[];
  place?: Sighting["place"];
  /** "address": the group of `address`. */
  id?: "address" | Read[];
  vat?: Read[];
  siren?: Read[];
  siret?: Read[];
  /** Web or e-mail address. */
  domain?: Read[];
};

/** A quote, an order or an opportunity. */
export type DocumentRule = Place & {
  document: SeenDocument["kind"];
  /** Kind of the record in its link. */
  record: string;
  id?: "address" | Read[];
  number?: "address" | Read[];
  total: Read[];
  basis?: "net" | "gross";
  currency?: Read[];
  terms?: Read[];
};

/** A site as data: what `siteOfRules` reads by. */
export type SiteRules = {
  /** Its line in `signatures.ts` says on which pages it holds. */
  id: string;
  /** Organization inside the site: group of a RegExp over the whole address. */
  tenant?: string;
  /** Ids are the same in capital and small letters. */
  foldIds?: true;
  /** Open dialogs that cover the rest: while one is shown only the last of them counts. */
  covers?: string;
  /** Panels that open beside the rest: while one is shown it holds the record and no document counts; rows and cards do. */
  panels?: string;
  sightings: SightingRule[];
  documents: DocumentRule[];
};
