import type { OwnCeilings } from "#shared/contract/changes.ts";
import { GRANTED_CLASSES, type GrantedClass } from "#shared/credit/authority/ceiling.ts";
import { failed, ok, type Result } from "#shared/result.ts";
import type { Language } from "../../format.ts";
import { figureText, readFigure } from "../policy/read-figure.ts";

/** Stands for no ceiling in a field; empty is what the matrix says. */
export const NO_CEILING = "∞";
export type CeilingDraft = Record<GrantedClass, string>;

/** Own ceilings as they are typed. */
export const draftOf = (ceilings: OwnCeilings | null, language: Language): CeilingDraft => {
  const typed = (riskClass: GrantedClass): string => {
    const own = ceilings?.[riskClass];
    return own === undefined ? "" : own === null ? NO_CEILING : figureText(own, "money", language);
  };
  return { A: typed("A"), B: typed("B"), C: typed("C"), D: typed("D"), NR: typed("NR") };
};

/** What the draft says, in cents; null: all are the matrix's. Fails with the classes whose amount is none. */
export const ceilingsOf = (draft: CeilingDraft): Result<OwnCeilings | null, GrantedClass[]> => {
  const own: OwnCeilings = {};
  const wrong: GrantedClass[] = [];
  for (const riskClass of GRANTED_CLASSES) {
    const text = draft[riskClass].trim();
    const read = readFigure(text, "money");
    if (text === NO_CEILING) own[riskClass] = null;
    else if (read.ok && read.value >= 0) own[riskClass] = read.value;
    else if (text !== "") wrong.push(riskClass);
  }
  if (wrong.length > 0) return failed(wrong);
  return ok(Object.keys(own).length === 0 ? null : own);
};

/** Whether two say the same for every class. */
export const sameCeilings = (one: OwnCeilings | null, other: OwnCeilings | null): boolean =>
  GRANTED_CLASSES.every((riskClass) => one?.[riskClass] === other?.[riskClass]);
