import { assess } from "../assess.ts";
import type { AssessInput } from "../assess-input.ts";
import type { Assessment, Reason, RiskClass } from "../assessment.ts";
import { ENGINE_VERSION } from "../engine-version.ts";
import { isRated, rankOf } from "../risk-class.ts";
import { type AmountDifference, exposureDifference, overdueDifference } from "./amount-differences.ts";
import type { Cause } from "./cause.ts";
import { type AllCauses, causesOfReason } from "./causes-of-reason.ts";
import {
  disputeCauses,
  eventCauses,
  limitCauses,
  orderCauses,
  promiseCauses,
  settingCauses,
  warningCauses,
} from "./fact-causes.ts";
import { itemCauses, pairItems } from "./item-causes.ts";
import { type Standing, standingOf } from "./standing.ts";

/** One of two looks: the facts it is made from, and what was stored of it then, if that must be met. */
export type Look = { input: AssessInput; recorded?: Assessment | null };

export type DifferenceLine = {
  /** Reason code, or what changed besides the facts. */
  code: string;
  kind: "reason" | "policy" | "engine" | "restated";
  /** What it took or gave between the two looks. Those of all lines add up exactly to the difference of the scores. */
  centipoints: number;
  before: Reason | null;
  after: Reason | null;
  /** The facts behind it, the weightiest first; at least one. */
  causes: Cause[];
  /** Causes that are not listed. */
  moreCauses: number;
};

export type Difference = {
  from: Standing;
  to: Standing;
  /** null while one of the two has no score; the lines then add up to the score that is there. */
  scoreCentipoints: number | null;
  lines: DifferenceLine[];
  overdue: AmountDifference;
  exposure: AmountDifference;
  /** What moved the limit in force, and the recommended one. */
  limit: Cause[];
  recommended: Cause[];
};

const MOST_CAUSES = 5;

/**
 * Why an assessment is another one than before: the difference of the scores by reason, to the hundredth of a point, each with
 * the invoice, event, dispute, limit or rule behind it. A changed policy is told apart by assessing the earlier facts under
 * the later policy; what was recorded by another engine, or from books replaced since, by assessing its facts again.
 */
export function difference(before: Look, after: Look): Difference {
  const [was, is] = [assess(before.input), assess(after.input)];
  const [from, to] = [before.recorded ?? was, after.recorded ?? is];
  const samePolicy = before.input.policy.version === after.input.policy.version;
  const moved = samePolicy ? was : assess({ ...before.input, policy: after.input.policy });
  const pairs = pairItems(before.input, after.input);
  const items = itemCauses(pairs, before.input.asOf, after.input.asOf, after.input.policy);
  const sides = { before: was.reasons, after: is.reasons };
  const all: AllCauses = {
    items,
    events: eventCauses(before.input, after.input, sides),
    warnings: warningCauses(sides),
    promises: promiseCauses(before.input, after.input),
    disputes: disputeCauses(before.input, after.input),
    settings: settingCauses(before.input, after.input),
    days: after.input.asOf - before.input.asOf,
  };
  const lines = reasonLines(moved, is, all, after.input);
  const ofPolicy = score(moved) - score(was);
  if (!samePolicy) {
    const cause: Cause = { kind: "policy_changed", from: was.policyVersion, to: is.policyVersion };
    lines.push(line("policy_changed", "policy", ofPolicy, [cause]));
  }
  const restated = score(to) - score(is) - (score(from) - score(was));
  const otherEngine = from.engineVersion !== to.engineVersion || from.engineVersion !== ENGINE_VERSION;
  if (otherEngine) {
    const cause: Cause = { kind: "engine_changed", from: from.engineVersion, to: ENGINE_VERSION };
    lines.push(line("engine_changed", "engine", restated, [cause]));
  } else if (restated !== 0) {
    lines.push(line("facts_restated", "restated", restated, [{ kind: "facts_restated" }]));
  }
  const orders = orderCauses(before.input, after.input);
  const limits = limitCauses(before.input, after.input);
  return {
    from: standingOf(from),
    to: standingOf(to),
    scoreCentipoints:
      from.scoreCentipoints === null || to.scoreCentipoints === null ? null : score(to) - score(from),
    lines: lines.filter((each) => explains(each, from.riskClass, to.riskClass)).sort(byEffect),
    overdue: overdueDifference(from, to, pairs, items),
    exposure: exposureDifference(from, to, pairs, items, orders),
    limit: limits.filter((cause) => "limitKind" in cause && cause.limitKind !== "insured"),
    recommended: recommendedCauses(from, to, all, limits, samePolicy),
  };
}

const score = ({ scoreCentipoints }: Assessment): number => scoreCentipoints ?? 0;

