import { useQuery } from "@tanstack/react-query";
import { send } from "#extension/platform/send.ts";

/** Name of a customer of the local copy; its id while that is looked up, or where the copy does not know it. */
export const useCustomerName = (id: string): string =>
  useQuery({
    queryKey: ["customer", id],
    queryFn: () => send("customer", { id }),
    enabled: id !== "",
  }).data?.name ?? id;
