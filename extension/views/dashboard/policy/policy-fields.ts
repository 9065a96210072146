import { AUTHORITY_ROLES, GRANTED_CLASSES } from "#shared/credit/authority/ceiling.ts";
import type { Unit } from "./policy-units.ts";

export const SECTIONS = [
  "ledger",
  "behaviour",
  "score",
  "class",
  "overdue",
  "events",
  "limit",
  "terms",
  "order",
  "authority",
] as const;
export type Section = (typeof SECTIONS)[number];

const CLASSES = ["A", "B", "C", "D"] as const;

export type MatrixRow = (typeof AUTHORITY_ROLES)[number];
export type MatrixColumn = (typeof GRANTED_CLASSES)[number];

type Described =
  | { kind: "figure"; unit: Unit; mayBeEmpty?: true }
  /** Several figures of one meaning, each with its name: a class, an axis, a rank. */
  | { kind: "figures"; unit: Unit; members: readonly Member[] }
  /** A figure, or no ceiling, for each role and class. */
  | { kind: "matrix"; unit: Unit; rows: readonly MatrixRow[]; columns: readonly MatrixColumn[] }
  /** Rows of two figures, ascending by the first. */
  | { kind: "table"; from: Unit; to: Unit }
  | { kind: "flag" }
  | { kind: "choice"; choices: readonly ("cap" | "add" | "info")[] }
  | { kind: "classes"; choices: readonly ("A" | "B" | "C")[] }
  | { kind: "rules" }
  /** Nothing for people to set; why is said. */
  | { kind: "fixed"; why: "computing" };

type Name = "pays" | "external" | "structural" | "accounts" | "grades";
/** `at`: key or place in the policy. `name`: how it is called. */
export type Member = {
  at: string;
  name:
    | Name
    | MatrixColumn
    | "first"
    | "second"
    | "third"
    | "severity1"
    | "severity2"
    | "severity3"
    | "severity4"
    | "severity5";
};

const named = (...names: (Name | "A" | "B" | "C")[]): Member[] => names.map((name) => ({ at: name, name }));
const perClass = CLASSES.map((name): Member => ({ at: name, name }));
const perGrantedClass = GRANTED_CLASSES.map((name): Member => ({ at: name, name }));
const ranks: Member[] = [
  { at: "0", name: "first" },
  { at: "1", name: "second" },
  { at: "2", name: "third" },
];
const severities: Member[] = [
  { at: "0", name: "severity1" },
  { at: "1", name: "severity2" },
  { at: "2", name: "severity3" },
  { at: "3", name: "severity4" },
  { at: "4", name: "severity5" },
];

const of = (unit: Unit) => ({ kind: "figure", unit }) as const;
const each = (unit: Unit, members: readonly Member[]) => ({ kind: "figures", unit, members }) as const;
const COMPUTING = { kind: "fixed", why: "computing" } as const;

/**
 * Every number of the policy by its path, in the order of the screen: where it stands, what it counts, how it is set. Its
 * words are `policy.fields.<path>.label` and `.meaning`. A number without an entry fails a test.
 */
