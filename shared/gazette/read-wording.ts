import { type Opened, readTerms, type Said } from "./read-terms.ts";
import { ENDING, HARMLESS, isPlan, isSmall, type Named, OPENING, PROCEDURES } from "./term-kinds.ts";
import { termsOf } from "./terms.ts";
import type { Procedure, ReviewReason, Wording } from "./wording.ts";

type Outcome = Wording extends infer Each ? (Each extends Wording ? Omit<Each, "read"> : never) : never;

const review = (why: ReviewReason): Outcome => ({ kind: "review", why });

const isProcedureOfToday = (named: Named): named is Procedure => named !== "old_law" && named !== "other";

const oneOf = <T>(values: readonly T[]): T | null => {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : null;
};

/** A plan may be refused and another procedure opened by the same judgment; every other refusal is for a person to read. */
const refusesPlanOnly = ({ denials, opened }: Said): boolean =>
  opened.some(({ strong }) => strong) &&
  denials.every(
    ({ term, of }) =>
      (term === "REJECT" || term === "REQUEST") && (of?.startsWith("PLAN") || of === "REQUEST"),
  );

/** What was asked for, or is not given beside it, behind the act: "ouverture … sur assignation", "clôture … n'y avoir lieu à sanction". */
const isBesideTheAct = ({ denials }: Said): boolean =>
  denials.every(
    ({ term, of, afterAct }) =>
      afterAct && (term === "REQUEST" || (term === "NO" && (of === "MATTER" || of === "OBS"))),
  );

function denied(said: Said, terms: readonly string[]): Outcome {
  if (!said.denials.some(({ term }) => term === "ANNUL")) return review("not_granted");
  const ends = said.closings.length > 0 || said.resolved || terms.some((term) => term.startsWith("PLAN"));
  const others = said.denials.some(({ term }) => term !== "ANNUL" && term !== "REQUEST");
  if (ends || others) return review("not_granted");
  const named = [...said.opened.map((each) => each.named), ...said.mentioned];
  const opening = named.length > 0 || terms.some((term) => term === "THIRD" || OPENING[term] !== undefined);
  if (!opening) return review("not_granted");
  return { kind: "retraction", procedure: isToday(oneOf(named)) };
}

function opening(opened: readonly Opened[], said: Said): Outcome {
  const strong = opened.filter((each) => each.strong);
  const counted = strong.length > 0 ? strong : opened;
  const named = oneOf(counted.map((each) => each.named));
  const [first] = counted;
  if (named === null || first === undefined) return review("contradictory");
  if (!isProcedureOfToday(named)) return review(named === "old_law" ? "old_law" : "other_procedure");
  if (said.reason !== null && strong.length === 0) return review("contradictory");
  return { kind: "opened", procedure: named, act: said.resolved ? "resolution" : first.act };
}

/** Ends that count: of a procedure, named or not; not of an observation period, of a mission, nor in a time to come. */
const endsOf = ({ closings, reason }: Said, terms: readonly string[]): (Named | null)[] =>
  closings.flatMap(({ head, named, postponed }) => {
    if (head.referred || postponed) return [];
    if (named !== null) return [named];
    const unnamed = head.aim === "none" && (head.term === "CLOSE" || terms.includes("proc"));
    return unnamed || (reason !== null && head.aim !== "plan") ? [null] : [];
  });

/** "Redressement judiciaire : prolongation …": a procedure as a title, and what happens in it; null where there is none. */
function titleOf(terms: readonly string[], opens: boolean): { named: Named; rest: string[] } | null {
  const at = terms.findIndex((term) => !isSmall(term));
  const named = PROCEDURES[terms[at] ?? ""];
  const rest = terms.slice(at + 1);
  const next = rest.findIndex((term) => !isSmall(term));
  const act = rest[next] ?? "";
  const between = rest.slice(0, Math.max(next, 0));
  if (
    named === undefined ||
    ["de", "d", "u"].includes(terms[0] ?? "") ||
    between.some((word) => !["de", ","].includes(word))
  )
    return null;
  const told = HARMLESS.has(act) || isPlan(act) || act === "RESOLVE" || act === "ADOPT";
  const happens = ENDING.has(act) || (!opens && told);
  return happens ? { named, rest } : null;
}

