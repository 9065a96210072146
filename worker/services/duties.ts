import type { Clock } from "#shared/clocks/clock.ts";
import type { OutsideShown } from "#shared/contract/outside.ts";
import type { AssessInput } from "#shared/credit/assess-input.ts";
import type { Assessment } from "#shared/credit/assessment.ts";
import { type EpochDay, formatIsoDate, isoDateOrNull } from "#shared/credit/calendar.ts";
import type { DerivedAccount } from "#shared/credit/item.ts";
import type { EntityFacts, FactRows } from "../db/facts.ts";
import { gapsOf } from "./checklist-gaps.ts";
import { clocksDueOf } from "./clocks-due.ts";

/** What is to be done about a customer, as far as the badge row tells it. */
type DutiesShown = Pick<OutsideShown, "gaps" | "lastCoveredOn" | "clock">;

export type Duties = {
  clocks: Clock[];
  shown: DutiesShown;
  /** First day on which time alone changes what is shown; null: never. */
  nextOn: EpochDay | null;
};

export type AssessedFacts = {
  entity: EntityFacts;
  input: AssessInput;
  assessment: Assessment;
  accounts: readonly DerivedAccount[];
};

/** Reads the rows of a slice once; asked for each of its legal entities. */
export function dutiesOf(rows: FactRows): (facts: AssessedFacts) => Duties {
  const due = clocksDueOf(rows);
  const gaps = gapsOf(rows);
  const closed = new Set(
    rows.clocks.flatMap(({ entityId, key, state }) =>
      state === "done" || state === "waived" ? [`${entityId} ${key}`] : [],
    ),
  );
  return ({ entity, input, assessment, accounts }) => {
    const { clocks, lastCoveredDay } = due(entity.id, input, accounts);
    const open = clocks.filter(({ key }) => !closed.has(`${entity.id} ${key}`));
    const next = nextDeadline(open, input.asOf);
    const missing = gaps({ entity, input, assessment, accounts });
    const days = [...open.map(({ dueDay }) => (dueDay === null ? null : dueDay + 1)), missing.nextOn].flatMap(
      (day) => (day !== null && day > input.asOf ? [day] : []),
    );
    return {
      clocks,
      shown: {
        ...(missing.gaps.length > 0 && { gaps: missing.gaps }),
        ...(lastCoveredDay !== null && { lastCoveredOn: formatIsoDate(lastCoveredDay) }),
        ...(next && { clock: { kind: next.kind, on: isoDateOrNull(next.shownDay) } }),
      },
      nextOn: days.length === 0 ? null : Math.min(...days),
    };
  };
}

/** The one to have done first that can still be kept; one that does not run yet comes last. */
function nextDeadline(open: readonly Clock[], asOf: EpochDay): Clock | undefined {
  const [first] = open
    .filter(({ dueDay }) => dueDay === null || dueDay >= asOf)
    .sort((a, b) => placeOf(a) - placeOf(b) || (a.key < b.key ? -1 : 1));
  return first;
}

const placeOf = ({ shownDay }: Clock): number => shownDay ?? Number.MAX_SAFE_INTEGER;

/** What a badge row carries from outside, with what is to be done; nothing where there is neither. */
export const withDuties = (outside: OutsideShown | undefined, { shown }: Duties): OutsideShown | undefined =>
  Object.keys(shown).length === 0
    ? outside
    : { ...(outside ?? { firm: null, firmOn: null, gazetteOn: null, events: [] }), ...shown };
