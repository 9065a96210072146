import { type AddressProblem, addressProblem } from "./address-pattern.ts";
import { type SelectorProblem, selectorProblem } from "./safe-selector.ts";

/** Where a value stands: the element's text (of a control, what is typed) or one attribute that people can see or follow. */
export type TaughtRead = { css: string; attribute?: string };

/** How the companies of one kind of page are read, as somebody taught it by pointing. */
export type TaughtRule = {
  /** Scheme, host and port the rule is bound to: it runs nowhere else. */
  origin: string;
  /** What people call this kind of page: "Quote", "Customer list". */
  page: string;
  /** Its addresses (`address-pattern.ts`). */
  address: string;
  kind: "record" | "row" | "card";
  /** Rows or cards; compulsory for them, absent for a record. */
  each?: string;
  /** Selector of the name, inside a row or card where there are. */
  name: string;
  /** A company number: SIREN, SIRET or VAT. */
  identifier?: TaughtRead;
  /** Web or e-mail address. */
  domain?: TaughtRead;
  document?: {
    kind: "quote" | "order" | "opportunity";
    total: string;
    number?: string;
    basis?: "net" | "gross";
  };
};

/** Selectors that come before those we ship, for one kind of page of a known site. */
export type SitePatch = {
  site: string;
  page: string;
  /** Field of the rule (`name`, `siren`, `total` …) → where it stands now, newest first. */
  fields: Record<string, TaughtRead[]>;
};

/** One origin, or one site, has at most so many rules; a page reads by no more. */
export const MOST_RULES_A_PLACE = 40;
const MOST_READS = 4;

export type RuleProblem = {
  path: string;
  problem: SelectorProblem | AddressProblem | "each" | "attribute" | "origin" | "fields";
};

const ATTRIBUTE = /^(?:data-[a-z0-9-]{1,60}|href|title|alt|aria-label)$/;
const SECRET = /pass|token|csrf|secret|nonce/i;

const readProblem = (path: string, { css, attribute }: TaughtRead): RuleProblem | null => {
  const problem = selectorProblem(css);
  if (problem) return { path: `${path}.css`, problem };
  const refused = attribute !== undefined && (!ATTRIBUTE.test(attribute) || SECRET.test(attribute));
  return refused ? { path: `${path}.attribute`, problem: "attribute" } : null;
};

/** http or https, host and port, nothing behind. */
export const isOrigin = (text: string): boolean =>
  /^https?:\/\/(?:[a-z0-9](?:[a-z0-9.-]{0,180}[a-z0-9])?|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/.test(text);

/** The first thing that is wrong with a taught rule, wherever it came from; null for nothing. */
export const taughtRuleProblem = (rule: TaughtRule): RuleProblem | null => {
  if (!isOrigin(rule.origin)) return { path: "origin", problem: "origin" };
  const address = addressProblem(rule.address);
  if (address) return { path: "address", problem: address };
  if ((rule.kind === "record") !== (rule.each === undefined)) return { path: "each", problem: "each" };
  const selectors: [string, string | undefined][] = [
    ["each", rule.each],
    ["name", rule.name],
    ["document.total", rule.document?.total],
    ["document.number", rule.document?.number],
  ];
  for (const [path, css] of selectors) {
    const problem = css === undefined ? null : selectorProblem(css);
    if (problem) return { path, problem };
  }
  return (
    (rule.identifier && readProblem("identifier", rule.identifier)) ??
    (rule.domain && readProblem("domain", rule.domain)) ??
    null
  );
};

/** The first thing that is wrong with a patch by itself. Whether its site has the page and the fields: `patchRules`. */
export const sitePatchProblem = ({ fields }: SitePatch): RuleProblem | null => {
  const all = Object.entries(fields);
  if (all.length === 0) return { path: "fields", problem: "fields" };
  for (const [field, reads] of all) {
    if (reads.length === 0 || reads.length > MOST_READS)
      return { path: `fields.${field}`, problem: "fields" };
    for (const [at, read] of reads.entries()) {
      const problem = readProblem(`fields.${field}.${at}`, read);
      if (problem) return problem;
    }
  }
  return null;
};
