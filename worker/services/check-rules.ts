import { standardVatOf } from "#shared/amounts/standard-vat.ts";
import type { CheckRules, CheckRulesReply } from "#shared/contract/check-rules.ts";
import { MOST_RATES } from "#shared/contract/exchange-rates.ts";
import { checkPolicyOf } from "#shared/credit/order/check-policy.ts";
import { readCheckRules } from "../db/check-rules.ts";
import { readPolicy } from "./assess-inputs.ts";
import { rateOf } from "./exchange-rates.ts";
import type { Asking } from "./find-visible-customer.ts";
import { sha256 } from "./sha256.ts";

/** What the member's copy checks orders by; only the tag and the revision when it is the one already known. */
export async function checkRulesFor(asking: Asking, known: string | undefined): Promise<CheckRulesReply> {
  const { db, organization, visibility } = asking;
  const { row, rates } = await readCheckRules(db, organization.number, MOST_RATES);
  const policy = readPolicy(row.policy);
  const seesFigures = visibility.detail === "figures";
  const rules: CheckRules = {
    policyVersion: policy.version,
    schemaVersion: policy.schemaVersion,
    policy: seesFigures ? checkPolicyOf(policy) : null,
    rates: seesFigures ? rates.map(rateOf) : [],
    vatBasisPoints: standardVatOf(organization),
    receivablesCents: seesFigures && visibility.scope === "all" ? row.receivablesCents : null,
  };
  const tag = await sha256(JSON.stringify(rules));
  return { revision: row.revision, tag, rules: tag === known ? null : rules };
}
