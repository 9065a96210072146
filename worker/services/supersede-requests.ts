import type { RequestKind } from "#shared/requests/request-kind.ts";
import { openOfCustomer } from "../db/requests.ts";
import { AppError } from "../errors.ts";
import type { Writing } from "./change-customer.ts";
import { commitStep, stepped } from "./commit-request.ts";

/** Who asks for what somebody has just set without being asked is told that it is answered. One decided meanwhile stays so. */
export async function supersedeRequests(
  { db, organization, member, now }: Writing,
  entityId: number,
  kind: RequestKind,
): Promise<void> {
  for (const found of await openOfCustomer(db, organization.number, entityId, "")) {
    if (found.row.kind !== kind) continue;
    try {
      const after = await stepped(db, found.row, { kind: "supersede" }, now);
      await commitStep(
        db,
        organization.number,
        {
          found,
          action: "superseded",
          actor: { personId: member.userId, role: member.role },
          after,
          change: { decidedAt: now },
        },
        now,
      );
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
}
