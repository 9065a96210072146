import { useDeferredValue, useMemo } from "react";
import { type CustomerFilter, CustomerPage, type CustomerSort } from "#shared/contract/customers.ts";
import { useReadPages } from "../../ui/use-read.ts";

export type CustomerChoice = { query: string; filter: CustomerFilter; sort: CustomerSort };

export const customersPath = ({ query, filter, sort }: CustomerChoice): string =>
  `/v1/customers?${new URLSearchParams({ query: query.trim(), filter, sort, limit: "200" })}`;

/** The customers of a choice, page by page, as one list. */
export const useCustomers = (choice: CustomerChoice) => {
  const query = useDeferredValue(choice.query);
  const read = useReadPages(CustomerPage, customersPath({ ...choice, query }));
  const customers = useMemo(() => read.data?.pages.flatMap((page) => page.customers) ?? [], [read.data]);
  return { read, customers, total: read.data?.pages[0]?.total };
};
