import * as z from "zod";
import type {
  PolicyRun,
  PolicyVersion,
  PolicyVersionDetail,
  PolicyVersionPage,
} from "#shared/contract/policy.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import { inconsistencies } from "#shared/credit/inconsistent-policy.ts";
import { parsePolicy } from "#shared/credit/parse-policy.ts";
import type { Policy } from "#shared/credit/policy.ts";
import { type PolicyRow, policyStanding, policyVersion, policyVersions } from "../db/policies.ts";
import type { RunRow } from "../db/runs.ts";
import { AppError } from "../errors.ts";
import { readPolicy } from "./assess-inputs.ts";
import type { Asking } from "./find-visible-customer.ts";
import { decodeCursor, encodeCursor } from "./keyset-cursor.ts";

type OfOrganization = { db: Asking["db"]; organization: Pick<Asking["organization"], "number"> };

const VERSIONS_A_PAGE = 50;
const timeOrNull = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** A version as its clients see it; `inForce` is the number of the one in force. */
export function describeVersion(row: PolicyRow, inForce: number): PolicyVersion {
  const state =
    row.version === inForce
      ? "in_force"
      : row.inForceAt !== null
        ? "past"
        : row.cancelledAt !== null
          ? "cancelled"
          : "pending";
  return {
    version: row.version,
    state,
    schemaVersion: readPolicy(row.body).schemaVersion,
    reason: row.reason,
    author: row.authorName ?? row.author,
    createdAt: new Date(row.createdAt).toISOString(),
    inForceAt: timeOrNull(row.inForceAt),
    returnsTo: row.returnsTo,
  };
}

export const describeRun = (row: RunRow): PolicyRun => ({
  id: row.id,
  version: row.policyVersion ?? 0,
  state: row.state,
  done: Math.min(row.checked, row.total),
  total: row.total,
  startedAt: new Date(row.startedAt).toISOString(),
  completedAt: timeOrNull(row.completedAt),
});

/** What an organization has before it ever changed anything: the policy Vigie ships with. */
const shipped: PolicyRow = {
  version: 1,
  body: JSON.stringify(DefaultPolicy),
  reason: "default",
  author: "",
  authorName: null,
  createdAt: 0,
  inForceAt: 0,
  cancelledAt: null,
  returnsTo: null,
};

/** A stored version, or the one Vigie ships with; `not_found` for a number that was never given. */
export async function findVersion({ db, organization }: OfOrganization, version: number): Promise<PolicyRow> {
  const row = await policyVersion(db, organization.number, version);
  if (row) return row;
  if (version === shipped.version) return shipped;
  throw new AppError("not_found");
}

/** Every number of a version, brought to the schema of today. */
export const numbersOf = (row: PolicyRow): Policy => ({ ...readPolicy(row.body), version: row.version });

export async function getVersion(asking: OfOrganization, version: number): Promise<PolicyVersionDetail> {
  const row = await findVersion(asking, version);
  const standing = await policyStanding(asking.db, asking.organization.number);
  return { version: describeVersion(row, standing.version), policy: { ...numbersOf(row) } };
}

export async function listVersions(
  asking: OfOrganization,
  cursor: string | undefined,
): Promise<PolicyVersionPage> {
  const { db, organization } = asking;
  const [before] = cursor === undefined ? [null] : decodeCursor(cursor, z.tuple([z.int().min(1)]));
  const rows = await policyVersions(db, organization.number, before, VERSIONS_A_PAGE + 1);
  const standing = await policyStanding(db, organization.number);
  const shown = rows.length === 0 && before === null ? [shipped] : rows.slice(0, VERSIONS_A_PAGE);
  const last = rows.length > VERSIONS_A_PAGE ? shown.at(-1) : undefined;
  return {
    versions: shown.map((row) => describeVersion(row, standing.version)),
    next: last ? encodeCursor([last.version]) : null,
  };
}

/** The numbers that somebody sent as a policy of this version; `invalid_input` with the path of what is wrong. */
export function acceptPolicy(sent: Record<string, unknown>, version: number): Policy {
  const parsed = parsePolicy({ ...sent, version });
  const wrong = parsed.ok ? inconsistencies(parsed.value) : [parsed.error];
  if (parsed.ok && wrong.length === 0) return parsed.value;
  const fields = wrong.map(({ path, problem }) => ({ path: `policy.${path}`, message: problem }));
  throw new AppError("invalid_input", { fields });
}
