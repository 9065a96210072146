import type { ShadowOrder } from "#shared/contract/shadow.ts";
import { CUSTOMER_ID } from "../a-signed-in-page.ts";

export const aShadowOrder = (more: Partial<ShadowOrder> = {}): ShadowOrder => ({
  date: "2026-11-02",
  customerId: CUSTOMER_ID,
  customerName: "Menuiserie Kerbrat SAS",
  number: "CO2611-0007",
  amountCents: 400_000,
  verdict: "within_limit",
  failed: [],
  riskClass: "C",
  limitCents: 4_000_000,
  outcome: "paid_on_time",
  ...more,
});
