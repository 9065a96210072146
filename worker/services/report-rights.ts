import type { Role } from "#shared/contract/common.ts";
import type { ReportRights } from "#shared/contract/field-reports.ts";
import { awaitsTriage } from "#shared/field-reports/field-report.ts";
import type { ReportRow, SeeingReports } from "../db/field-reports.ts";
import type { CurrentMember } from "../env.ts";
import { type Asking, portfolioOf } from "./find-visible-customer.ts";

/** Who judges what comes in from the field. */
const TRIAGES: readonly Role[] = ["analyst", "admin"];
export const triages = ({ role }: Pick<CurrentMember, "role">): boolean => TRIAGES.includes(role);

/** Members who see a customer's class alone see nothing of what others say of it. */
export const seeingReports = (asking: Asking): SeeingReports => ({
  portfolio: portfolioOf(asking),
  personId: asking.member.userId,
  ownOnly: asking.visibility.detail === "class",
});

/**
 * What this member may do with a report. Persons are compared: nobody judges an own one. Its text is for its author and for
 * analysts; others who have a reason read it by a step that the log keeps (domain.md 5.3).
 */
export function rightsOn(row: ReportRow, member: Pick<CurrentMember, "userId" | "role">): ReportRights {
  const isOwn = row.author === member.userId;
  const isOpen = awaitsTriage(row.state);
  const seconds = member.role === "manager" && row.firstConfirmedBy !== null;
  return {
    triage: isOpen && !isOwn && (triages(member) || seconds),
    corroborate: isOpen && !isOwn && row.source === "person" && row.corroboratedBy !== member.userId,
    answer: isOpen && isOwn,
    withdraw: isOpen && isOwn,
    contradict: row.state === "confirmed" && !isOwn && triages(member),
    readText: row.cipher === null ? "none" : readTextOf(isOwn, member.role),
  };
}

function readTextOf(isOwn: boolean, role: Role): ReportRights["readText"] {
  if (isOwn || role === "analyst") return "open";
  return role === "rep" ? "none" : "logged";
}

/** Whether a report waits for this member's judgement. */
export const waitsForJudgement = (row: ReportRow, member: Pick<CurrentMember, "userId" | "role">): boolean =>
  row.awaiting === "credit" &&
  row.state !== "needs_corroboration" &&
  row.firstConfirmedBy !== member.userId &&
  rightsOn(row, member).triage;
