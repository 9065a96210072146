import type { EpochDay } from "../credit/calendar.ts";
import type { GazetteNotice } from "./notice.ts";
import type { Told } from "./procedure-course.ts";
import { readWording } from "./read-wording.ts";
import type { ClosingReason, Procedure } from "./wording.ts";

/** What opens or goes on with a procedure, as an event. */
export const PROCEDURE_EVENTS = {
  liquidation_judiciaire: "liquidation",
  redressement_judiciaire: "reorganisation",
  sauvegarde: "safeguard",
} as const satisfies Record<Procedure, string>;

/** What forces neither class nor limit and is said. */
export type OtherEvent = Told &
  (
    | { kind: "seat_moved" | "sold" | "dissolved" }
    | { kind: "accounts_filed"; closingDay: EpochDay | null; confidential: boolean }
    | { kind: "procedure_closed"; reason: ClosingReason }
  );

export type ToldKind =
  | (typeof PROCEDURE_EVENTS)[Procedure]
  | "plan_adopted"
  | "plan_resolved"
  | "struck_off"
  | "conciliation"
  | OtherEvent["kind"];

export const toldOn = ({ id, publishedDay }: GazetteNotice, day: EpochDay | null): Told => ({
  noticeId: id,
  day: day ?? publishedDay,
  publishedDay,
});

/** What a notice beside its judgment tells of the firm of a SIREN: the end before the move. */
export function otherEvents(notice: GazetteNotice, siren: string): OtherEvent[] {
  const { matter } = notice;
  const told = toldOn(notice, null);
  switch (matter.kind) {
    case "striking_off":
      return matter.seatMoved ? [{ ...toldOn(notice, matter.day), kind: "seat_moved" }] : [];
    case "modification":
      return [
        ...(matter.dissolved ? [{ ...told, kind: "dissolved" as const }] : []),
        ...(matter.seatMoved ? [{ ...told, kind: "seat_moved" as const }] : []),
      ];
    case "sale":
      return matter.sellers.includes(siren) ? [{ ...told, kind: "sold" }] : [];
    case "accounts":
      return [
        { ...told, kind: "accounts_filed", closingDay: matter.closingDay, confidential: matter.confidential },
      ];
    default:
      return [];
  }
}

/** What one notice tells by itself, for a list of news: whether it still holds, all notices together say. null: nothing to tell. */
export function toldByNotice(siren: string, notice: GazetteNotice): (Told & { kind: ToldKind }) | null {
  const kind = kindOf(siren, notice);
  if (kind === null) return null;
  const { matter, judgment } = notice;
  const day = matter.kind === "striking_off" ? matter.day : (judgment?.day ?? null);
  return { ...toldOn(notice, day), kind };
}

function kindOf(siren: string, notice: GazetteNotice): ToldKind | null {
  const { matter, judgment, family } = notice;
  const [other] = otherEvents(notice, siren);
  if (other !== undefined) return other.kind;
  if (matter.kind === "striking_off") return matter.reversal ? null : "struck_off";
  if (judgment === null) return null;
  if (family === "conciliation") return "conciliation";
  const wording = readWording(judgment);
  switch (wording.kind) {
    case "opened":
      return PROCEDURE_EVENTS[wording.procedure];
    case "closed":
      return "procedure_closed";
    case "plan_adopted":
      return wording.plan === "sale" ? "sold" : "plan_adopted";
    case "plan_resolved":
      return "plan_resolved";
    default:
      return null;
  }
}
