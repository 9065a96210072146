import { storage } from "wxt/utils/storage";
import * as z from "zod";
import { tabOrigin } from "#extension/platform/active-tab.ts";
import type { TabCustomer } from "#extension/platform/messages.ts";
import { askPageSubject, tellPages } from "#extension/platform/tell.ts";
import type { LinkScope, Sighted } from "#shared/matching/sighting.ts";
import type { Account } from "./account.ts";
import { lookUp } from "./look-up.ts";
import { ScopeAsk, SightedAsk } from "./parse-ask.ts";

type Subject = { scope: LinkScope; sighting: Sighted };

const Subject = z.object({ scope: ScopeAsk, sighting: SightedAsk });

/** What the person chose on each tab's page, until that page goes away. */
const chosenItem = storage.defineItem<Record<string, Subject>>("session:chosen", { fallback: {} });

export const chooseSubject = async (tabId: number, subject: Subject): Promise<void> => {
  await chosenItem.setValue({ ...(await chosenItem.getValue()), [tabId]: subject });
  tellPages({ name: "subjectChanged", tabId });
};

export const forgetSubject = async (tabId: number): Promise<void> => {
  const { [tabId]: gone, ...others } = await chosenItem.getValue();
  if (gone === undefined) return;
  await chosenItem.setValue(others);
  tellPages({ name: "subjectChanged", tabId });
};

const NOBODY: TabCustomer = { kind: "unknown", customer: null, candidates: [], seenName: null, evidence: [] };

/** The customer that a tab is about: the one chosen on its page, else the one its record names. */
export const tabCustomer = async (account: Account, tabId: number): Promise<TabCustomer> => {
  const chosen = (await chosenItem.getValue())[tabId];
  const subject = Subject.safeParse(chosen ?? (await askPageSubject(tabId)));
  if (!subject.success) return NOBODY;
  const { sighting } = subject.data;
  // A page's script is not believed about where it runs; what was chosen there carries the sender's origin already.
  const scope =
    chosen === undefined
      ? { ...subject.data.scope, origin: (await tabOrigin(tabId)) ?? "" }
      : subject.data.scope;
  const seenName = sighting.name ?? null;
  const [found] = (await lookUp(account, scope, [sighting])) ?? [];
  if (found === undefined) return { ...NOBODY, seenName };
  const { match, rows } = found;
  return {
    kind: match.kind,
    customer: match.kind === "matched" ? (rows[0] ?? null) : null,
    candidates: match.kind === "matched" ? [] : rows,
    seenName,
    evidence: match.kind === "unknown" ? [] : match.evidence,
  };
};
