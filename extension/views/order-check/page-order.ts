import type { PageDocument } from "#extension/platform/messages.ts";
import { grossOfNet } from "#shared/amounts/gross-of-net.ts";
import { readAmount } from "#shared/amounts/read-amount.ts";
import { readTermsText } from "#shared/amounts/read-terms.ts";
import type { CheckedOrder } from "#shared/credit/order/order-check.ts";

/** VAT that was put on an amount without it; `assumed`: not the customer's own rate, or not told by the page that it was without. */
export type AddedVat = { basisPoints: number; assumed: boolean };

export type PageOrder =
  | { kind: "order"; order: CheckedOrder; currency: string; vat: AddedVat | null }
  /** Nothing is checked: what is not read is not guessed. */
  | { kind: "unread"; why: "not_an_amount" | "ambiguous" | "too_large" | "nothing" | "vat_not_known" };

export type PageOrderFacts = {
  /** The organization's currency. */
  home: string;
  /** Language tag of the page. */
  lang: string;
  /** The customer's own rate where its ledger tells; null: not known. */
  ownVatBasisPoints: number | null;
  /** Standard rate where the organization sells; null: not known. */
  standardVatBasisPoints: number | null;
};

/**
 * A document of a page as an order to check, VAT included, in its own currency. Where the page does not say whether its total is
 * with VAT, it is taken to be without: the check is then stricter, never milder.
 */
export const pageOrder = (document: PageDocument, facts: PageOrderFacts): PageOrder => {
  const { total, terms, number, kind } = document;
  const read = readAmount(total.text, { currency: total.currency, home: facts.home, lang: facts.lang });
  if (read.kind === "ambiguous") return { kind: "unread", why: "ambiguous" };
  if (read.kind === "none")
    return { kind: "unread", why: read.why === "too_large" ? "too_large" : "not_an_amount" };
  if (read.minor === 0) return { kind: "unread", why: "nothing" };
  const basis = total.basis ?? read.basis;
  const own = facts.ownVatBasisPoints;
  const basisPoints = own ?? facts.standardVatBasisPoints;
  if (basis !== "gross" && basisPoints === null) return { kind: "unread", why: "vat_not_known" };
  const vat =
    basis === "gross" || basisPoints === null
      ? null
      : { basisPoints, assumed: own === null || basis === null };
  const currency = read.currency ?? facts.home;
  const said = terms === undefined ? null : readTermsText(terms);
  const order: CheckedOrder = {
    amountCents: vat === null ? read.minor : grossOfNet(read.minor, vat.basisPoints),
    documentNumber: number ?? "",
    kind,
    currency,
    ...(said?.kind === "prepaid" && { prepaid: true }),
    ...(said !== null && said.kind !== "prepaid" && { terms: { kind: said.kind, days: said.days } }),
  };
  return { kind: "order", order, currency, vat };
};
