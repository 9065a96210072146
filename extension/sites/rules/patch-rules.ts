import type { SitePatch } from "#shared/page-rules/page-rule.ts";
import { unreadable } from "../taught/readable.ts";
import type { DocumentRule, Read, SightingRule, SiteRules } from "./site-rules.ts";

/** What a patch names that its site does not have. */
export type PatchRefusal = { page: string; field: string | null; reason: "site" | "page" | "field" };

const SIGHTING_FIELDS = ["name", "id", "vat", "siren", "siret", "domain"] as const;
const DOCUMENT_FIELDS = ["id", "number", "total", "currency", "terms"] as const;

/** Puts selectors of an organization before ours, for the pages and fields that the site has. All else is refused, by name. */
export const patchRules = (
  rules: SiteRules,
  patches: readonly SitePatch[],
): { rules: SiteRules; refused: PatchRefusal[] } => {
  const refused = patches.flatMap((patch) => refusalsOf(rules, patch));
  const mine = patches.filter(({ site }) => site === rules.id);
  const fieldsOf = (page: string) =>
    mine.filter((patch) => patch.page === page).map(({ fields }) => new Map(Object.entries(fields)));
  return {
    rules: {
      ...rules,
      sightings: rules.sightings.map((rule) =>
        fieldsOf(rule.page).reduce((one, fields) => withReads(one, SIGHTING_FIELDS, fields), rule),
      ),
      documents: rules.documents.map((rule) =>
        fieldsOf(rule.page).reduce((one, fields) => withReads(one, DOCUMENT_FIELDS, fields), rule),
      ),
    },
    refused,
  };
};

const withReads = <Rule extends SightingRule | DocumentRule>(
  rule: Rule,
  known: readonly string[],
  fields: ReadonlyMap<string, Read[]>,
): Rule => {
  const changed: Record<string, Read[]> = {};
  for (const [field, reads] of fields) {
    if (!known.includes(field)) continue;
    const before = new Map<string, unknown>(Object.entries(rule)).get(field);
    // An id taken from the address stays the surer one.
    if (before === "address") continue;
    changed[field] = [
      ...reads.map(({ css, attribute }) => ({
        css,
        ...(attribute === undefined ? {} : { attribute }),
        guarded: unreadable,
      })),
      ...(Array.isArray(before) ? (before as Read[]) : []),
    ];
  }
  return { ...rule, ...changed };
};

const refusalsOf = (rules: SiteRules, { site, page, fields }: SitePatch): PatchRefusal[] => {
  if (site !== rules.id) return [{ page, field: null, reason: "site" }];
  const known = fieldsOfPage(rules, page);
  if (known.size === 0) return [{ page, field: null, reason: "page" }];
  return Object.keys(fields)
    .filter((field) => !known.has(field))
    .map((field) => ({ page, field, reason: "field" as const }));
};

/** Every kind of page with the fields that a patch may give. */
export const patchableFields = (rules: SiteRules): Map<string, Set<string>> =>
  new Map(
    [...rules.sightings, ...rules.documents].map(({ page }) => [page, fieldsOfPage(rules, page)] as const),
  );

/** Fields of a kind of page that a patch may give; empty for a page the site does not know. */
const fieldsOfPage = (rules: SiteRules, page: string): Set<string> =>
  new Set([
    ...(rules.sightings.some((rule) => rule.page === page) ? SIGHTING_FIELDS : []),
    ...(rules.documents.some((rule) => rule.page === page) ? DOCUMENT_FIELDS : []),
  ]);
