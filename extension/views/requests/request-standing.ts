import { i18n } from "#extension/platform/i18n.ts";
import type { RequestSummary } from "#shared/contract/requests.ts";
import { isOpen } from "#shared/requests/credit-request.ts";

export type StandingTone = "wait" | "turn" | "good" | "bad" | "none";
export type Standing = { text: string; tone: StandingTone };

const somebody = (name: string | null): string => name ?? i18n.t("requests.stands.somebody");

const open = ({
  awaiting,
  firstApprovedBy,
  endorsedBy,
  assignedTo,
  askers,
  waitsForMe,
}: RequestSummary): Standing => {
  const tone = waitsForMe ? "turn" : "wait";
  if (awaiting === "asker")
    return {
      text: i18n.t("requests.stands.asker"),
      tone: askers.some(({ isMe }) => isMe) ? "turn" : "wait",
    };
  if (firstApprovedBy !== null)
    return { text: i18n.t("requests.stands.firstApproved", [firstApprovedBy]), tone };
  if (assignedTo !== null) return { text: i18n.t("requests.stands.assigned", [assignedTo.name]), tone };
  if (endorsedBy !== null) return { text: i18n.t("requests.stands.endorsed", [endorsedBy]), tone };
  return { text: i18n.t("requests.stands.credit"), tone };
};

/** Where a request stands, in words and in a tone: who has it while it is open, what came of it afterwards. */
export const requestStanding = (request: RequestSummary): Standing => {
  const { state, release, decidedBy } = request;
  if (isOpen(state)) return open(request);
  switch (state) {
    case "approved":
    case "approved_with_conditions":
      if (release?.state === "suspended") return { text: i18n.t("requests.stands.suspended"), tone: "bad" };
      if (release?.state === "ended") return { text: i18n.t("requests.stands.ended"), tone: "none" };
      if (release?.state === "expired") return { text: i18n.t("requests.stands.lapsed"), tone: "none" };
      if (release?.state === "pending") return { text: i18n.t("requests.stands.pending"), tone: "wait" };
      return {
        text: i18n.t(
          state === "approved" || release?.state === "active"
            ? "requests.stands.approved"
            : "requests.stands.approved_with_conditions",
          [somebody(decidedBy)],
        ),
        tone: "good",
      };
    case "refused":
      return { text: i18n.t("requests.stands.refused", [somebody(decidedBy)]), tone: "bad" };
    case "expired":
      return { text: i18n.t("requests.stands.expired"), tone: "none" };
    case "withdrawn":
      return { text: i18n.t("requests.stands.withdrawn"), tone: "none" };
    default:
      return { text: i18n.t("requests.stands.superseded"), tone: "none" };
  }
};