const TABLE = {
  ledger: {
    "ledger.billPaidAfterDays": of("days"),
    "ledger.returnedWithinDays": of("days"),
    "ledger.retentionDays": of("days"),
    "ledger.factoredRecourseDays": of("days"),
    "ledger.subsetDocuments": COMPUTING,
    "ledger.subsetSearches": COMPUTING,
  },
  behaviour: {
    "behaviour.yearWeeks": of("weeks"),
    "behaviour.recentWeeks": of("weeks"),
    "behaviour.halfLifeWeeks": of("weeks"),
    "behaviour.graceDays": of("days"),
    "behaviour.indexAnchors": { kind: "table", from: "days", to: "index" },
    "behaviour.minimumExperiences": of("invoices"),
    "behaviour.smallWriteOffCents": of("money"),
    "behaviour.partialMissingBasisPoints": of("share"),
    "behaviour.partialMissingCents": of("money"),
    "behaviour.partialWindowDays": of("days"),
    "behaviour.partialCount": of("times"),
  },
  score: {
    "score.weightsPercent": each("percent", named("pays", "external", "structural")),
    "score.externalParts": each("parts", named("accounts", "grades")),
    "score.paysRescale": { kind: "table", from: "index", to: "points" },
    "score.trendYearParts": of("parts"),
    "score.trendRecentParts": of("parts"),
    "score.oldestOverdueMalus": { kind: "table", from: "days", to: "points" },
    "score.returnedMalus": each("points", ranks),
    "score.partialMalus": of("points"),
  },
  class: {
    "score.boundsCentipoints": each("points", named("A", "B", "C")),
    "score.hysteresisCentipoints": of("points"),
    "score.hysteresisDays": of("days"),
    "score.externalCapDCentipoints": of("points"),
    "score.externalCapCCentipoints": of("points"),
    "score.negativeEquityCapsD": { kind: "flag" },
    "score.minimumCoveragePercent": of("percent"),
    "score.aHistoryDays": of("days"),
    "score.aPaidInvoices": of("invoices"),
  },
  overdue: {
    "overdue.floorCents": of("money"),
    "overdue.floorBasisPointsOfBalance": of("share"),
    "overdue.capCAfterDays": of("days"),
    "overdue.capDAfterDays": of("days"),
    "overdue.classEAfterDays": of("days"),
    "overdue.classECureDays": of("days"),
  },
  events: {
    "events.lackOfFundsDays": of("days"),
    "events.planAfterReorganisationDays": of("days"),
    "events.planAfterSafeguardDays": of("days"),
    "events.conciliationDays": of("days"),
    "warnings.capCentipoints": of("points"),
    "warnings.severityBasisPoints": each("share", severities),
    "warnings.positiveCentipoints": of("points"),
    "warnings.mergeDays": of("days"),
    "promises.graceWorkingDays": of("workingDays"),
    "promises.brokenCount": of("times"),
    "promises.brokenWindowDays": of("days"),
    "promises.brokenCapDays": of("days"),
  },
  limit: {
    "limit.needPercent": each("percent", perClass),
    "limit.minimumBillingDays": of("days"),
    "limit.daysPerYear": of("days"),
    "limit.endOfMonthExtraDays": of("days"),
    "limit.provenPercent": each("percent", perClass),
    "limit.provenLateDays": of("days"),
    "limit.netWorthBasisPoints": each("share", perClass),
    "limit.turnoverBasisPoints": each("share", perClass),
    "limit.openingCents": of("money"),
    "limit.ceilingCents": { kind: "figure", unit: "money", mayBeEmpty: true },
    "limit.ceilingBasisPointsOfOwnSales": of("share"),
    "limit.insurerMode": { kind: "choice", choices: ["cap", "add", "info"] },
    "limit.retentionCents": each("money", perClass),
    "limit.insuredSharePercent": of("percent"),
    "limit.roundToCents": of("money"),
    "limit.roundSmallBelowCents": of("money"),
    "limit.roundSmallToCents": of("money"),
    "limit.reviewMonths": each("months", perClass),
    "limit.newReviewMonths": of("months"),
    "limit.longRelationDays": of("days"),
    "limit.cutSteps": of("steps"),
    "limit.cutStepDays": of("days"),
  },
  terms: {
    "terms.mostDays": each("days", perClass),
    "terms.depositPercent": each("percent", perClass),
  },
  order: {
    "order.staleAfterWorkingDays": of("workingDays"),
    "order.reservationDays": of("days"),
    "order.toleranceBasisPoints": of("share"),
    "order.toleranceCents": of("money"),
    "order.toleranceClasses": { kind: "classes", choices: ["A", "B", "C"] },
    "order.askOverdueDays": of("days"),
    "order.blockOverdueDays": of("days"),
    "order.openingTermsDays": of("days"),
    "order.temporaryLimitDays": of("days"),
    "order.rules": { kind: "rules" },
  },
  authority: {
    "authority.matrixCents": {
      kind: "matrix",
      unit: "money",
      rows: AUTHORITY_ROLES,
      columns: GRANTED_CLASSES,
    },
    "authority.fourEyesAboveCents": { kind: "figure", unit: "money", mayBeEmpty: true },
    "authority.ownInitiative": { kind: "flag" },
    "authority.endorserMayRelease": { kind: "flag" },
    "authority.reauthenticateAboveCents": { kind: "figure", unit: "money", mayBeEmpty: true },
    "authority.lookAgainBasisPoints": of("share"),
    "authority.lookAgainCents": of("money"),
    "authority.releaseWorkingHours": each("workingHours", perGrantedClass),
    "authority.limitWorkingHours": of("workingHours"),
    "authority.reminderPercent": of("percent"),
    "authority.escalationPercent": of("percent"),
    "authority.triageWorkingHours": of("workingHours"),
    "authority.twoPersonWarningAboveCents": { kind: "figure", unit: "money", mayBeEmpty: true },
  },
} as const satisfies Record<Section, Record<string, Described>>;

type Tables = typeof TABLE;
export type FieldPath = { [Part in Section]: keyof Tables[Part] & string }[Section];
export type PolicyField = { path: FieldPath; section: Section } & Described;

export const POLICY_FIELDS: readonly PolicyField[] = SECTIONS.flatMap((section) =>
  Object.entries<Described>(TABLE[section]).map(
    ([path, described]) => ({ path, section, ...described }) as PolicyField,
  ),
);

/** What is not shown as a field at all, and why: `policy.fixed.<name>`. */
export const NOT_FIELDS = ["schemaVersion", "version"] as const;

/** Paths of the single figures of a field. */
export const cellsOf = (field: PolicyField): string[] => {
  if (field.kind === "figures") return field.members.map(({ at }) => `${field.path}.${at}`);
  if (field.kind === "matrix")
    return field.rows.flatMap((row) => field.columns.map((column) => `${field.path}.${row}.${column}`));
  return [field.path];
};
