import type { WarningCode } from "../credit/warnings/warning-signals.ts";

/** What a credit insurance asks of the policyholder; days are calendar days, null: its policy says nothing of it. */
export type InsurerPolicy = {
  id: string;
  name: string;
  /** Part of a loss that it pays. */
  insuredSharePercent: number;
  /** Adverse news have to be told within so many days of being known. */
  reportAdverseDays: number | null;
  /** An overdue has to be told within so many days of its due date. */
  reportOverdueAfterDays: number | null;
  /** The policyholder may extend a due date by so many days alone. */
  maximumExtensionDays: number | null;
  /** New deliveries are not covered from so many days after the oldest due date that is unpaid. */
  stopOfCoverDays: number | null;
  /** Limit the policyholder may give small buyers without asking; null: none. */
  discretionaryLimitCents: number | null;
};

/**
 * Values to start from; the terms of one's own policy always win (peers.md 4.7).
 * - Coface: adverse news within 10 days of knowing them, weekends included (Coface UK's page on duties); the overdue's period is
 *   the contract's.
 * - Atradius: extension by oneself inside the maximum extension period, at whose end, usually two months after the oldest due
 *   date, cover of new deliveries stops; the file goes to collection within 30 days after.
 * - Allianz Trade: an overdue in the policy's period from the due date, taken as 60 days (domain.md 6.2: handed over by then).
 */
export const INSURER_PRESETS: readonly InsurerPolicy[] = [
  {
    ...{ id: "coface", name: "Coface", insuredSharePercent: 90, reportAdverseDays: 10 },
    ...{ reportOverdueAfterDays: null, maximumExtensionDays: null, stopOfCoverDays: null },
    discretionaryLimitCents: null,
  },
  {
    ...{ id: "atradius", name: "Atradius", insuredSharePercent: 90, reportAdverseDays: null },
    ...{ reportOverdueAfterDays: 90, maximumExtensionDays: 60, stopOfCoverDays: 60 },
    discretionaryLimitCents: null,
  },
  {
    ...{ id: "allianz_trade", name: "Allianz Trade", insuredSharePercent: 90, reportAdverseDays: null },
    ...{ reportOverdueAfterDays: 60, maximumExtensionDays: null, stopOfCoverDays: null },
    discretionaryLimitCents: null,
  },
];

/**
 * Warnings that say the customer may not be able to pay, hence news an insurer wants to hear (peers.md 3 leap 3: a request for
 * delay, or bad news a rep knows, may count as the policyholder's knowledge). Left out: what only asks to look closer (stocks,
 * contacts, orders, persons), what points to fraud or to our own deliveries, and what the insurer said itself.
 */
export const ADVERSE_WARNINGS: ReadonlySet<WarningCode> = new Set<WarningCode>([
  "delay_request",
  "delay_repeat",
  "finance_evasive",
  "lost_contract",
  "reorganisation_rumoured",
  "site_closed",
  "mail_returned",
  "pay_partial",
  "pay_bounced",
  "promise_broken",
  "other_suppliers",
  "press",
  "lien",
]);
