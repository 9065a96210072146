import type { LedgerSplit } from "#shared/contract/clocks.ts";

type Payment = LedgerSplit["forbidden"][number];

/** Payments since the judgment that name a debt of before; a server of before lists no others. */
export const forbiddenOf = (split: LedgerSplit | null): Payment[] =>
  (split?.forbidden ?? []).filter(({ verdict = "forbidden" }) => verdict === "forbidden");
