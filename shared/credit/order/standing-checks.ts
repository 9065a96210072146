import type { EpochDay } from "../calendar.ts";
import type { Policy } from "../policy.ts";
import { workingDaysBetween } from "../working-days.ts";
import { shareOf } from "./apply-rules.ts";
import type { CheckedCustomer, FailedCheck } from "./order-check.ts";

/**
 * Checks that no rule of a policy switches off: default and procedures (POLICY 4), freshness, and the limit itself.
 */

const PROCEDURES: ReadonlySet<string> = new Set(["event_reorganisation", "event_safeguard"]);

/**
 * A procedure: payment before delivery, ask the administrator; any other ground of class E: no credit. What is late in books
 * that are too old may have been paid since, so that it only asks.
 */
export function byClassAndEvents(
  { riskClass, reasons }: CheckedCustomer,
  stale: boolean,
  asOf: EpochDay,
): FailedCheck[] {
  const failed: FailedCheck[] = [];
  let procedureOnly = false;
  for (const { code, params } of reasons) {
    if (PROCEDURES.has(code)) {
      procedureOnly = true;
      failed.push({ code: "in_procedure", severity: "ask", params: pick(params, ["eventDay"]) });
    }
    if (code === "event_lack_of_funds" && asOf < Number(params.untilDay ?? asOf + 1)) {
      failed.push({
        code: "lack_of_funds",
        severity: "block",
        params: pick(params, ["eventDay", "untilDay"]),
      });
    }
    if (code === "broken_promises" && asOf < Number(params.untilDay ?? asOf + 1)) {
      const figures = pick(params, ["count", "untilDay"]);
      failed.push({ code: "broken_promises", severity: "block", params: figures });
    }
    if (code === "event_identity_mismatch") {
      failed.push({ code: "identity_mismatch", severity: "ask", params: pick(params, ["eventDay"]) });
    }
  }
  if (riskClass !== "E") return failed;
  const others = reasons.filter(({ code, params }) => params.capClass === "E" && !PROCEDURES.has(code));
  if (others.length === 0 && procedureOnly) return failed;
  const byEvent = others.length === 0 || others.some(({ code }) => code !== "overdue_beyond_e");
  failed.push({ code: "in_default", severity: stale && !byEvent ? "ask" : "block", params: {} });
  return failed;
}

function pick(
  params: Record<string, string | number>,
  names: readonly string[],
): Record<string, string | number> {
  const picked: Record<string, string | number> = {};
  for (const name of names) {
    const value = params[name];
    if (value !== undefined) picked[name] = value;
  }
  return picked;
}

/**
 * Firm verdicts only on books that are fresh (POLICY 3). A customer without any entry owes nothing as far as the books go, so
 * that a limit that somebody set for a new customer can be used.
 */
export function byData(
  { limitInForce, marks, ledgerDay, booksDay = null }: CheckedCustomer,
  policy: Policy,
  asOf: EpochDay,
): FailedCheck[] {
  const knownDay = ledgerDay ?? (limitInForce.kind === "none" ? null : booksDay);
  if (knownDay === null)
    return marks.includes("no_ledger") ? [{ code: "no_ledger", severity: "ask", params: {} }] : [];
  const workingDays = workingDaysBetween(knownDay, asOf);
  if (workingDays <= policy.order.staleAfterWorkingDays) return [];
  return [{ code: "stale_ledger", severity: "ask", params: { ledgerDay: knownDay, workingDays } }];
}

/** The group against the ceiling its members share: what this one owes more or less since then counts. */
export function byGroup(
  { groupStanding }: CheckedCustomer,
  exposureCents: number,
  afterCents: number | null,
): FailedCheck[] {
  if (!groupStanding || afterCents === null || afterCents <= exposureCents) return [];
  const { ceilingCents, ownCents } = groupStanding;
  const groupExposureCents = groupStanding.exposureCents - ownCents + exposureCents;
  const groupAfterCents = groupExposureCents - exposureCents + afterCents;
  const overCents = groupAfterCents - ceilingCents;
  if (overCents <= 0) return [];
  const params = { ceilingCents, groupExposureCents, groupAfterCents, overCents };
  return [{ code: "group_over_limit", severity: "ask", params }];
}

/** The limit in force against the exposure with this order; `afterCents` null: an amount that cannot be compared. */
export function byLimit(
  { limitInForce, riskClass }: CheckedCustomer,
  exposureCents: number,
  afterCents: number | null,
): FailedCheck[] {
  if (limitInForce.kind === "none") {
    const failed: FailedCheck[] = [{ code: "no_limit_set", severity: "ask", params: {} }];
    if (riskClass === "NR") failed.push({ code: "not_rated", severity: "ask", params: {} });
    return failed;
  }
  const limitCents = limitInForce.amountCents;
  if (limitCents === null) return [];
  if (limitCents === 0) return [{ code: "no_credit_granted", severity: "block", params: {} }];
  const overCents = (afterCents ?? exposureCents) - limitCents;
  if (afterCents === null || overCents <= 0) return [];
  const overBasisPoints = shareOf(overCents, limitCents);
  const params = { limitCents, exposureCents, afterCents, overCents, overBasisPoints };
  return [{ code: "over_limit", severity: "ask", params }];
}
