import type { EpochDay } from "#shared/credit/calendar.ts";
import { deriveAccount } from "#shared/credit/derive-account.ts";
import { type PromiseKept, promisesKept } from "#shared/credit/promises/promises-kept.ts";
import type { Database } from "../db/database.ts";
import { loadFacts } from "../db/facts.ts";
import type { ReportRow } from "../db/field-reports.ts";
import { assessInputs } from "./assess-inputs.ts";

export type KeptPromise = Pick<PromiseKept, "state" | "receivedCents" | "deadline">;

/** What became of confirmed announcements by the ledger as it stands, by report. */
export async function promisesOf(
  db: Database,
  organization: number,
  rows: readonly ReportRow[],
  today: EpochDay,
): Promise<Map<string, KeptPromise>> {
  const confirmed = rows.filter(({ kind, confirmedDay }) => kind === "promise" && confirmedDay !== null);
  const entityIds = [...new Set(confirmed.map(({ entityId }) => entityId))];
  if (entityIds.length === 0) return new Map();
  const inputs = assessInputs(await loadFacts(db, organization, entityIds), entityIds, today);
  const kept = [...inputs.values()].flatMap(
    ({ accounts, terms, disputes, promises, asOf, knownAt, policy }) => {
      const derived = accounts.map(({ entries, terms: own }) =>
        deriveAccount(entries, { terms: own ?? terms, asOf, knownAt, disputes, policy }),
      );
      return promisesKept(promises ?? [], derived, asOf, knownAt, policy);
    },
  );
  return new Map(kept.map((each) => [each.promise.id, each]));
}
