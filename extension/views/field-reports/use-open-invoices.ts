import { useCallback } from "react";
import { type Item, ItemPage } from "#shared/contract/customers.ts";
import { type Asked, useAsked } from "../popup/use-asked.ts";
import { askApi } from "../ui/ask-api.ts";

/** Invoices with something open, the latest in paying first. */
export const openInvoices = (items: readonly Item[]): Item[] =>
  items
    .filter(({ kind, openCents, reference }) => kind === "invoice" && openCents > 0 && reference !== "")
    .toSorted(
      (a, b) => (b.daysLate ?? -1) - (a.daysLate ?? -1) || a.documentDate.localeCompare(b.documentDate),
    );

/** The customer's open invoices, where the member may see them and the server answers; failed otherwise. */
export const useOpenInvoices = (customerId: string): Asked<Item[]> => {
  const ask = useCallback(async () => {
    const path = `/v1/customers/${customerId}/items?open=true&limit=200`;
    return openInvoices((await askApi(ItemPage, { method: "GET", path })).items);
  }, [customerId]);
  return useAsked(ask).asked;
};
