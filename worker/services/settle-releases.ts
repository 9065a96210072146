import type { Asked } from "#shared/contract/requests.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import type { OrderCheckCode } from "#shared/credit/order/order-check.ts";
import { depositBookedOn } from "#shared/requests/deposit-booked.ts";
import { standingOf } from "#shared/requests/release.ts";
import type { Database } from "../db/database.ts";
import { meetCondition, type ReleaseRecord, saveRelease, standingReleases } from "../db/releases.ts";
import { findRequest } from "../db/requests.ts";
import { commitStep, type Stepping } from "./commit-request.ts";
import { type CustomerStanding, checkOf, standingsOf } from "./customer-standing.ts";

/**
 * After customers were assessed: notes deposits that the books show by now, and rules that suspend a release or free it again
 * (POLICY 3). Each is a step of its request, with its entry in the log. Done again, it finds nothing more to note.
 */
export async function settleReleases(
  db: Database,
  organization: number,
  entityIds: number[],
  { now, today }: { now: number; today: EpochDay },
): Promise<void> {
  const releases = await standingReleases(db, organization, entityIds, today);
  if (releases.length === 0) return;
  const concerned = [...new Set(releases.map(({ entityId }) => entityId))];
  const standings = await standingsOf(db, organization, concerned, today);
  for (const release of releases) {
    const standing = standings.get(release.entityId);
    if (standing) await settle(db, organization, release, standing, now);
  }
}

async function settle(
  db: Database,
  organization: number,
  release: ReleaseRecord,
  standing: CustomerStanding,
  now: number,
): Promise<void> {
  const found = await findRequest(db, organization, EVERYTHING, release.id);
  if (!found) return;
  const bookedOn = awaits(release) ? bookedDay(release, standing) : null;
  const notes = [
    ...(bookedOn === null ? [] : [booked(db, organization, release, bookedOn)]),
    ...suspension(db, organization, { release, standing, asked: found.row.asked as Asked, bookedOn }),
  ];
  for (const [place, note] of notes.entries()) {
    // A step is taken from the version that the one before left.
    const at = place === 0 ? found : await findRequest(db, organization, EVERYTHING, release.id);
    if (at) await commitStep(db, organization, { found: at, actor: null, ...note }, now);
  }
}

type Note = Pick<Stepping, "action" | "effects" | "detail">;

const booked = (db: Database, organization: number, { id }: ReleaseRecord, day: EpochDay): Note => ({
  action: "condition_met",
  effects: meetCondition(db, organization, id, day),
  detail: { bookedOn: day },
});

type Settling = {
  release: ReleaseRecord;
  standing: CustomerStanding;
  asked: Asked;
  bookedOn: EpochDay | null;
};

/** That rules suspend a release, or free it again; nothing where that has not changed. */
function suspension(
  db: Database,
  organization: number,
  { release, standing, asked, bookedOn }: Settling,
): Note[] {
  if (asked.kind !== "order_release") return [];
  const { documentNumber, documentKind: kind } = asked;
  const check = checkOf(standing, { amountCents: 0, documentNumber, kind }, "");
  const facts = {
    ...{ id: release.id, customerId: standing.publicId, document: null, documentNumber },
    ...{ currency: release.currency, amountCents: release.amountCents, basis: release.basis },
    ...{ depositCents: release.depositCents, until: release.untilDay },
    conditionMetOn: bookedOn ?? release.conditionMetDay,
    knownBlocks: release.knownBlocks as OrderCheckCode[],
    endedOn: release.endedDay,
  };
  const where = standingOf(facts, check.failed, standing.input.asOf);
  const codes = where.state === "suspended" ? where.codes : null;
  if (JSON.stringify(codes) === JSON.stringify(release.suspendedFor)) return [];
  return [
    {
      action: codes === null ? "resumed" : "suspended",
      effects: [saveRelease(db, organization, release.id, { suspendedFor: codes })],
      detail: { codes: codes ?? release.suspendedFor ?? [] },
    },
  ];
}

const EVERYTHING = { portfolio: { scope: "all" }, personId: "" } as const;

const awaits = ({ depositCents, conditionMetDay }: ReleaseRecord): boolean =>
  depositCents > 0 && conditionMetDay === null;

function bookedDay(release: ReleaseRecord, { input }: CustomerStanding): EpochDay | null {
  const entries = input.accounts.flatMap((account) => account.entries);
  return depositBookedOn(entries, {
    depositCents: release.depositCents,
    documentNumber: release.documentNumber,
    grantedOn: release.grantedDay,
    grantedRevision: release.grantedRevision,
  });
}
