import type { Role } from "#shared/contract/common.ts";
import type { Visibility } from "#shared/contract/me.ts";
import type { OutsideShown } from "#shared/contract/outside.ts";
import { seesNothingYet } from "#shared/contract/shadow.ts";
import type { BadgeRow } from "#shared/contract/sync.ts";
import type { Mark } from "#shared/credit/assessment.ts";
import type { CurrentMember, CurrentOrganization } from "../env.ts";
import { sha256 } from "./sha256.ts";

const EVERYTHING: Visibility = { scope: "all", detail: "figures" };

/** What a member of this role may see: the organization's policy concerns reps, the others need the whole to do their work. */
export function visibilityOf(role: Role, repVisibility: Visibility): Visibility {
  return role === "rep" ? repVisibility : EVERYTHING;
}

/** Whether the rules run in silence for this member (POLICY 6). */
export const isSilent = (
  { role }: Pick<CurrentMember, "role">,
  { mode }: Pick<CurrentOrganization, "mode">,
): boolean => seesNothingYet(role, mode);

/** Marks that tell something of amounts or limits are figures. */
const TELLS_FIGURES = {
  ledger_only: false,
  assumed_terms: false,
  without_open_orders: false,
  stale_ledger: false,
  short_history: false,
  limit_expired: true,
  disputed: true,
  pre_history_unknown: false,
  no_ledger: false,
  warning_under_review: false,
  natural_person: false,
} satisfies Record<Mark, boolean>;

/** What of a badge row a member may see who sees the class alone. */
export const classOnlyBadge = <Row extends Pick<BadgeRow, "figures" | "marks" | "outside">>({
  outside,
  ...row
}: Row): Row => {
  const seen = outside ? publicFacts(outside) : null;
  return {
    ...row,
    marks: row.marks.filter((mark) => !TELLS_FIGURES[mark]),
    figures: null,
    ...(seen && { outside: seen }),
  } as Row;
};

/**
 * What anybody may read at the register and in the gazette, what is missing of a file, and deadlines of a court: its judgment is
 * published. A duty to an insurer tells that something is overdue, or insured.
 */
function publicFacts({ firm, firmOn, gazetteOn, events, gaps, clock }: OutsideShown): OutsideShown | null {
  const seen = {
    ...(gaps && { gaps }),
    ...(clock && !clock.kind.startsWith("insurer_") && { clock }),
  };
  const nothing = firm === null && gazetteOn === null && events.length === 0;
  return nothing && Object.keys(seen).length === 0 ? null : { firm, firmOn, gazetteOn, events, ...seen };
}

/**
 * Names the view a member has of the customer base: changes when role, portfolio or policy do (the whole base tells what of it is in the portfolio), and a local copy made under
 * another key must be wiped (DESIGN 15). 32 hex digits.
 */
export async function viewKeyOf(
  member: CurrentMember,
  organization: CurrentOrganization,
  visibility: Visibility,
): Promise<string> {
  const view = JSON.stringify([
    ...[organization.id, member.role, visibility.scope, visibility.detail, member.repCode],
    ...(isSilent(member, organization) ? ["silent"] : []),
  ]);
  return (await sha256(view)).slice(0, 32);
}
