import { valueAt } from "./at-path.ts";
import { POLICY_FIELDS, type PolicyField } from "./policy-fields.ts";

export type FieldChange = { field: PolicyField; before: unknown; after: unknown };

/** Fields that differ between two policies, in the order of the screen. */
export const policyChanges = (before: unknown, after: unknown): FieldChange[] =>
  POLICY_FIELDS.map((field) => ({
    field,
    before: valueAt(before, field.path),
    after: valueAt(after, field.path),
  })).filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
