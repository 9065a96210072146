import type { TeachDraft, TeachPick, TeachProblem } from "../../platform/teach.ts";
import { asIdentifier } from "../../sites/identifiers.ts";
import { textOf } from "../../sites/read-text.ts";
import { proposeAddress } from "../../sites/taught/propose-address.ts";
import { proposeRows } from "../../sites/taught/propose-rows.ts";
import { proposeSelector } from "../../sites/taught/propose-selector.ts";
import { unreadable } from "../../sites/taught/readable.ts";
import { isOurs } from "../box.ts";

/** What was pointed at so far. */
export type Picks = Partial<Record<Exclude<TeachPick, "wrong">, Element>> & { wrong: Element[] };

const MOST_TEXT = 160;

/** Why this element cannot be what it was pointed at for; null when it can. */
export const pickProblem = (element: Element, what: TeachPick): TeachProblem | null => {
  if (isOurs(element)) return "ours";
  const refused = unreadable(element);
  if (refused) return refused;
  const text = textOf(element);
  if (text === "") return "no_text";
  if (text.length > MOST_TEXT) return "too_much";
  if (what === "identifier" && !asIdentifier(text)) return "no_number";
  return what === "total" && !/\d/.test(text) ? "no_amount" : null;
};

/** The rule that follows from what was pointed at; `problem` where one of them cannot be told apart. */
export const draftRule = (
  { name, second, wrong, identifier, total, number }: Picks,
  page: Document,
  url: URL,
): { draft: TeachDraft | null; problem: TeachProblem | null } => {
  const failed = (problem: TeachProblem) => ({ draft: null, problem });
  if (!name) return { draft: null, problem: null };
  const address = proposeAddress(url, textOf(name));
  if (second) {
    const rows = proposeRows(name, second, wrong);
    if (rows) return { draft: { address, ...rows }, problem: null };
    return failed(wrong.length > 0 ? "not_told_apart" : "no_list");
  }
  const css = proposeSelector(name, page);
  const [numberCss, totalCss, documentCss] = [identifier, total, number].map((one) =>
    one ? proposeSelector(one, page) : undefined,
  );
  if (css === null || [numberCss, totalCss, documentCss].includes(null)) return failed("not_told_apart");
  return {
    draft: {
      address,
      kind: "record",
      name: css,
      ...(numberCss ? { identifier: { css: numberCss } } : {}),
      ...(totalCss
        ? { document: { kind: "quote", total: totalCss, ...(documentCss ? { number: documentCss } : {}) } }
        : {}),
    },
    problem: null,
  };
};
