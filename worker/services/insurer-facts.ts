import type { InsurerPolicy } from "#shared/clocks/insurer-policy.ts";
import type { AssessInput } from "#shared/credit/assess-input.ts";
import type { FactRows } from "../db/facts.ts";

/** Who covers each legal entity of a slice, with what the insurance asks; one object an insurer. */
export function insurersIn({ insurers }: Pick<FactRows, "insurers">): Map<number, InsurerPolicy> {
  const policies = new Map<string, InsurerPolicy>();
  const found = new Map<number, InsurerPolicy>();
  for (const { entityId, id, body } of insurers) {
    const policy = policies.get(id) ?? { ...(JSON.parse(body) as Omit<InsurerPolicy, "id">), id };
    policies.set(id, policy);
    found.set(entityId, policy);
  }
  return found;
}

/**
 * When the insurer stops covering new deliveries, of who has an insured limit. Nothing at all for all others: their inputs stay
 * the bytes they were.
 */
export function stopOfCoverOf(
  rows: Pick<FactRows, "insurers" | "limits">,
): (entityId: number) => Pick<AssessInput, "stopOfCoverDays"> {
  if (rows.insurers.length === 0) return () => ({});
  const insurers = insurersIn(rows);
  const insured = new Set(
    rows.limits.flatMap(({ entityId, kind }) => (kind === "insured" ? [entityId] : [])),
  );
  return (entityId) => {
    const days = insured.has(entityId) ? insurers.get(entityId)?.stopOfCoverDays : null;
    return days == null ? {} : { stopOfCoverDays: days };
  };
}
