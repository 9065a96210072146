import { CustomerDetail } from "#shared/contract/customers.ts";
import { useRead } from "../../ui/use-read.ts";

/**
 * Id of the approved limit that stands, null for none, undefined while not known: a change names it so that
 * somebody else's change in between is refused instead of overwritten.
 */
export const useStandingLimit = (customerId: string): string | null | undefined => {
  const { data } = useRead(CustomerDetail, `/v1/customers/${customerId}`);
  if (data === undefined) return undefined;
  return data.limits.find(({ kind, inForce }) => kind === "approved" && inForce)?.id ?? null;
};
