import { addMonths, type EpochDay } from "../credit/calendar.ts";
import type { CreditEventKind } from "../credit/credit-event.ts";
import type { GazetteNotice } from "./notice.ts";
import { type InForceReview, noticesInForce } from "./notices-in-force.ts";
import { type ClaimFrom, type Course, type CourseReview, courseOf, type Told } from "./procedure-course.ts";
import { termsOf } from "./terms.ts";
import {
  type OtherEvent,
  otherEvents,
  PROCEDURE_EVENTS,
  type ToldKind,
  toldByNotice,
  toldOn,
} from "./told-by-notice.ts";
import type { Procedure } from "./wording.ts";

export type StandingStatus = "none" | Procedure | "plan_in_progress" | "plan_resolved" | "closed" | "expired";

/** Events of the credit engine that the gazette tells. */
export type GazetteEventKind = Extract<
  CreditEventKind,
  | "liquidation"
  | "reorganisation"
  | "safeguard"
  | "plan_adopted"
  | "plan_resolved"
  | "struck_off"
  | "conciliation"
>;

export type StandingReview = {
  noticeId: string;
  why: CourseReview | InForceReview["why"] | "registered_after_striking_off";
};

/** What holds for one SIREN on a day, by the notices published until then. */
export type GazetteStanding = {
  standing: {
    status: StandingStatus;
    /** Day of the judgment; all null for `none`. */
    sinceDay: EpochDay | null;
    publishedDay: EpochDay | null;
    noticeId: string | null;
  };
  /** Credit events that should stand: those of earlier days that are not among them are to be withdrawn. */
  events: (Told & { kind: GazetteEventKind })[];
  other: OtherEvent[];
  /** What each notice that holds tells, with what was corrected, under the id it was first published by. */
  told: (Told & { kind: ToldKind })[];
  claimFrom: ClaimFrom | null;
  /** What a person has to read. */
  review: StandingReview[];
};

/** A procedure without news for so long is over, whoever forgot to say so. */
const EXPIRY_MONTHS = 120;
/** A natural person's procedure is forgotten so long after its end (domain.md 3.8). */
const NATURAL_PERSON_MONTHS = 36;

const hasPassed = (from: EpochDay | null, months: number, asOf: EpochDay): boolean =>
  from !== null && addMonths(from, months) <= asOf;

function statusOf(course: Course): StandingStatus {
  switch (course.kind) {
    case "open":
      return course.procedure;
    case "plan":
      return "plan_in_progress";
    default:
      return course.kind;
  }
}

/**
 * A liquidation closed for insufficient assets keeps its event, and its E with it: nothing was paid (domain.md 2.9). It is
 * not `struck_off`, which would say that a company is gone; paid debts lift it.
 */
function courseEvents(course: Course): GazetteStanding["events"] {
  switch (course.kind) {
    case "open":
      return [...course.steps, course].map(({ procedure, since }) => ({
        ...since,
        kind: PROCEDURE_EVENTS[procedure],
      }));
    case "plan":
      return [
        { ...course.opened, kind: PROCEDURE_EVENTS[course.procedure] },
        { ...course.since, kind: "plan_adopted" },
      ];
    case "plan_resolved":
      return [{ ...course.since, kind: "plan_resolved" }];
    case "closed":
      return course.liquidation === null ? [] : [{ ...course.liquidation, kind: "liquidation" }];
    case "none":
      return [];
  }
}

/** The last striking off, unless the firm was registered after it: a sole trader began again, a company is looked at. */
function strikingOff(notices: readonly GazetteNotice[], review: StandingReview[]): GazetteStanding["events"] {
  const last = notices.findLast(({ matter }) => matter.kind === "striking_off" && !matter.seatMoved);
  if (last?.matter.kind !== "striking_off") return [];
  const registered = notices
    .slice(notices.indexOf(last) + 1)
    .find(({ matter }) => matter.kind === "registration");
  if (registered === undefined) return [{ ...toldOn(last, last.matter.day), kind: "struck_off" }];
  if (last.naturalPerson !== true && registered.naturalPerson !== true)
    review.push({ noticeId: registered.id, why: "registered_after_striking_off" });
  return [];
}

/** An agreement that was made public; one that is refused, undone or told in other words is for a person to read. */
function conciliation(
  notices: readonly GazetteNotice[],
  review: StandingReview[],
): GazetteStanding["events"] {
  const events: GazetteStanding["events"] = [];
  for (const notice of notices.filter(({ family }) => family === "conciliation")) {
    const { judgment, id } = notice;
    const terms = judgment === null ? [] : termsOf(`${judgment.nature}. ${judgment.complement ?? ""}`);
    const undone = terms.some((term) => ["REJECT", "NO", "ANNUL", "END", "CLOSE", "RESOLVE"].includes(term));
    if (judgment === null) review.push({ noticeId: id, why: "no_judgment" });
    else if (terms.includes("ADOPT") && !undone)
      events.push({ ...toldOn(notice, judgment.day), kind: "conciliation" });
    else review.push({ noticeId: id, why: "unknown_wording" });
  }
  return events.slice(-1);
}

const isAbout = ({ sirens }: GazetteNotice, siren: string): boolean =>
  sirens.length === 0 || sirens.includes(siren);

/**
 * What the gazette says of one SIREN as of a day (domain.md 4.6 and 2.9): annulled notices and their annulments left out,
 * rectifications in place of what they correct, retracted judgments dropped, the latest judgment by its date deciding.
 * Notices of others that are among those given are left out; notices without any number count as this firm's.
 */
export function standingOf(
  siren: string,
  notices: readonly GazetteNotice[],
  asOf: EpochDay,
): GazetteStanding {
  const own = notices.filter((notice) => isAbout(notice, siren));
  const { standing, review: inForceReview } = noticesInForce(own, asOf);
  const current = standing.map(({ notice }) => notice);
  const read = courseOf(standing);
  const review: StandingReview[] = [...inForceReview, ...read.review];

  const natural = current.findLast(({ naturalPerson }) => naturalPerson !== null)?.naturalPerson === true;
  const forgotten =
    natural && read.course.kind === "closed" && hasPassed(read.course.since.day, NATURAL_PERSON_MONTHS, asOf);
  const course: Course = forgotten ? { kind: "none" } : read.course;
  const expires = course.kind === "open" || course.kind === "plan" || course.kind === "plan_resolved";
  const expired = expires && hasPassed(read.newsDay, EXPIRY_MONTHS, asOf);
  const since = course.kind === "none" ? null : course.since;

  return {
    standing: {
      status: expired ? "expired" : statusOf(course),
      sinceDay: since?.day ?? null,
      publishedDay: since?.publishedDay ?? null,
      noticeId: since?.noticeId ?? null,
    },
    events: [
      ...(expired ? [] : courseEvents(course)),
      ...strikingOff(current, review),
      ...conciliation(current, review),
    ],
    other: [
      ...current.flatMap((notice) => otherEvents(notice, siren)),
      ...read.sold.map((told) => ({ ...told, kind: "sold" as const })),
      ...(forgotten ? [] : read.closed.map((closed) => ({ ...closed, kind: "procedure_closed" as const }))),
    ],
    told: standing.flatMap(({ notice, first }) => {
      const told = read.retracted.has(first.id) ? null : toldByNotice(siren, notice);
      return told === null ? [] : [{ ...told, noticeId: first.id, publishedDay: first.publishedDay }];
    }),
    claimFrom: course.kind === "open" && !expired ? course.claimFrom : null,
    review,
  };
}
