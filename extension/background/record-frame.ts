import { storage } from "wxt/utils/storage";
import { askFrame, tellFrames } from "#extension/platform/tell.ts";
import { changer, oneByOne } from "./one-by-one.ts";

type Holder = { frameId: number; origin: string };

/** Which frame of each tab draws the record's badge; survives the death of the service worker. */
const holdersItem = storage.defineItem<Record<string, Holder>>("session:recordFrames", { fallback: {} });
const change = changer(holdersItem);

const MAIN = 0;
/** A frame that does not answer by then is stopped or busy: it draws nothing either. */
const ANSWER_MS = 1_000;

const setHolder = (tabId: number, holder: Holder | null): Promise<unknown> =>
  change(({ [tabId]: _, ...others }) => (holder === null ? others : { ...others, [tabId]: holder }));

const hasRecord = (tabId: number, frameId: number): Promise<boolean> => {
  const silent = new Promise<boolean>((resolve) => setTimeout(resolve, ANSWER_MS, false));
  const asked = askFrame(tabId, frameId, { name: "hasRecord" }).then((answer) => answer === true);
  return Promise.race([asked, silent]);
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
  const others = [...new Set([MAIN, before?.frameId ?? MAIN])];
  const held = await Promise.all(others.map((other) => hasRecord(tabId, other)));
  if (held.includes(true)) return false;
  await setHolder(tabId, { frameId, origin });
  return true;
};

/** Of each tab by itself: one whose frames are frozen holds up no other. */
const turns = new Map<number, ReturnType<typeof oneByOne>>();

const inTurn = <Value>(tabId: number, task: () => Promise<Value>): Promise<Value> => {
  const turn = turns.get(tabId) ?? oneByOne();
  turns.set(tabId, turn);
  return turn(task);
};

/**
 * Whether this frame draws the record of its tab: the main frame whenever it has one, else the frame that was first, as long
 * as it has. One after the other, since two frames that ask at once must not both be told yes.
 */
export const claimRecord = (from: { tabId: number } & Holder, record: boolean): Promise<boolean> =>
  inTurn(from.tabId, () => decide(from, record));

/** The frame besides the main one that a tab's record is in; null where it is in none. */
export const recordFrame = async (tabId: number): Promise<Holder | null> => {
  const holder = (await holdersItem.getValue())[tabId];
  return holder === undefined || holder.frameId === MAIN ? null : holder;
};

/** Of a closed tab: after what its frames still asked. */
export const forgetRecordFrame = async (tabId: number): Promise<void> => {
  await inTurn(tabId, () => setHolder(tabId, null));
  turns.delete(tabId);
};
