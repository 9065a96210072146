import * as z from "zod";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import { inconsistencies } from "#shared/credit/inconsistent-policy.ts";
import { parsePolicy } from "#shared/credit/parse-policy.ts";
import type { Policy } from "#shared/credit/policy.ts";
import { placeIn, valueAt } from "./at-path.ts";
import { cellsOf, type FieldPath, POLICY_FIELDS, type PolicyField } from "./policy-fields.ts";
import type { Unit } from "./policy-units.ts";
import { type FigureProblem, readFigure } from "./read-figure.ts";

/**
 * What somebody has typed over the policy in force and not put in force yet: texts of figures by cell, rows of tables,
 * flags, choices, block rules. Only what was touched, so that it goes onto a newer version too.
 */
export const PolicyDraft = z.object({
  /** Version it was begun on. */
  base: z.int(),
  figures: z.record(z.string(), z.string().max(60)),
  tables: z.record(z.string(), z.array(z.tuple([z.string().max(60), z.string().max(60)])).max(40)),
  flags: z.record(z.string(), z.boolean()),
  choices: z.record(z.string(), z.array(z.string().max(20)).max(10)),
  /** Checked by `parsePolicy` together with everything else. */
  rules: z.array(z.unknown()).max(500).nullable(),
  /** The last computation of its effect. */
  previewId: z.string().max(60).nullable(),
});
export type PolicyDraft = z.infer<typeof PolicyDraft>;

export const emptyDraft = (base: number): PolicyDraft => ({
  base,
  figures: {},
  tables: {},
  flags: {},
  choices: {},
  rules: null,
  previewId: null,
});

/** A change to whatever the draft is by then. */
export type EditDraft = (make: (draft: PolicyDraft) => PolicyDraft) => void;

export type CellProblem =
  | FigureProblem
  | "out_of_range"
  | "not_ascending"
  | "not_allowed"
  | "out_of_order"
  | "above_100";

export type Drafted = {
  /** null while something is wrong. */
  policy: Policy | null;
  /** By path of the cell, or of the table row `….0`. */
  problems: ReadonlyMap<string, CellProblem>;
  changed: ReadonlySet<FieldPath>;
  /** What stands at each path, as far as it could be read. */
  values: unknown;
};

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What is typed for a ceiling that is none. */
export const NO_CEILING = "∞";

type Problems = Map<string, CellProblem>;

const readCell = (typed: string, unit: Unit, mayBeEmpty: boolean, path: string, problems: Problems) => {
  const read = readFigure(typed, unit);
  if (read.ok) return read.value;
  if (read.error === "empty" && mayBeEmpty) return null;
  problems.set(path, read.error);
  return undefined;
};

/** The value that a draft gives to one field; undefined where a figure of it cannot be read. */
const editField = (data: object, field: PolicyField, draft: PolicyDraft, problems: Problems): void => {
  const { path } = field;
  if (field.kind === "figure" || field.kind === "figures" || field.kind === "matrix") {
    for (const cell of cellsOf(field)) {
      const typed = draft.figures[cell];
      if (typed === undefined) continue;
      const mayBeEmpty = field.kind === "figure" && field.mayBeEmpty === true;
      const isOpen = field.kind === "matrix" && typed.trim() === NO_CEILING;
      const value = isOpen ? null : readCell(typed, field.unit, mayBeEmpty, cell, problems);
      if (value !== undefined) placeIn(data, cell, value);
    }
  }
  const rows = draft.tables[path];
  if (field.kind === "table" && rows !== undefined) {
    const read = rows.map(([from, to], index) => [
      readCell(from, field.from, false, `${path}.${index}`, problems),
      readCell(to, field.to, false, `${path}.${index}`, problems),
    ]);
    if (read.every((row) => row.every((cell) => cell !== undefined))) placeIn(data, path, read);
  }
  const flag = draft.flags[path];
  if (field.kind === "flag" && flag !== undefined) placeIn(data, path, flag);
  const chosen = draft.choices[path];
  if (field.kind === "choice" && chosen !== undefined) placeIn(data, path, chosen[0]);
  if (field.kind === "classes" && chosen !== undefined)
    placeIn(
      data,
      path,
      field.choices.filter((name) => chosen.includes(name)),
    );
  if (field.kind === "rules" && draft.rules !== null) placeIn(data, path, draft.rules);
};

