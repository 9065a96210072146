import type { TeachDraft } from "#extension/platform/teach.ts";
import { type RuleProblem, type TaughtRule, taughtRuleProblem } from "#shared/page-rules/page-rule.ts";

/** What the person adds to what was learnt from the page. */
export type Naming = {
  page: string;
  address: string;
  documentKind: "quote" | "order" | "opportunity";
  basis: "net" | "gross" | "unknown";
};

/** The rule to save for this origin, and the first thing that is wrong with it. */
export const ruleOfDraft = (
  draft: TeachDraft,
  origin: string,
  { page, address, documentKind, basis }: Naming,
): { rule: TaughtRule; problem: RuleProblem | null } => {
  const { document, ...rest } = draft;
  const rule: TaughtRule = {
    ...rest,
    origin,
    page: page.trim(),
    address: address.trim(),
    ...(document
      ? { document: { ...document, kind: documentKind, ...(basis === "unknown" ? {} : { basis }) } }
      : {}),
  };
  return { rule, problem: taughtRuleProblem(rule) };
};
