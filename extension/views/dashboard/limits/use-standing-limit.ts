import { CustomerDetail } from "#shared/contract/customers.ts";
import { useRead } from "../../ui/use-read.ts";
import { standingLimit } from "./standing-limit.ts";

/** Id of the approved limit that stands, null for none, undefined while it is not known. */
export const useStandingLimit = (customerId: string): string | null | undefined => {
  const { data } = useRead(CustomerDetail, `/v1/customers/${customerId}`);
  return data === undefined ? undefined : standingLimit(data.limits);
};
