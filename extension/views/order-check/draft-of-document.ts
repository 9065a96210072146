import type { PageDocument } from "#extension/platform/messages.ts";
import { minorDigitsOf } from "#shared/amounts/currency.ts";
import type { OrderDraft } from "./order-draft.ts";
import type { OrderTerms } from "./order-terms.ts";
import { type PageOrderFacts, pageOrder } from "./page-order.ts";

export type SeenOrder = {
  draft: OrderDraft;
  /** Of the amount: the document's. */
  currency: string;
  documentNumber: string;
  kind: PageDocument["kind"];
  /** Terms that the document names, where they are others than those agreed. */
  terms: OrderTerms | null;
};

const typed = (minor: number, currency: string): string => {
  const digits = minorDigitsOf(currency);
  return (minor / 10 ** digits).toFixed(digits);
};

/**
 * What the form of an order check begins with beside a page that shows a document, VAT included; null where its total cannot be
 * read, or is a return. A document that is paid before delivery has its whole amount as deposit.
 */
export const draftOfDocument = (
  document: PageDocument,
  agreed: OrderTerms,
  facts: PageOrderFacts,
): SeenOrder | null => {
  const read = pageOrder(document, facts);
  if (read.kind === "unread" || read.order.amountCents < 0) return null;
  const { amountCents, prepaid, terms = null, documentNumber } = read.order;
  const amount = typed(amountCents, read.currency);
  const isOther = terms !== null && (terms.kind !== agreed.kind || terms.days !== agreed.days);
  return {
    draft: { amount, terms: "", deposit: prepaid === true ? amount : "", first: "" },
    currency: read.currency,
    documentNumber,
    kind: document.kind,
    terms: isOther ? terms : null,
  };
};
