import type { PageRule } from "#shared/contract/page-rules.ts";

export type PlaceRules = { place: string; rules: PageRule[] };

/** Rules by the origin or site they are for, in alphabetical order; within one by the name of the page. */
export const byPlace = (rules: readonly PageRule[]): PlaceRules[] => {
  const places = new Map<string, PageRule[]>();
  for (const rule of rules) {
    const place = placeOf(rule);
    places.set(place, [...(places.get(place) ?? []), rule]);
  }
  return [...places]
    .map(([place, found]) => ({
      place,
      rules: found.toSorted((one, other) => one.content.rule.page.localeCompare(other.content.rule.page)),
    }))
    .sort((one, other) => one.place.localeCompare(other.place));
};

export const placeOf = ({ content }: PageRule): string =>
  content.kind === "taught" ? content.rule.origin : content.rule.site;

export type RuleAction = "publish" | "withdraw" | "delete";

/** What this member may do with a rule. A newer version than the published one can be published too. */
export const actionsOn = (rule: PageRule, isAdmin: boolean): RuleAction[] => {
  const isNewest = rule.state === "published" && rule.publishedVersion === rule.version;
  return [
    ...(isAdmin && !isNewest ? ["publish" as const] : []),
    ...(isAdmin && rule.state !== "withdrawn" ? ["withdraw" as const] : []),
    ...(rule.mine && rule.state !== "published" ? ["delete" as const] : []),
  ];
};
