/** What a figure of the policy counts, and with how many decimals people write it: stored times ten to that power. */
export const UNITS = {
  days: { decimals: 0 },
  workingDays: { decimals: 0 },
  workingHours: { decimals: 0 },
  weeks: { decimals: 0 },
  months: { decimals: 0 },
  money: { decimals: 2 },
  percent: { decimals: 0 },
  /** Basis points, written as percent. */
  share: { decimals: 2 },
  /** Centipoints, written as points. */
  points: { decimals: 2 },
  index: { decimals: 2 },
  parts: { decimals: 0 },
  invoices: { decimals: 0 },
  times: { decimals: 0 },
  steps: { decimals: 0 },
} as const satisfies Record<string, { decimals: number }>;
export type Unit = keyof typeof UNITS;
