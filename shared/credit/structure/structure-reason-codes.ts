/** Reasons of the structural axis and the figures they carry. `months`: age of the firm; `division`: two digits of NACE. */
export const STRUCTURE_REASON_CODES = {
  structure_age: ["months"],
  structure_legal_form: ["form"],
  structure_size: ["employees"],
  structure_sector: ["division"],
  structure_group: ["group"],
  structure_not_filed: ["days"],
  structure_unknown: ["count"],
} as const satisfies Record<string, readonly string[]>;

export type StructureReasonCode = keyof typeof STRUCTURE_REASON_CODES;
