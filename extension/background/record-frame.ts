import { storage } from "wxt/utils/storage";
import { askFrame, tellFrames } from "#extension/platform/tell.ts";

type Holder = { frameId: number; origin: string };

/** Which frame of each tab draws the record's badge; survives the death of the service worker. */
const holdersItem = storage.defineItem<Record<string, Holder>>("session:recordFrames", { fallback: {} });

const MAIN = 0;

const setHolder = async (tabId: number, holder: Holder | null): Promise<void> => {
  const { [tabId]: _, ...others } = await holdersItem.getValue();
  await holdersItem.setValue(holder === null ? others : { ...others, [tabId]: holder });
};

const decide = async (
  { tabId, frameId, origin }: { tabId: number } & Holder,
  record: boolean,
): Promise<boolean> => {
  const before = (await holdersItem.getValue())[tabId];
  if (!record) {
    if (before?.frameId !== frameId) return false;
    await setHolder(tabId, null);
    tellFrames(tabId, { name: "recordMoved" });
    return false;
  }
  if (before?.frameId === frameId) {
    // The frame may have gone elsewhere without a word.
    if (before.origin !== origin) await setHolder(tabId, { frameId, origin });
    return true;
  }
  if (frameId === MAIN) {
    await setHolder(tabId, { frameId, origin });
    if (before !== undefined) tellFrames(tabId, { name: "recordMoved" });
    return true;
  }
  const others = new Set([MAIN, before?.frameId ?? MAIN]);
  for (const other of others)
    if ((await askFrame(tabId, other, { name: "hasRecord" })) === true) return false;
  await setHolder(tabId, { frameId, origin });
  return true;
};

let last: Promise<unknown> = Promise.resolve();

/**
 * Whether this frame draws the record of its tab: the main frame whenever it has one, else the frame that was first, as long
 * as it has. One after the other, since two frames that ask at once must not both be told yes.
 */
export const claimRecord = (from: { tabId: number } & Holder, record: boolean): Promise<boolean> => {
  const answer = last.then(() => decide(from, record));
  last = answer.catch(() => undefined);
  return answer;
};

/** The frame besides the main one that a tab's record is in; null where it is in none. */
export const recordFrame = async (tabId: number): Promise<Holder | null> => {
  const holder = (await holdersItem.getValue())[tabId];
  return holder === undefined || holder.frameId === MAIN ? null : holder;
};

export const forgetRecordFrame = async (tabId: number): Promise<void> => {
  if ((await holdersItem.getValue())[tabId] !== undefined) await setHolder(tabId, null);
};
