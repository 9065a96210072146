import {
  type GradeProvider,
  OwnScale,
  type ProviderScale,
  SCALE_NAMES,
} from "#shared/contract/external-scores.ts";
import { gradesText, readGrades } from "./own-grades.ts";

export const OWN_KINDS = ["linear", "grades"] as const;
export type ScaleChoice = (typeof SCALE_NAMES)[number] | (typeof OWN_KINDS)[number];

/** A provider as it is typed. */
export type ProviderDraft = {
  source: string;
  choice: ScaleChoice;
  worst: string;
  best: string;
  grades: string;
  visibleTo: GradeProvider["visibleTo"];
};

export const draftOfProvider = (provider: GradeProvider | null): ProviderDraft => {
  const scale = provider?.scale ?? "allianz_trade";
  const own = typeof scale === "string" ? null : scale;
  return {
    source: provider?.source ?? "",
    choice: own?.kind ?? (typeof scale === "string" ? scale : "linear"),
    worst: own?.kind === "linear" ? String(own.worst) : "",
    best: own?.kind === "linear" ? String(own.best) : "",
    grades: own?.kind === "grades" ? gradesText(own.grades) : "",
    visibleTo: provider?.visibleTo ?? "credit",
  };
};

const whole = (typed: string): number | null => (/^-?\d{1,6}$/.test(typed.trim()) ? Number(typed) : null);

export type DraftProblem = "worst" | "best" | "same" | { gradesLine: number };

/** The scale that is typed, or what of it cannot be read; null and no problem: not all is typed yet. */
export const scaleOfDraft = (
  draft: ProviderDraft,
): { scale: ProviderScale | null; problem: DraftProblem | null } => {
  const known = SCALE_NAMES.find((name) => name === draft.choice);
  if (known !== undefined) return { scale: known, problem: null };
  if (draft.choice === "grades") {
    const read = readGrades(draft.grades);
    if (!read.ok) return { scale: null, problem: { gradesLine: read.error } };
    const own = OwnScale.safeParse({ kind: "grades", grades: read.value });
    return { scale: own.success ? own.data : null, problem: null };
  }
  const [worst, best] = [whole(draft.worst), whole(draft.best)];
  if (draft.worst.trim() !== "" && worst === null) return { scale: null, problem: "worst" };
  if (draft.best.trim() !== "" && best === null) return { scale: null, problem: "best" };
  if (worst === null || best === null) return { scale: null, problem: null };
  return worst === best
    ? { scale: null, problem: "same" }
    : { scale: { kind: "linear", worst, best }, problem: null };
};