const isToday = (named: Named | null): Procedure | null =>
  named !== null && isProcedureOfToday(named) ? named : null;

function decide(terms: readonly string[], opens: boolean): Outcome {
  const title = titleOf(terms, opens);
  if (title === null) return decideOne(terms, opens);
  const outcome = decideOne(title.rest, opens);
  const [act] = title.rest.filter((term) => !isSmall(term));
  if (act === "MATTER") return review("contradictory");
  return outcome.kind === "closed"
    ? { ...outcome, procedure: outcome.procedure ?? isToday(title.named) }
    : outcome;
}

function decideOne(terms: readonly string[], opens: boolean): Outcome {
  const said = readTerms(terms, opens);
  if (said.lists) return { kind: "no_change" };
  if (said.denials.length > 0 && !refusesPlanOnly(said) && !isBesideTheAct(said)) return denied(said, terms);
  if (said.unclear) return review("contradictory");
  const ends = endsOf(said, terms);
  if (said.opened.length > 0) return opening(said.opened, said);
  if (said.carriedOut) return { kind: "closed", reason: "ended", procedure: null };
  if (ends.length > 0) {
    const named = oneOf(ends.filter((each) => each !== null));
    const procedure = isToday(named);
    const lasting = procedure === "liquidation_judiciaire" || named === null || named === "old_law";
    return { kind: "closed", reason: said.reason ?? (lasting ? "unstated" : "ended"), procedure };
  }
  if (said.resolved) return { kind: "plan_resolved" };
  if (said.adopted !== null) return { kind: "plan_adopted", plan: said.adopted };
  if (terms.some((term) => OPENING[term] !== undefined) && !said.harmless) return review("procedure_unnamed");
  return said.harmless ? { kind: "no_change" } : review("unknown_wording");
}

/** A nature that leaves what it does to the supplement: "Autre jugement d'ouverture", "Autre jugement prononçant". */
const opensSomething = (terms: readonly string[]): boolean => {
  const acts = terms.filter((term) => term !== "u" && /^[A-Z]/.test(term));
  return acts.length === 1 && (acts[0] === "OPEN" || acts[0] === "PRON");
};

/** Does the supplement say something the nature cannot mean? */
const contradicts = (nature: Outcome, supplement: Outcome, terms: readonly string[]): boolean => {
  if (nature.kind === "opened")
    return (
      supplement.kind === "retraction" ||
      (supplement.kind === "closed" &&
        (supplement.reason === "insufficient_assets" || supplement.reason === "extinguished")) ||
      (supplement.kind === "opened" && supplement.procedure !== nature.procedure && !terms.includes("CONV"))
    );
  return nature.kind === "closed" && supplement.kind === "opened" && supplement.act !== "resumption";
};

function judge(nature: readonly string[], supplement: readonly string[]): Outcome {
  const first = decide(nature, false);
  if (supplement.length === 0) return first;
  if (nature.length === 0) return decide(supplement, false);
  const opens = opensSomething(nature);
  if (first.kind !== "review")
    return contradicts(first, decide(supplement, false), supplement) ? review("contradictory") : first;
  if (first.why !== "procedure_unnamed" && first.why !== "unknown_wording") return first;
  const second = decide(supplement, opens);
  if (
    nature.includes("OPEN") &&
    second.kind !== "opened" &&
    second.kind !== "retraction" &&
    second.kind !== "review"
  )
    return review("contradictory");
  if (!opens && second.kind === "opened" && !readTerms(supplement, false).opened.some(({ strong }) => strong))
    return first;
  return second;
}

/**
 * What a judgment notice of the French gazette (BODACC) says: its `nature`, and its supplement (`complementJugement`) where
 * the nature leaves it open. A refusal is never an opening, an opening never an end, and what is not known is for review
 * (domain.md 4.6; wordings after the State's table).
 */
export function readWording({ nature, complement }: { nature: string; complement: string | null }): Wording {
  const terms = termsOf(nature);
  const supplement = complement === null ? [] : termsOf(complement);
  const read = [terms, supplement]
    .filter((each) => each.length > 0)
    .map((each) => each.join(" "))
    .join(" | ");
  return { ...judge(terms, supplement), read };
}
