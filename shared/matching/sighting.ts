/** What a page says about one company, as read from it: text only, cut to 300 characters, nothing normalised yet. */
export type Sighted = {
  /** The page's own name for it within one document; the answer carries it back. */
  key: string;
  name?: string;
  siren?: string;
  siret?: string;
  vat?: string;
  /** Host part of an e-mail or web address. */
  domain?: string;
  /** Record of the site that this is, when the page tells: kind such as `customer`, id as the site writes it. */
  link?: { kind: string; externalId: string };
  /** Nothing on the page says that `name` is a company's: it may be any text that stands where names do. */
  guess?: true;
  /** The page shows something only where somebody is known by this: that it does says as much to the page. */
  quiet?: true;
};

/** Where the record lives: with kind and id it is the whole link key (DESIGN 4). */
export type LinkScope = {
  /** Site id, such as `dolibarr`. */
  site: string;
  /** Page origin. */
  origin: string;
  /** Database or organization inside the site; empty where it has one only. */
  tenant: string;
};

/**
 * matched: one customer, nothing contradicts. unsure: several, or only probable. unknown: nobody.
 * conflict: a strong identifier says one customer and the name on the page another.
 */
export type MatchKind = "matched" | "unsure" | "unknown" | "conflict";

/**
 * `alike`: the names differ by slips of the pen, or one is a part of the other. `sigle`: one is the initials of the other.
 * `chosen`: a member picked this customer for the record, nobody confirmed it.
 */
export const EVIDENCE = [
  "link",
  "siret",
  "siren",
  "vat",
  "name",
  "domain",
  "alike",
  "sigle",
  "chosen",
] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** Why one customer was thought of. `likeness` of the names, 0 to 1; absent when the page tells no name. */
export type Ground = { customerId: string; evidence: Evidence[]; likeness?: number };

/** Answer of the matcher for one sighting. `customerId` only when matched; `candidates` at most five, the likeliest first. */
export type Match =
  | { kind: "matched"; customerId: string; evidence: Evidence[] }
  | { kind: "unsure" | "conflict"; candidates: string[]; evidence: Evidence[] }
  | { kind: "unknown" };

/** What the matcher needs to know of a customer. */
export type Matchable = {
  customerId: string;
  names: string[];
  siren: string | null;
  sirets: string[];
  vats: string[];
  domains: string[];
  links: (LinkScope & { kind: string; externalId: string })[];
};
