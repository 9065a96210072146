import type { KnownFact, PersonMark } from "#shared/checklists/checklist.ts";
import { type Checklist, checklistOf } from "#shared/checklists/checklist-of.ts";
import { coverOf } from "#shared/clocks/cover-of.ts";
import {
  CHECKLIST_SOURCES,
  type ChecklistItemCode,
  type ChecklistOccasion,
} from "#shared/contract/checklists.ts";
import type { RegisterFirm } from "#shared/contract/outside.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import { eventsInForce } from "#shared/credit/events-in-force.ts";
import { insuredInForce } from "#shared/credit/limit/insured-in-force.ts";
import type { FactRows } from "../db/facts.ts";
import type { AssessedFacts } from "./duties.ts";
import { insurersIn } from "./insurer-facts.ts";

const DAY_MS = 86_400_000;
const dayOf = (at: number): EpochDay => Math.floor(at / DAY_MS);

type Source = (typeof CHECKLIST_SOURCES)[number];
export type KnownItem = KnownFact & { source: Source };

export const isChecklistSource = (source: string): source is Source =>
  CHECKLIST_SOURCES.some((each) => each === source);

type Known = Partial<Record<ChecklistItemCode, KnownItem>>;

/** Credit that a checklist is about where nobody asks for an amount: the limit in force, else the opening offer. */
export const amountOf = ({ assessment }: Pick<AssessedFacts, "assessment">): number | null =>
  assessment.limitInForce.amountCents ?? assessment.openingOffer?.amountCents ?? null;

/**
 * Checklist of a legal entity of a slice before an occasion, filled from what is known of it: the register, VIES, published
 * accounts or a grade, the insured limit, the terms of sale where the customer signed them. `amountCents`: null where it is not
 * known.
 */
export function checklistsOf(
  rows: FactRows,
): (facts: AssessedFacts, occasion: ChecklistOccasion, amountCents: number | null) => Checklist {
  const known = knownItemsOf(rows);
  const marks = Map.groupBy(rows.marks, ({ entityId }) => entityId);
  return (facts, occasion, amountCents) => {
    const { entity, assessment } = facts;
    const done = (marks.get(entity.id) ?? [])
      .filter((mark) => mark.occasion === occasion)
      .map(({ item, done, by, day, note }): PersonMark => ({ item, done: done === 1, by, day, note }));
    return checklistOf({
      ...{ occasion, riskClass: assessment.riskClass, amountCents, asOf: assessment.asOf },
      known: known(facts, done, amountCents),
      done,
    });
  };
}

function knownItemsOf(
  rows: FactRows,
): (facts: AssessedFacts, done: readonly PersonMark[], amountCents: number | null) => Known {
  const firms = new Map(rows.register.map((row) => [row.entityId, row]));
  const statements = Map.groupBy(rows.statements, ({ entityId }) => entityId);
  const grades = Map.groupBy(
    rows.grades.filter(({ revokedRevision }) => revokedRevision === null),
    ({ entityId }) => entityId,
  );
  const vats = Map.groupBy(rows.vats, ({ entityId }) => entityId);
  const insurers = insurersIn(rows);
  const { retentionOfTitle, settingChangedAt } = rows.clockSetting;
  return ({ entity, input, accounts }, done, amountCents) => {
    const known: Known = {};
    const firm = firms.get(entity.id);
    if (firm) {
      const { active } = JSON.parse(firm.body) as RegisterFirm;
      known.identity = { day: dayOf(firm.checkedAt), source: "registry", holds: active };
    }
    const numbers = JSON.parse(entity.vats) as string[];
    const vat = (vats.get(entity.id) ?? []).findLast(
      (row) => numbers.length === 0 || numbers.includes(row.vat),
    );
    if (vat) known.vat = { day: dayOf(vat.checkedAt), source: "vies", holds: vat.state === "valid" };
    const accountsDay = latest(statements.get(entity.id)?.map(({ closingDay }) => closingDay));
    const gradeDay = latest(grades.get(entity.id)?.map(({ day }) => day));
    if (accountsDay !== null && accountsDay >= (gradeDay ?? accountsDay))
      known.accounts = { day: accountsDay, source: "accounts", holds: true };
    else if (gradeDay !== null) known.accounts = { day: gradeDay, source: "grade", holds: true };
    const cover = insuredOf(
      { input, accounts },
      insurers.get(entity.id)?.discretionaryLimitCents,
      amountCents,
    );
    if (cover) known.insurer = cover;
    // A clause binds who signed the terms it stands in.
    const signed = done.findLast(({ item }) => item === "terms_signed");
    if (retentionOfTitle === 1 && settingChangedAt !== null && signed?.done)
      known.retention_of_title = {
        ...{ day: Math.max(signed.day, dayOf(settingChangedAt)), source: "terms", holds: true },
      };
    return known;
  };
}

