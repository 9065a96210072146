import { browser } from "wxt/browser";
import type { ScriptPublicPath } from "wxt/utils/inject-script";
import * as z from "zod";
import { tabOrigin } from "#extension/platform/active-tab.ts";
import { hasOrigin } from "#extension/platform/permissions.ts";
import {
  TEACH_PICKS,
  TEACH_PROBLEMS,
  type TeachMessage,
  type TeachState,
  type TeachStep,
} from "#extension/platform/teach.ts";
import { currentAccount } from "./account.ts";

const Text = z.string().max(400);
const Css = z.string().max(300);

/** As a page's script sends it, without anything else that came along. */
const State: z.ZodType<TeachState> = z.object({
  picking: z.enum(TEACH_PICKS).nullable(),
  draft: z
    .object({
      address: z.string().max(2_000),
      kind: z.enum(["record", "row", "card"]),
      each: Css.optional(),
      name: Css,
      identifier: z.object({ css: Css, attribute: z.string().max(80).optional() }).optional(),
      document: z
        .object({ kind: z.enum(["quote", "order", "opportunity"]), total: Css, number: Css.optional() })
        .optional(),
    })
    .nullable(),
  names: z.array(Text).max(50),
  marked: z.int(),
  identifier: Text.nullable(),
  total: Text.nullable(),
  number: Text.nullable(),
  problem: z.enum(TEACH_PROBLEMS).nullable(),
});

const ask = async (tabId: number, step: TeachStep): Promise<TeachState | null> => {
  const message: TeachMessage = { name: "teach", step };
  const answer: unknown = await browser.tabs.sendMessage(tabId, message, { frameId: 0 }).catch(() => null);
  const parsed = State.safeParse(answer);
  return parsed.success ? parsed.data : null;
};

/** Brings the teaching part into a tab's page, one that the person enabled; null where that cannot be. */
export const beginTeaching = async (tabId: number): Promise<TeachState | null> => {
  const origin = await tabOrigin(tabId);
  if (origin === null || (await currentAccount()) === null || !(await hasOrigin(origin))) return null;
  const brought = await browser.scripting
    .executeScript({ target: { tabId, frameIds: [0] }, files: ["/teach.js" as ScriptPublicPath] })
    .then(() => true)
    .catch(() => false);
  return brought ? ask(tabId, { kind: "pick", what: "name" }) : null;
};

/** One step of a teaching under way; null when there is none (any more): the page was left, or it was ended. */
export const teachStep = (tabId: number, step: TeachStep): Promise<TeachState | null> => ask(tabId, step);
