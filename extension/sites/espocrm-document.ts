import { controlOf, filled, textOf } from "./read-text.ts";
import type { SeenDocument } from "./site.ts";

/** Quotes and orders come with a pack that is sold besides. */
const KINDS: Record<string, SeenDocument["kind"]> = {
  Opportunity: "opportunity",
  Quote: "quote",
  SalesOrder: "order",
};
const FIELD = (name: string) =>
  `.record .field[data-name="${name}"],.detail .field[data-name="${name}"],.edit .field[data-name="${name}"]`;

/** Amount of an opportunity, grand total of a quote or an order; `scope` and `id` are what the record on top is. */
export const espoDocument = (
  top: Element,
  title: Element | null,
  scope: string,
  id: string,
): SeenDocument | null => {
  const kind = KINDS[scope];
  if (!kind) return null;
  const grand = kind === "opportunity" ? null : top.querySelector(FIELD("grandTotalAmount"));
  const field = grand ?? top.querySelector(FIELD("amount"));
  const amount = field?.querySelector(".numeric-text");
  if (!field || !amount || !textOf(amount)) return null;
  const number = top.querySelector(FIELD("number"));
  const terms = top.querySelector(FIELD("paymentTerms"));
  return {
    kind,
    ...filled({ number: textOf(number) || textOf(title), terms: textOf(terms) }),
    link: { kind, externalId: id },
    total: {
      anchor: amount,
      text: controlOf(field) ? textOf(amount) : textOf(field),
      ...(kind === "opportunity" ? {} : { basis: grand ? "gross" : "net" }),
      ...filled({ currency: currencyOf(field) }),
    },
    readFrom: [field, number, terms, title].flatMap((element) => element ?? []),
  };
};

/** While editing the code stands beside the amount, chosen or fixed; the view shows a sign only. */
const currencyOf = (field: Element): string | undefined => {
  const chosen = field.querySelector<HTMLSelectElement>("select");
  const code = chosen ? chosen.value : textOf(field.querySelector(".input-group-addon"));
  return /^[A-Z]{3}$/.test(code) ? code : undefined;
};