/** An insured limit that counts, or what the insurance covers without being asked; a refusal says no. One that ended is no answer. */
function insuredOf(
  { input, accounts }: Pick<AssessedFacts, "input" | "accounts">,
  discretionaryCents: number | null = null,
  amountCents: number | null,
): KnownItem | undefined {
  const { limits, events, asOf, knownAt, policy } = input;
  const { limitCents, withdrawnOn } = coverOf(input);
  if (limitCents === null)
    return discretionaryCents !== null && amountCents !== null && amountCents <= discretionaryCents
      ? { day: asOf, source: "policy", holds: true }
      : undefined;
  const since = latest(
    limits.flatMap(({ kind, from }) => (kind === "insured" && from <= asOf ? [from] : [])),
  );
  if (withdrawnOn !== null) return { day: withdrawnOn, source: "insurer", holds: false };
  if (limitCents === 0) return { day: since ?? asOf, source: "insurer", holds: false };
  const { coverWithdrawnOn } = eventsInForce(events, asOf, knownAt, policy);
  const counts = (insuredInForce(input, accounts, coverWithdrawnOn) ?? 0) > 0;
  return counts ? { day: since ?? asOf, source: "insurer", holds: true } : undefined;
}

const latest = (days: readonly EpochDay[] | undefined): EpochDay | null =>
  days === undefined || days.length === 0 ? null : Math.max(...days);

/** So long an account counts as new. */
const NEW_DAYS = 90;

export type Gaps = { gaps: ChecklistItemCode[]; nextOn: EpochDay | null };
const NO_GAPS: Gaps = { gaps: [], nextOn: null };

/** What is missing before an account is opened: of prospects, and of customers whose account is younger than 90 days. */
export function gapsOf(rows: FactRows): (facts: AssessedFacts) => Gaps {
  const booksFrom = rows.imports.reduce(
    (first, { firstDay }) => Math.min(first, firstDay ?? first),
    Infinity,
  );
  const checklist = checklistsOf(rows);
  return (facts) => {
    const { entity, input, accounts } = facts;
    const oldEnough =
      entity.identified === 1 && input.accounts.length === 0 ? null : oldOn(accounts, booksFrom);
    if (oldEnough !== null && oldEnough <= input.asOf) return NO_GAPS;
    const { items, gaps } = checklist(facts, "open_account", amountOf(facts));
    const ends = items.flatMap(({ state, ground }) =>
      (state === "known" || state === "done") && "untilDay" in ground && ground.untilDay !== null
        ? [ground.untilDay + 1]
        : [],
    );
    if (oldEnough !== null) ends.push(oldEnough);
    return {
      gaps: gaps.map(({ item }) => item),
      nextOn: ends.length === 0 ? null : Math.min(...ends),
    };
  };
}

/** Day from which an account is no new one; books that begin later than it, or with a balance, cannot tell that it is new. */
function oldOn(accounts: AssessedFacts["accounts"], booksFrom: number): EpochDay {
  let first = Number.MAX_SAFE_INTEGER;
  for (const { firstDay, preHistoryUnknown } of accounts) {
    if (preHistoryUnknown) return 0;
    if (firstDay !== null && firstDay < first) first = firstDay;
  }
  if (first === Number.MAX_SAFE_INTEGER) return 0;
  return first - booksFrom < NEW_DAYS ? 0 : first + NEW_DAYS;
}
