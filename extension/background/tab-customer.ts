import { storage } from "wxt/utils/storage";
import * as z from "zod";
import { tabOrigin } from "#extension/platform/active-tab.ts";
import type { PageDocument, TabCustomer } from "#extension/platform/messages.ts";
import { askFrame, tellPages } from "#extension/platform/tell.ts";
import type { LinkScope, Sighted } from "#shared/matching/sighting.ts";
import type { Account } from "./account.ts";
import { lookUpWithOwn } from "./own-report.ts";
import { DocumentAsk, ScopeAsk, SightedAsk } from "./parse-ask.ts";
import { forgetWithheld, withheldOn } from "./quiet-answers.ts";
import { recordFrame } from "./record-frame.ts";
import { seenRecord } from "./seen-record.ts";

type Subject = { scope: LinkScope; sighting: Sighted; document?: PageDocument };

const Subject = z.object({ scope: ScopeAsk, sighting: SightedAsk, document: DocumentAsk.optional() });

/** What the person chose on each tab's page, until that page goes away. */
const chosenItem = storage.defineItem<Record<string, Subject>>("session:chosen", { fallback: {} });

export const chooseSubject = async (tabId: number, subject: Subject): Promise<void> => {
  await chosenItem.setValue({ ...(await chosenItem.getValue()), [tabId]: subject });
  tellPages({ name: "subjectChanged", tabId });
};

/** What each tab's page last said, and when the member last spoke of a record. */
const lastSaid = new Map<number, Subject>();
let wordAt = Number.NEGATIVE_INFINITY;
const HOLD_MS = 5_000;

/** A word makes pages look everything up again: until they have, a surface goes on with what they said before. */
export const holdSubjects = (now: number): void => {
  wordAt = now;
};

export const forgetSubject = async (tabId: number): Promise<void> => {
  lastSaid.delete(tabId);
  forgetWithheld(tabId);
  const { [tabId]: gone, ...others } = await chosenItem.getValue();
  if (gone === undefined) return;
  await chosenItem.setValue(others);
  tellPages({ name: "subjectChanged", tabId });
};

const NOBODY: TabCustomer = { kind: "unknown", customer: null, candidates: [], seenName: null, evidence: [] };

/**
 * What a tab's page says it is about, main frame first. Its script is not believed about where it runs: the origin is the
 * one that the browser tells.
 */
const pageSubject = async (tabId: number): Promise<Subject | null> => {
  const inMain = Subject.safeParse(await askFrame(tabId, 0, { name: "pageSubject" }));
  if (inMain.success) return at(inMain.data, (await tabOrigin(tabId)) ?? "");
  const frame = await recordFrame(tabId);
  if (frame === null) return null;
  const inFrame = Subject.safeParse(await askFrame(tabId, frame.frameId, { name: "pageSubject" }));
  return inFrame.success ? at(inFrame.data, frame.origin) : null;
};

const at = (subject: Subject, origin: string): Subject => ({
  ...subject,
  scope: { ...subject.scope, origin },
});

/** What a tab's page says it is about, with its document where it shows one. */
export const documentSubject = async (tabId: number): Promise<Subject | null> => {
  const chosen = (await chosenItem.getValue())[tabId];
  return chosen?.document === undefined ? pageSubject(tabId) : chosen;
};

/** The customer that a tab is about: the one chosen on its page, else the one its record names. */
export const tabCustomer = async (account: Account, tabId: number): Promise<TabCustomer> => {
  const withheld = withheldOn(tabId);
  return { ...(await customerOf(account, tabId)), ...(withheld > 0 && { withheld }) };
};

const customerOf = async (account: Account, tabId: number): Promise<TabCustomer> => {
  const chosen = (await chosenItem.getValue())[tabId];
  const told = chosen ?? (await pageSubject(tabId));
  if (told !== null) lastSaid.set(tabId, told);
  const held = Date.now() - wordAt < HOLD_MS ? lastSaid.get(tabId) : undefined;
  const subject = told ?? held ?? null;
  if (subject === null) return NOBODY;
  const { scope, sighting, document } = subject;
  const seenName = sighting.name ?? null;
  const [found] = (await lookUpWithOwn(account, scope, [sighting])) ?? [];
  const record = seenRecord(sighting, scope);
  const shown = { ...(document !== undefined && { document }), ...(record !== null && { record }) };
  if (found === undefined) return { ...NOBODY, ...shown, seenName };
  const { match, rows, unconfirmed, rejected } = found;
  return {
    ...shown,
    kind: match.kind,
    customer: match.kind === "matched" ? (rows[0] ?? null) : null,
    candidates: match.kind === "matched" ? [] : rows,
    seenName,
    evidence: match.kind === "unknown" ? [] : match.evidence,
    ...(unconfirmed && { unconfirmed }),
    ...(rejected && { rejected }),
  };
};
