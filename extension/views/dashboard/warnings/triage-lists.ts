import type { ReportSummary } from "#shared/contract/field-reports.ts";
import { awaitsTriage } from "#shared/field-reports/field-report.ts";

export type TriageLists = {
  /** What this member judges, by deadline: late ones come first by themselves. */
  toJudge: ReportSummary[];
  /** Somebody else's turn: the author's answer, a second person, a second source. */
  waiting: ReportSummary[];
  own: ReportSummary[];
};

const isOwn = ({ author }: ReportSummary): boolean => author?.isMe === true;

/** Whether it is this member's turn, as the server tells; a server of before tells rights alone. */
const waitsForMe = ({ waitsForMe: told, rights, awaiting, state }: ReportSummary): boolean =>
  told ?? (rights.triage && awaiting === "credit" && state !== "needs_corroboration");

/** The queue in its three parts, each the most urgent first. */
export const triageLists = (reports: readonly ReportSummary[]): TriageLists => {
  const open = reports
    .filter(({ state }) => awaitsTriage(state))
    .toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
  const others = open.filter((report) => !isOwn(report));
  return {
    toJudge: others.filter(waitsForMe),
    waiting: others.filter((report) => !waitsForMe(report)),
    own: open.filter(isOwn),
  };
};

/** What comes after a report that was judged: the one below it, else the first that is left; null for none. */
export const nextAfter = (toJudge: readonly ReportSummary[], id: string): ReportSummary | null => {
  const at = toJudge.findIndex((report) => report.id === id);
  const left = toJudge.filter((report) => report.id !== id);
  return left[Math.max(0, at)] ?? left[0] ?? null;
};
