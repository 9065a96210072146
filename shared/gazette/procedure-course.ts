import { addMonths, type EpochDay } from "../credit/calendar.ts";
import type { GazetteNotice } from "./notice.ts";
import type { StandingNotice } from "./notices-in-force.ts";
import { readWording } from "./read-wording.ts";
import type { ClosingReason, Procedure, ReviewReason, Wording } from "./wording.ts";

/** A judgment with what it says; `day` is that of its publication where its own is not known. */
export type Judged = StandingNotice & { day: EpochDay; wording: Wording };

/** A fact and the notice that tells it. */
export type Told = { noticeId: string; day: EpochDay; publishedDay: EpochDay };

/** Publication of the judgment that opened the procedure now open: the clock for declaring claims starts there. */
export type ClaimFrom = {
  noticeId: string;
  publishedDay: EpochDay;
  judgmentDay: EpochDay | null;
  court: string | null;
};

export type Course =
  | { kind: "none" }
  /** `steps`: what the same procedure was before it was converted, the first first. */
  | { kind: "open"; procedure: Procedure; since: Told; claimFrom: ClaimFrom; steps: readonly Step[] }
  | { kind: "plan"; procedure: Procedure; opened: Told; since: Told }
  | { kind: "plan_resolved"; since: Told }
  | { kind: "closed"; reason: ClosingReason; since: Told; liquidation: Told | null };

export type Step = { procedure: Procedure; since: Told };

export type CourseReview =
  | ReviewReason
  | "no_judgment"
  | "judgment_date_unknown"
  | "retracted_judgment_unknown"
  | "closing_reason_unstated"
  | "closes_another_procedure"
  | "plan_without_procedure";

export type CourseRead = {
  course: Course;
  /** Last publication about the procedure. */
  newsDay: EpochDay | null;
  closed: (Told & { reason: ClosingReason })[];
  sold: Told[];
  review: { noticeId: string; why: CourseReview }[];
  /** Ids of judgments that were taken back, and of what took them back. */
  retracted: Set<string>;
};

/** Claims may be declared two months long, four from abroad (domain.md 3.6). */
const LONGEST_CLAIM_MONTHS = 4;

/** By the notice it was first published in: what corrects it is the same judgment. */
const toldBy = ({ first, day }: Judged): Told => ({
  noticeId: first.id,
  day,
  publishedDay: first.publishedDay,
});

/**
 * A rectification does not move the clock: a correction of a name or an address starts no new time, and of two dates the
 * earlier one loses no claim.
 */
const claimOf = ({ notice, first }: Judged): ClaimFrom => ({
  noticeId: first.id,
  publishedDay: first.publishedDay,
  judgmentDay: notice.judgment?.day ?? null,
  court: notice.court,
});

/**
 * Conversion, extension and resumption go on with the clock that runs. A judgment that opens starts its own, unless the
 * earlier one may still be running (clerks write "ouverture" for conversions too): then the earlier date is kept.
 */
function claimAfter(course: Course, judged: Judged, act: string): ClaimFrom {
  const own = claimOf(judged);
  if (course.kind !== "open") return own;
  const { claimFrom } = course;
  const opens = act === "opening" || act === "resolution";
  const runs = judged.first.publishedDay < addMonths(claimFrom.publishedDay, LONGEST_CLAIM_MONTHS);
  const goesOn = !opens || runs;
  return goesOn && claimFrom.publishedDay <= own.publishedDay ? claimFrom : own;
}

/** An end is told before what begins on the same day. */
const isBeginning = ({ wording }: Judged): number => (wording.kind === "opened" ? 1 : 0);

const inOrder = (one: Judged, other: Judged): number =>
  one.day - other.day ||
  isBeginning(one) - isBeginning(other) ||
  one.first.publishedDay - other.first.publishedDay ||
  (one.first.id < other.first.id ? -1 : 1);

/** Drops each retraction with the judgment it takes back: the one it names, or the last that opened something. */
function withoutRetracted(judged: readonly Judged[], { review, retracted }: CourseRead): Judged[] {
  const kept: Judged[] = [];
  for (const each of judged) {
    const { wording, notice } = each;
    if (wording.kind !== "retraction") {
      kept.push(each);
      continue;
    }
    const { procedure } = wording;
    const named = kept.findLastIndex(({ first }) => first.id === notice.previous);
    const last = kept.findLastIndex(
      (other) =>
        other.wording.kind === "opened" && (procedure === null || other.wording.procedure === procedure),
    );
    const target = named === -1 ? last : named;
    if (target === -1) review.push({ noticeId: notice.id, why: "retracted_judgment_unknown" });
    else for (const { first } of kept.splice(target, 1)) retracted.add(first.id).add(each.first.id);
  }
  return kept;
}

