import type { EpochDay } from "./calendar.ts";
import type { ClassOverride } from "./class-set-by-hand.ts";
import type { CreditEventFact } from "./credit-event.ts";
import type { Dispute } from "./dispute.ts";
import type { Entry } from "./entry.ts";
import type { LatenessFit } from "./lateness/score-lateness.ts";
import type { LimitFact } from "./limit-fact.ts";
import type { OrderFact, ReservationFact } from "./order-fact.ts";
import type { OutsideFacts } from "./outside/outside-facts.ts";
import type { Policy } from "./policy.ts";
import type { PaymentPromise } from "./promises/payment-promise.ts";
import type { TermsCase } from "./terms/statutory-terms.ts";
import type { Terms } from "./terms.ts";
import type { WarningFact } from "./warnings/warning-fact.ts";

/** Entries of one account of the customer; `terms` where they differ from the customer's. */
export type AccountFacts = { accountId: number; entries: Entry[]; terms?: Terms | null };

/** Everything an assessment of one legal entity is made from. Facts later than `asOf` or `knownAt` are not seen. */
export type AssessInput = {
  accounts: AccountFacts[];
  terms: Terms;
  disputes: Dispute[];
  events: CreditEventFact[];
  limits: LimitFact[];
  orders: OrderFact[];
  /** False: the organization imports no orders, and the exposure says so. */
  ordersImported: boolean;
  reservations?: ReservationFact[];
  /** Keys (`toleranceKey`) of limits whose tolerance an order has used. */
  tolerancesUsed?: readonly string[];
  /** Classes that persons set. */
  classOverrides?: readonly ClassOverride[];
  outside?: OutsideFacts | null;
  warnings?: readonly WarningFact[];
  /** The customer is a person, not a company: no machine refuses (POLICY 1.7). */
  naturalPerson?: boolean;
  /** Payments that the customer announced. */
  promises?: readonly PaymentPromise[];
  /** Case of the law on payment terms; absent: terms agreed between firms. */
  termsCase?: TermsCase;
  /** Own sales of the last 12 months without VAT, for the concentration ceiling. */
  ownSalesCents?: number | null;
  /** What all customers together owe, for this one's share of it; absent: not known. */
  ownReceivablesCents?: number | null;
  /** Exposure of the other members of the customer's group, for the ceiling they share (POLICY 3); absent: no group. */
  group?: { exposureCents: number } | null;
  /** How the organization's customers pay, learnt from its own ledger; absent: the probability is not asked for. */
  latenessFit?: LatenessFit | null;
  /**
   * The insurer stops covering new deliveries so many days after the due day of the oldest document that is overdue; absent: it
   * does not, or nothing is insured.
   */
  stopOfCoverDays?: number;
  policy: Policy;
  asOf: EpochDay;
  /** Organization revision up to which facts are known; `Number.MAX_SAFE_INTEGER` for all. */
  knownAt: number;
  /** Day up to which the ledger is known (its closing or import day); null: the day of its youngest entry. */
  ledgerDay: EpochDay | null;
};
