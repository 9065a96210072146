import * as z from "zod";
import { type RuleProblem, sitePatchProblem, taughtRuleProblem } from "../page-rules/page-rule.ts";
import { Cursor, Uuid } from "./common.ts";

const Css = z.string().min(1).max(300);
/** Of the page's own surface; a rule never carries a RegExp, a script or a text to look for. */
const TaughtRead = z.strictObject({ css: Css, attribute: z.string().max(80).optional() });
const PageName = z.string().trim().min(1).max(60);

const refuse =
  <Rule>(problemOf: (rule: Rule) => RuleProblem | null) =>
  (rule: Rule, context: z.core.$RefinementCtx<Rule>) => {
    const found = problemOf(rule);
    if (found) context.addIssue({ code: "custom", path: found.path.split("."), message: found.problem });
  };

/** How one kind of page is read: `TaughtRule` of shared/page-rules, which says what each selector may be. */
export const TaughtRule = z
  .strictObject({
    origin: z.string().max(200),
    page: PageName,
    address: z.string().max(300),
    kind: z.enum(["record", "row", "card"]),
    each: Css.optional(),
    name: Css,
    identifier: TaughtRead.optional(),
    domain: TaughtRead.optional(),
    document: z
      .strictObject({
        kind: z.enum(["quote", "order", "opportunity"]),
        total: Css,
        number: Css.optional(),
        basis: z.enum(["net", "gross"]).optional(),
      })
      .optional(),
  })
  .superRefine(refuse(taughtRuleProblem));
export type TaughtRule = z.infer<typeof TaughtRule>;

export const PATCH_FIELDS = [
  "name",
  "id",
  "vat",
  "siren",
  "siret",
  "domain",
  "number",
  "total",
  "currency",
  "terms",
] as const;
/** Selectors that come before those the extension ships, for one kind of page of a site it knows. */
export const SitePatch = z
  .strictObject({
    site: z.string().regex(/^[a-z0-9-]{1,40}$/),
    page: PageName,
    fields: z.partialRecord(z.enum(PATCH_FIELDS), z.array(TaughtRead).min(1).max(4)),
  })
  .superRefine(refuse(({ fields, ...rest }) => sitePatchProblem({ ...rest, fields: fields as never })));
export type SitePatch = z.infer<typeof SitePatch>;

/**
 * POST /v1/page-rules. `taught`: any member, for one origin; works for its author at once. `patch` (admin): for a site the
 * extension knows. `invalid_input` names the field and, as message, why (`too_complex`, `forbidden` …); `conflict`: the place
 * has its number of rules.
 */
export const NewPageRule = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("taught"), rule: TaughtRule }),
  z.strictObject({ kind: z.literal("patch"), rule: SitePatch }),
]);
export type NewPageRule = z.infer<typeof NewPageRule>;

/** own: its author's alone. published: everybody's. withdrawn: nobody's, kept to be looked at. */
export const PageRuleState = z.enum(["own", "published", "withdrawn"]);
export type PageRuleState = z.infer<typeof PageRuleState>;

/** A rule or patch as it is listed: its newest version, and which one counts for everybody. */
export const PageRule = z.object({
  id: Uuid,
  state: PageRuleState,
  /** The newest. */
  version: z.int(),
  /** The version that works for everybody; null unless published. */
  publishedVersion: z.int().nullable(),
  author: z.string(),
  mine: z.boolean(),
  recordedAt: z.string(),
  content: NewPageRule,
});
export type PageRule = z.infer<typeof PageRule>;

/**
 * GET /v1/page-rules?cursor=: own ones and published ones. An admin is shown those of everybody, to publish or withdraw: they
 * hold addresses and selectors, no text of a page; they work for nobody but their author until then.
 */
export const PageRuleQuery = z.object({ cursor: Cursor.optional() });
export const PageRulePage = z.object({ rules: z.array(PageRule), next: Cursor.nullable() });
export type PageRulePage = z.infer<typeof PageRulePage>;

/** POST /v1/page-rules/{id}/versions (its author): `stale_version` when `replaces` is not the newest. */
export const PageRuleChange = z.object({ content: NewPageRule, replaces: z.int().min(1) });
export type PageRuleChange = z.infer<typeof PageRuleChange>;
/** GET /v1/page-rules/{id}/versions (its author, admin), newest first. */
export const PageRuleVersions = z.object({
  versions: z.array(
    z.object({ version: z.int(), author: z.string(), recordedAt: z.string(), content: NewPageRule }),
  ),
});
export type PageRuleVersions = z.infer<typeof PageRuleVersions>;
/** POST /v1/page-rules/{id}/publish (admin): this version for everybody; an earlier one brings it back. */
export const PublishPageRule = z.object({ version: z.int().min(1) });

/** What works for one member: own rules in their newest version, all others in the published one. */
export const WorkingRule = z.object({
  id: Uuid,
  version: z.int(),
  state: z.enum(["own", "published"]),
  content: NewPageRule,
});
export type WorkingRule = z.infer<typeof WorkingRule>;
/** GET /v1/page-rules/working?known=: `rules` is null when they are still those of the tag that is known. */
export const WorkingQuery = z.object({ known: z.string().max(80).optional() });
export const WorkingRules = z.object({ tag: z.string(), rules: z.array(WorkingRule).nullable() });
export type WorkingRules = z.infer<typeof WorkingRules>;
