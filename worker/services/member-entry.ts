import type * as z from "zod";
import { Role } from "#shared/contract/common.ts";
import type { Member } from "#shared/contract/me.ts";
import { formatIsoDate } from "#shared/credit/calendar.ts";
import type { MemberRow } from "../db/memberships.ts";
import { substitutionOf } from "./authorities.ts";

/** A member as the list shows them. */
export function entryOf(row: MemberRow): z.output<typeof Member> {
  const { id, name, email, role, repCode, ceilings } = row;
  const substitution = substitutionOf(row);
  return {
    ...{ id, name, email, role: Role.parse(role), repCode, ceilings, joinedAt: row.joinedAt.toISOString() },
    substitute: substitution && {
      memberId: substitution.memberId,
      from: formatIsoDate(substitution.from),
      until: formatIsoDate(substitution.until),
    },
  };
}
