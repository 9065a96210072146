import { storage } from "wxt/utils/storage";
import type { Failure } from "#extension/platform/messages.ts";

/** What went wrong with the last sync, until one succeeds; survives the death of the service worker. */
export const problemItem = storage.defineItem<Failure | null>("session:problem", { fallback: null });
