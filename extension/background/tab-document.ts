import { tabAddress } from "#extension/platform/active-tab.ts";
import { RequestDocument } from "#shared/contract/releases.ts";
import { documentSubject } from "./tab-customer.ts";

/**
 * The record of a page that an order is, with the address that leads there where the browser tells one of the same origin. null
 * where the page shows no document, or none with an id of its own: a request then names it by its number alone.
 */
export const tabDocument = async (tabId: number): Promise<RequestDocument | null> => {
  const subject = await documentSubject(tabId);
  if (subject?.document?.link === undefined) return null;
  const { site, origin, tenant } = subject.scope;
  const { kind, externalId } = subject.document.link;
  const record = { site, origin, tenant, kind, externalId };
  const url = await tabAddress(tabId);
  const led = RequestDocument.safeParse({ ...record, url });
  if (led.success) return led.data;
  const bare = RequestDocument.safeParse({ ...record, url: null });
  return bare.success ? bare.data : null;
};
