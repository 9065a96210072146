import { surfaceTab } from "#extension/platform/active-tab.ts";
import { send } from "#extension/platform/send.ts";
import type { AskFrom } from "./ask-draft.ts";

const isSameNumber = (typed: string | undefined, shown: string | undefined): boolean =>
  typed === undefined || typed === "" || shown === undefined || typed.trim() === shown.trim();

/**
 * Ties what is asked to the document that the tab beside shows, when it is that customer's: the grant then holds for this very
 * record. Without one it is asked for by number alone.
 */
export const askFromTab = async (from: AskFrom, search: string): Promise<AskFrom> => {
  const { order } = from;
  if (order === undefined || order.document) return from;
  const tab = await surfaceTab(search);
  if (tab === null) return from;
  const { customer, document } = await send("tabCustomer", { tabId: tab.tabId });
  if (customer?.id !== from.customerId || document === undefined) return from;
  if (!isSameNumber(order.documentNumber, document.number)) return from;
  return {
    ...from,
    order: {
      ...order,
      documentKind: order.documentKind ?? document.kind,
      documentNumber: order.documentNumber || (document.number ?? ""),
      document: await send("tabDocument", { tabId: tab.tabId }),
    },
  };
};
