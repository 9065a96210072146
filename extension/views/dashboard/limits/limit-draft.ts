import { LimitChange } from "#shared/contract/customers.ts";
import { readAmount } from "../../ui/read-amount.ts";

export type LimitDraft = {
  kind: "approved" | "temporary";
  amount: string;
  unlimited: boolean;
  from: string;
  until: string;
  reason: string;
  replaces?: string | null;
};

/** The change that a form asks for, or null while it is not one yet (amount, dates or reason missing or wrong). */
export const limitChangeOf = (draft: LimitDraft): LimitChange | null => {
  const read = LimitChange.safeParse({
    kind: draft.kind,
    amountCents: draft.unlimited ? null : readAmount(draft.amount),
    unlimited: draft.unlimited,
    from: draft.from,
    until: draft.until === "" ? null : draft.until,
    reason: draft.reason,
    ...(draft.replaces === undefined ? {} : { replaces: draft.replaces }),
  });
  return read.success ? read.data : null;
};

/** Whole or exact units as they are typed back into a form: 1250050 → "12500,50". */
export const asTyped = (cents: number | null, decimal: "," | "."): string => {
  if (cents === null) return "";
  const rest = cents % 100;
  return rest === 0
    ? String(cents / 100)
    : `${Math.trunc(cents / 100)}${decimal}${String(rest).padStart(2, "0")}`;
};
