import type { Source } from "#shared/contract/sources.ts";
import type { Database } from "../db/database.ts";
import type { Env } from "../env.ts";
import { standInOrigin } from "./source-places.ts";

/** What asking needs: for whom, what may be asked, and time, chance and the network as arguments. */
export type SourceContext = {
  db: Database;
  organization: number;
  /** Whether an administrator has switched the source on. */
  isOn: (source: Source) => boolean;
  /** How this installation names itself to the sources. */
  userAgent: string;
  /** Origin that stands for all sources; null: the real ones. */
  standIn: string | null;
  /** For one request and its answer. */
  timeoutMs: number;
  now: () => number;
  /** 0 to 1. */
  random: () => number;
  sleep: (ms: number) => Promise<void>;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
};

const TIMEOUT_MS = 8_000;

/** The sources as an organization may ask them, on the real clock and network. */
export function openSources(
  env: Pick<Env, "BASE_URL" | "SOURCES_ORIGIN">,
  db: Database,
  organization: number,
  isOn: (source: Source) => boolean,
): SourceContext {
  return {
    db,
    organization,
    isOn,
    userAgent: `Vigie/1 (credit risk of business customers; ${env.BASE_URL})`,
    standIn: standInOrigin(env.SOURCES_ORIGIN),
    timeoutMs: TIMEOUT_MS,
    now: () => Date.now(),
    random: () => Math.random(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    fetch: (url, init) => fetch(url, init),
  };
}
