import type { EpochDay } from "./calendar.ts";
import type { CreditEventFact } from "./credit-event.ts";
import type { Dispute } from "./dispute.ts";
import type { Entry } from "./entry.ts";
import type { LimitFact } from "./limit-fact.ts";
import type { OrderFact, ReservationFact } from "./order-fact.ts";
import type { Policy } from "./policy.ts";
import type { AccountsFigures } from "./recommended-limit.ts";
import type { Terms } from "./terms.ts";

/** Entries of one account of the customer; `terms` where they differ from the customer's. */
export type AccountFacts = { accountId: number; entries: Entry[]; terms?: Terms | null };

/** Facts from outside the ledger. Centipoints 0–10,000, high is safe; null: not known. */
export type OutsideFacts = {
  externalCentipoints: number | null;
  structuralCentipoints: number | null;
  accounts: AccountsFigures | null;
};

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
  outside?: OutsideFacts | null;
  /** Own sales of the last 12 months without VAT, for the concentration ceiling. */
  ownSalesCents?: number | null;
  /** Exposure of the other members of the customer's group, for the ceiling they share (POLICY 3); absent: no group. */
  group?: { exposureCents: number } | null;
  policy: Policy;
  asOf: EpochDay;
  /** Organization revision up to which facts are known; `Number.MAX_SAFE_INTEGER` for all. */
  knownAt: number;
  /** Day up to which the ledger is known (its closing or import day); null: the day of its youngest entry. */
  ledgerDay: EpochDay | null;
};
