/**
 * Reasons of the accounts axis and the figures they carry. `valueBasisPoints`: the ratio (10,000 is 100 %, or 1); `months`: age
 * of the accounts; `days`: since they were due; `count`: ratios that are missing.
 */
export const ACCOUNTS_REASON_CODES = {
  accounts_equity_ratio: ["valueBasisPoints"],
  accounts_equity_negative: ["valueBasisPoints"],
  accounts_equity_below_half_capital: ["valueBasisPoints"],
  accounts_retained_earnings: ["valueBasisPoints"],
  accounts_short_debts: ["valueBasisPoints"],
  accounts_quick_ratio: ["valueBasisPoints"],
  accounts_working_capital: ["valueBasisPoints"],
  accounts_cash_ratio: ["valueBasisPoints"],
  accounts_return_on_assets: ["valueBasisPoints"],
  accounts_operating_return: ["valueBasisPoints"],
  accounts_net_margin: ["valueBasisPoints"],
  accounts_operating_margin: ["valueBasisPoints"],
  accounts_gross_margin: ["valueBasisPoints"],
  accounts_cash_flow: ["valueBasisPoints"],
  accounts_interest_cover: ["valueBasisPoints"],
  accounts_sales_growth: ["valueBasisPoints"],
  accounts_unknown: ["count"],
  accounts_age: ["months"],
  accounts_stale: ["months"],
  accounts_not_filed: ["dueDay"],
} as const satisfies Record<string, readonly string[]>;

export type AccountsReasonCode = keyof typeof ACCOUNTS_REASON_CODES;
