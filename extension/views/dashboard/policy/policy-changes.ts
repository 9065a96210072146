import { valueAt } from "./at-path.ts";
import { POLICY_FIELDS, type PolicyField } from "./policy-fields.ts";

export type FieldChange = { field: PolicyField; before: unknown; after: unknown };

/** Fields that differ between two policies, in the order of the screen. */
export const policyChanges = (before: unknown, after: unknown): FieldChange[] =>
  POLICY_FIELDS.map((field) => ({
    field,
    before: valueAt(before, field.path),
    after: valueAt(after, field.path),
  }))
    .filter(({ before: was, after: is }) => differ(was, is))
    .map((change) => (change.field.kind === "matrix" ? onlyChangedRows(change, change.field.rows) : change));

const differ = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other);

/** Of a matrix the rows that differ: a whole one twice hides what changed. */
const onlyChangedRows = (change: FieldChange, rows: readonly string[]): FieldChange => {
  const changed = rows.filter((row) => differ(valueAt(change.before, row), valueAt(change.after, row)));
  const of = (matrix: unknown) => Object.fromEntries(changed.map((row) => [row, valueAt(matrix, row)]));
  return { ...change, before: of(change.before), after: of(change.after) };
};
