import { i18n } from "#extension/platform/i18n.ts";
import type { BadgeRow, ReportBoard } from "#extension/platform/messages.ts";
import { awaitsTriage } from "#shared/field-reports/field-report.ts";
import type { Language } from "../format.ts";
import { whenText } from "../requests/deadline-text.ts";
import type { ReportView } from "./report-context.ts";

/** What is said below the actions: what the member said of this customer comes before all else. `open`: what leads further. */
export type OwnLine = {
  text: string;
  tone: "muted" | "wait" | "turn" | "bad";
  open: { label: string; view: ReportView } | null;
};

export const ownLine = (
  { reports, writes }: ReportBoard,
  { id, name, marks }: Pick<BadgeRow, "id" | "name" | "marks">,
  now: Date,
  language: Language,
): OwnLine => {
  const kept = writes.filter(({ write }) => write.customerId === id && write.step === "report");
  const refused = kept.find(({ state }) => state.kind === "refused")?.write;
  if (refused?.step === "report")
    return {
      text: i18n.t("reports.refusedHere"),
      tone: "bad",
      open: {
        label: i18n.t("reports.writes.correct"),
        view: {
          view: "new",
          from: {
            customerId: id,
            customerName: name,
            kind: refused.body.reported.kind,
            again: { writeId: refused.id, body: refused.body },
          },
        },
      },
    };
  const waiting = kept.find(({ state }) => state.kind === "waiting")?.write;
  if (waiting?.step === "report")
    return { text: i18n.t(`reports.waits.${waiting.body.reported.kind}`), tone: "wait", open: null };
  const own = reports.filter(({ customerId, state }) => customerId === id && awaitsTriage(state));
  const asked = own.find(({ awaiting }) => awaiting === "author");
  const [report] = asked === undefined ? own : [asked];
  if (report !== undefined) {
    const when = whenText(report.dueAt, now, language);
    const late = report.isLate || Date.parse(report.dueAt) < now.getTime();
    return {
      text:
        asked !== undefined
          ? i18n.t("reports.askedHere")
          : late
            ? i18n.t("reports.reviewLateHere", [when])
            : i18n.t(`reports.reviewHere.${report.reported.kind}`, [when]),
      tone: asked === undefined ? "wait" : "turn",
      open: { label: i18n.t("reports.open"), view: { view: "report", id: report.id } },
    };
  }
  if (marks.includes("warning_under_review"))
    return {
      text: i18n.t("reports.actions.under"),
      tone: "wait",
      open: {
        label: i18n.t("reports.actions.same"),
        view: { view: "customer", customerId: id, customerName: name },
      },
    };
  return { text: i18n.t("reports.actions.hint"), tone: "muted", open: null };
};
