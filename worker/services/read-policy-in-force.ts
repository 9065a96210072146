import type { PolicyInForce } from "#shared/contract/policy.ts";
import { policyStanding } from "../db/policies.ts";
import { findRun } from "../db/runs.ts";
import type { AppEnv } from "../env.ts";
import { loadAuthorities } from "./authorities.ts";
import { describeRun, describeVersion, findVersion, numbersOf } from "./policy-version.ts";
import { decidersOf, secondPersonFor } from "./second-person.ts";

type Reading = Pick<AppEnv["Variables"], "db" | "member" | "organization">;

/** What is in force, the run of a version on its way, and who would be asked before a change of this reader's takes effect. */
export async function readPolicyInForce(reading: Reading): Promise<PolicyInForce> {
  const { db, member, organization } = reading;
  const [standing, members] = await Promise.all([
    policyStanding(db, organization.number),
    loadAuthorities(reading),
  ]);
  const row = await findVersion(reading, standing.version);
  const run = standing.runId === null ? undefined : await findRun(db, organization.number, standing.runId);
  const asks = secondPersonFor(reading, members, "policy") === "needed";
  return {
    version: describeVersion(row, standing.version),
    policy: { ...numbersOf(row) },
    run: run ? describeRun(run) : null,
    confirmedBy: asks
      ? decidersOf(members, "policy", member.userId).map(({ name, role }) => ({ name, role }))
      : null,
  };
}
