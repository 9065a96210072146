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
};

/** What is common to everything a rule reads. */
type Place = {
  /** Name of the kind of page, for health and patches: "account", "account list". */
  page: string;
  /** RegExp source over path, query and hash; its group, if any, is the record's id. Absent: any address. */
  address?: string;
  /** The live part of the page; of several the last one shown. Absent: the whole document. */
  within?: string;
};

/** Companies of one kind of page. */
export type SightingRule = Place & {
  kind: Sighting["kind"];
  /** Rows or cards; absent for the one record. */
  each?: string;
  /** Items that match hold no data: samples, ghosts, headings. */
  skip?: string;
  /** The element found is the badge's anchor. */
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
  /** Open dialogs or panels that cover the rest: while one is shown only the last of them counts. */
  covers?: string;
  sightings: SightingRule[];
  documents: DocumentRule[];
};