const problemOfRule: Record<string, CellProblem> = {
  not_a_number: "not_a_number",
  out_of_range: "out_of_range",
  not_ascending: "not_ascending",
};

/** The policy that a draft makes of the one in force, with everything that is wrong in it. */
export const draftedPolicy = (inForce: Policy, draft: PolicyDraft): Drafted => {
  const data = structuredClone(inForce);
  const problems: Problems = new Map();
  for (const field of POLICY_FIELDS) editField(data, field, draft, problems);
  const parsed = parsePolicy(data);
  if (!parsed.ok) {
    const { path, problem } = parsed.error;
    if (!problems.has(path)) problems.set(path, problemOfRule[problem] ?? "not_allowed");
  } else {
    for (const { path, problem } of inconsistencies(parsed.value))
      if (!problems.has(path)) problems.set(path, problem);
  }
  const changed = POLICY_FIELDS.filter(
    (field) =>
      problemsUnder(problems, field.path) || !same(valueAt(data, field.path), valueAt(inForce, field.path)),
  ).map(({ path }) => path);
  return {
    policy: parsed.ok && problems.size === 0 ? parsed.value : null,
    problems,
    changed: new Set(changed),
    values: data,
  };
};

const problemsUnder = (problems: ReadonlyMap<string, CellProblem>, path: string): boolean =>
  [...problems.keys()].some((at) => at === path || at.startsWith(`${path}.`));

/** The draft without what it says of one field: it is again as in force. */
export const withoutField = (draft: PolicyDraft, field: PolicyField): PolicyDraft => {
  const cells = cellsOf(field);
  const without = <Value>(record: Record<string, Value>): Record<string, Value> =>
    Object.fromEntries(Object.entries(record).filter(([path]) => !cells.includes(path)));
  return {
    ...draft,
    figures: without(draft.figures),
    tables: without(draft.tables),
    flags: without(draft.flags),
    choices: without(draft.choices),
    rules: field.kind === "rules" ? null : draft.rules,
  };
};

export const isUntouched = ({ figures, tables, flags, choices, rules }: PolicyDraft): boolean =>
  [figures, tables, flags, choices].every((record) => Object.keys(record).length === 0) && rules === null;

/** The draft with one field as Vigie ships it. `text` writes a figure as its field shows it. */
export const withDefault = (
  draft: PolicyDraft,
  field: PolicyField,
  text: (value: number, unit: Unit) => string,
): PolicyDraft => {
  const rest = withoutField(draft, field);
  const value = valueAt(DefaultPolicy, field.path);
  switch (field.kind) {
    case "figure":
    case "figures":
    case "matrix": {
      const none = field.kind === "matrix" ? NO_CEILING : "";
      const cells = cellsOf(field).map((cell): [string, string] => {
        const figure = valueAt(DefaultPolicy, cell);
        return [cell, typeof figure === "number" ? text(figure, field.unit) : none];
      });
      return { ...rest, figures: { ...rest.figures, ...Object.fromEntries(cells) } };
    }
    case "table": {
      const rows = (value as [number, number][]).map(([from, to]): [string, string] => [
        text(from, field.from),
        text(to, field.to),
      ]);
      return { ...rest, tables: { ...rest.tables, [field.path]: rows } };
    }
    case "flag":
      return { ...rest, flags: { ...rest.flags, [field.path]: value === true } };
    case "choice":
      return { ...rest, choices: { ...rest.choices, [field.path]: [String(value)] } };
    case "classes":
      return { ...rest, choices: { ...rest.choices, [field.path]: value as string[] } };
    case "rules":
      return { ...rest, rules: value as unknown[] };
    case "fixed":
      return rest;
  }
};

/** What a draft says of one field, as text to compare. */
export const saidOf = (draft: PolicyDraft, field: PolicyField): string =>
  JSON.stringify([
    cellsOf(field).map((cell) => draft.figures[cell] ?? null),
    draft.tables[field.path],
    draft.flags[field.path],
    draft.choices[field.path],
    field.kind === "rules" ? draft.rules : null,
  ]);