const line = (
  code: string,
  kind: DifferenceLine["kind"],
  centipoints: number,
  causes: Cause[],
): DifferenceLine => ({ code, kind, centipoints, before: null, after: null, causes, moreCauses: 0 });

/** What tells reasons of one code apart. */
const nameOf = ({ code, params }: Reason): string =>
  params.gradeId === undefined ? `${code} ${params.warningId ?? ""}` : `grade ${params.gradeId}`;

/** Reasons of both sides by code and the fact they speak of; what is named several times is paired in order. */
function reasonLines(
  before: Assessment,
  after: Assessment,
  all: AllCauses,
  { policy }: AssessInput,
): DifferenceLine[] {
  const earlier = Map.groupBy(before.reasons, nameOf);
  const later = Map.groupBy(after.reasons, nameOf);
  const names = [...new Set([...later.keys(), ...earlier.keys()])];
  return names.flatMap((name) => {
    const [was, is] = [earlier.get(name) ?? [], later.get(name) ?? []];
    const code = (is[0] ?? was[0])?.code ?? "";
    const places = Array.from({ length: Math.max(was.length, is.length) }, (_, place) => place);
    return places.flatMap((place) => {
      const sides = { before: was[place], after: is[place] };
      const centipoints = (sides.after?.centipoints ?? 0) - (sides.before?.centipoints ?? 0);
      if (centipoints === 0 && isSameRule(sides.before, sides.after)) return [];
      const causes = causesOfReason(code, { ...sides, centipoints }, all, policy);
      return [
        {
          ...line(code, "reason", centipoints, causes.slice(0, MOST_CAUSES)),
          before: sides.before ?? null,
          after: sides.after ?? null,
          moreCauses: Math.max(0, causes.length - MOST_CAUSES),
        },
      ];
    });
  });
}

/** A rule on both sides that caps at the same class, or a reason without points on both, explains no difference. */
const isSameRule = (before: Reason | undefined, after: Reason | undefined): boolean =>
  before !== undefined &&
  after !== undefined &&
  (before.params.capClass ?? null) === (after.params.capClass ?? null);

/** Of the rules that came or went, those that made the class what it is, or no longer make it what it was. */
function explains(
  { kind, centipoints, before, after }: DifferenceLine,
  from: RiskClass,
  to: RiskClass,
): boolean {
  const capClass = (after ?? before)?.params.capClass;
  if (kind !== "reason" || centipoints !== 0 || capClass === undefined) return true;
  const fell = isRated(from) && isRated(to) ? rankOf(to) - rankOf(from) : 0;
  return after === null ? capClass === from && fell <= 0 : capClass === to && fell >= 0;
}

const isRule = ({ kind, centipoints, before, after }: DifferenceLine): boolean =>
  kind === "reason" && centipoints === 0 && "capClass" in ((after ?? before)?.params ?? {});

/** Rules that came or went first, because they decide the class; then by points. */
const byEffect = (a: DifferenceLine, b: DifferenceLine): number =>
  Number(isRule(b)) - Number(isRule(a)) ||
  Math.abs(b.centipoints) - Math.abs(a.centipoints) ||
  (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

function recommendedCauses(
  from: Assessment,
  to: Assessment,
  all: AllCauses,
  limits: readonly Cause[],
  samePolicy: boolean,
): Cause[] {
  const [was, is] = [from.recommendedLimit, to.recommendedLimit];
  if (was.amountCents === is.amountCents && was.binding === is.binding) return [];
  const causes: Cause[] = [];
  if (from.riskClass !== to.riskClass)
    causes.push({ kind: "class_changed", from: from.riskClass, to: to.riskClass });
  if (!samePolicy) causes.push({ kind: "policy_changed", from: from.policyVersion, to: to.policyVersion });
  causes.push(
    ...all.settings,
    ...limits.filter((cause) => "limitKind" in cause && cause.limitKind === "insured"),
  );
  const differs = (name: string) => was.params[name] !== is.params[name];
  if (differs("needCents")) causes.push({ kind: "rule", code: "need_changed" });
  const bounds = was.binding === "ceiling" || is.binding === "ceiling";
  if (bounds && othersOfGroup(from) !== othersOfGroup(to))
    causes.push({ kind: "rule", code: "group_changed" });
  if (causes.length === 0) causes.push({ kind: "rule", code: "capacity_changed" });
  return causes.slice(0, MOST_CAUSES);
}

/** What the others of the group leave less of the ceiling they share. */
const othersOfGroup = ({ groupExposureCents, exposure }: Assessment): number =>
  typeof groupExposureCents === "number" ? groupExposureCents - exposure.totalCents : 0;
