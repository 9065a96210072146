import type { EpochDay } from "../credit/calendar.ts";
import type { GazetteNotice } from "./notice.ts";

/** A notice as it stands today; `first` is where it was first published, before any rectification. */
export type StandingNotice = { notice: GazetteNotice; first: GazetteNotice };

export type InForceReview = {
  noticeId: string;
  why: "annulled_notice_unknown" | "corrected_notice_unknown" | "reversed_notice_unknown";
};

const byPublication = (one: GazetteNotice, other: GazetteNotice): number =>
  one.publishedDay - other.publishedDay ||
  one.id.length - other.id.length ||
  (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);

const isReversal = ({ matter }: GazetteNotice): boolean => matter.kind === "striking_off" && matter.reversal;

/** What a rectification leaves out stands as it was first published. */
function corrected(earlier: GazetteNotice, by: GazetteNotice): GazetteNotice {
  const judgment =
    by.judgment === null || earlier.judgment === null
      ? (by.judgment ?? earlier.judgment)
      : {
          day: by.judgment.day ?? earlier.judgment.day,
          nature: by.judgment.nature === "" ? earlier.judgment.nature : by.judgment.nature,
          complement: by.judgment.complement ?? earlier.judgment.complement,
        };
  return {
    ...by,
    judgment,
    matter: by.matter.kind === "other" ? earlier.matter : by.matter,
    naturalPerson: by.naturalPerson ?? earlier.naturalPerson,
    court: by.court ?? earlier.court,
  };
}

/** An annulment takes away its target with what corrected it until then; an annulled annulment takes away nothing. */
function annul(known: ReadonlyMap<string, GazetteNotice>, review: InForceReview[]): Set<string> {
  const dropped = new Set<string>();
  for (const annulment of [...known.values()].filter(({ kind }) => kind === "annulment").reverse()) {
    const { id, previous } = annulment;
    const target = previous === null ? undefined : known.get(previous);
    if (dropped.has(id)) continue;
    dropped.add(id);
    if (target === undefined) {
      review.push({ noticeId: id, why: "annulled_notice_unknown" });
      continue;
    }
    dropped.add(target.id);
    for (const each of known.values()) {
      const corrects = each.kind === "rectification" && each.previous !== null && dropped.has(each.previous);
      if (corrects && byPublication(each, annulment) < 0) dropped.add(each.id);
    }
  }
  return dropped;
}

/**
 * Notices published by a day, as they stand then, in the order of publication: without those that were annulled or taken
 * back ("Rapport de radiation d'office"), each with its rectifications (domain.md 4.6).
 */
export function noticesInForce(
  notices: readonly GazetteNotice[],
  asOf: EpochDay,
): { standing: StandingNotice[]; review: InForceReview[] } {
  const published = notices.filter(({ publishedDay }) => publishedDay <= asOf).sort(byPublication);
  const known = new Map(published.map((notice) => [notice.id, notice]));
  const review: InForceReview[] = [];
  const dropped = annul(known, review);
  const standing = new Map<string, StandingNotice>();
  /** Id of the standing notice by the ids of its rectifications. */
  const roots = new Map<string, string>();
  for (const notice of known.values()) {
    if (dropped.has(notice.id)) continue;
    const { id, previous, kind } = notice;
    const root = previous === null ? undefined : (roots.get(previous) ?? previous);
    const earlier = root === undefined ? undefined : standing.get(root);
    if (isReversal(notice)) {
      const target =
        earlier ??
        [...standing.values()].reverse().find((each) => each.notice.matter.kind === "striking_off");
      if (target === undefined) review.push({ noticeId: id, why: "reversed_notice_unknown" });
      else standing.delete(target.first.id);
    } else if (kind === "rectification" && earlier !== undefined && root !== undefined) {
      standing.set(root, { notice: corrected(earlier.notice, notice), first: earlier.first });
      roots.set(id, root);
    } else {
      if (kind === "rectification" && previous === null)
        review.push({ noticeId: id, why: "corrected_notice_unknown" });
      standing.set(id, { notice, first: notice });
    }
  }
  return { standing: [...standing.values()], review };
}
