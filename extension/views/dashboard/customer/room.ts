import type { BadgeFigures } from "#shared/contract/sync.ts";
import type { RiskClass } from "#shared/credit/assessment.ts";
import { openRoomCents } from "#shared/credit/open-room.ts";

/** null, 0 and unlimited are three things: each is its own sentence. `cents` is what the sentence names. */
export type Room =
  | { kind: "unlimited" | "noLimit" | "noCredit"; cents: null }
  | { kind: "left" | "over" | "full"; cents: number };

/** What is left under the limit in force, or by how much it is exceeded (a positive amount). */
export const roomOf = (
  riskClass: RiskClass,
  { limit, headroomCents }: Pick<BadgeFigures, "limit" | "headroomCents">,
): Room => {
  if (riskClass === "E" && openRoomCents(riskClass, headroomCents) === 0)
    return { kind: "noCredit", cents: null };
  if (limit.kind === "unlimited") return { kind: "unlimited", cents: null };
  if (limit.kind === "none" || limit.amountCents === null || headroomCents === null)
    return { kind: "noLimit", cents: null };
  if (headroomCents < 0) return { kind: "over", cents: -headroomCents };
  return headroomCents === 0
    ? { kind: "full", cents: limit.amountCents }
    : { kind: "left", cents: headroomCents };
};