function close(read: CourseRead, judged: Judged, reason: ClosingReason, named: Procedure | null): Course {
  const { course } = read;
  const since = toldBy(judged);
  const current = course.kind === "open" || course.kind === "plan" ? course.procedure : null;
  if (current !== null && named !== null && named !== current) {
    read.review.push({ noticeId: since.noticeId, why: "closes_another_procedure" });
    return course;
  }
  read.closed.push({ ...since, reason });
  const liquidation = current === "liquidation_judiciaire" && course.kind === "open" ? course.since : null;
  if (reason === "insufficient_assets")
    return { kind: "closed", reason, since, liquidation: liquidation ?? since };
  const lasting = liquidation ?? (named === "liquidation_judiciaire" ? since : null);
  if (reason === "unstated" && lasting !== null) {
    read.review.push({ noticeId: since.noticeId, why: "closing_reason_unstated" });
    return { kind: "closed", reason, since, liquidation: lasting };
  }
  return { kind: "closed", reason, since, liquidation: null };
}

function adopt(read: CourseRead, judged: Judged, plan: string): Course {
  const { course } = read;
  const since = toldBy(judged);
  if (plan === "sale") {
    read.sold.push(since);
    return course;
  }
  if (course.kind === "open" && course.procedure !== "liquidation_judiciaire")
    return { kind: "plan", procedure: course.procedure, opened: course.since, since };
  if (course.kind === "plan") return course;
  if (course.kind === "none" && plan !== "unnamed") {
    const procedure = plan === "safeguard" ? "sauvegarde" : "redressement_judiciaire";
    return { kind: "plan", procedure, opened: since, since };
  }
  read.review.push({ noticeId: since.noticeId, why: "plan_without_procedure" });
  return course;
}

const stepOf = ({ procedure, since }: Step): Step => ({ procedure, since });

function step(read: CourseRead, judged: Judged): Course {
  const { course } = read;
  const { wording } = judged;
  const since = toldBy(judged);
  switch (wording.kind) {
    case "opened": {
      const { procedure, act } = wording;
      const goesOn = course.kind === "open" && course.procedure === procedure;
      const claimFrom = claimAfter(course, judged, act);
      const again =
        goesOn && (act === "extension" || act === "resumption" || judged.day === course.since.day);
      const converted = course.kind === "open" && !again && course.claimFrom === claimFrom;
      return {
        ...{ kind: "open", procedure, since: again ? course.since : since, claimFrom },
        steps: again ? course.steps : converted ? [...course.steps, stepOf(course)] : [],
      };
    }
    case "closed":
      return close(read, judged, wording.reason, wording.procedure);
    case "plan_adopted":
      return adopt(read, judged, wording.plan);
    case "plan_resolved":
      return { kind: "plan_resolved", since };
    case "review":
      read.review.push({ noticeId: since.noticeId, why: wording.why });
      return course;
    case "retraction":
    case "no_change":
      return course;
  }
}

const isJudicial = ({ family }: GazetteNotice): boolean =>
  family === "collective" || family === "retablissement_professionnel";

/** The course of a firm's procedures by its judgments, the latest by their own date last (domain.md 4.6, 2.9). */
export function courseOf(standing: readonly StandingNotice[]): CourseRead {
  const read: CourseRead = {
    course: { kind: "none" },
    newsDay: null,
    closed: [],
    sold: [],
    review: [],
    retracted: new Set(),
  };
  const judged: Judged[] = [];
  for (const each of standing) {
    const { judgment, id, publishedDay } = each.notice;
    if (!isJudicial(each.notice)) continue;
    if (judgment === null) {
      read.review.push({ noticeId: id, why: "no_judgment" });
      continue;
    }
    if (judgment.day === null) read.review.push({ noticeId: id, why: "judgment_date_unknown" });
    judged.push({ ...each, day: judgment.day ?? publishedDay, wording: readWording(judgment) });
  }
  for (const each of withoutRetracted(judged.sort(inOrder), read)) {
    read.course = step(read, each);
    read.newsDay = Math.max(read.newsDay ?? each.notice.publishedDay, each.notice.publishedDay);
  }
  return read;
}
