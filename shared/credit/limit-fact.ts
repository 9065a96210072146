import type { EpochDay } from "./calendar.ts";

/**
 * A limit somebody set. `amountCents` null: without `unlimited` it says "none set" (takes back an older one).
 * VAT included, insured amounts too.
 */
export type LimitFact = {
  id: string;
  kind: "approved" | "temporary" | "insured";
  amountCents: number | null;
  unlimited: boolean;
  from: EpochDay;
  /** Last day it holds; null: no end. */
  until: EpochDay | null;
  recordedRevision: number;
};
