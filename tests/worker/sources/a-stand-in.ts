import { env } from "cloudflare:workers";
import { inject } from "vitest";
import { SOURCES, type Source } from "#shared/contract/sources.ts";
import { openDatabase } from "#worker/db/database.ts";
import type { StandInRecord } from "#worker/local/stand-in/explore-query.ts";
import type { FaultOrder } from "#worker/local/stand-in/faults.ts";
import { openSources, type SourceContext } from "#worker/sources/source-context.ts";
import { anOrganization } from "../a-member.ts";

type Request = { source: Source; method: string; path: string; userAgent: string; at: number };

export type StandInHere = {
  origin: string;
  setFault: (order: FaultOrder) => Promise<void>;
  addNotices: (notices: readonly StandInRecord[]) => Promise<void>;
  requests: () => Promise<Request[]>;
};

/** A stand-in server of one's own, with the invented world. */
export async function aStandIn(): Promise<StandInHere> {
  const reply = await fetch(inject("standInServers"), { method: "POST" });
  const { origin } = (await reply.json()) as { origin: string };
  const tell = async (what: string, body: unknown) => {
    const told = await fetch(`${origin}/control/${what}`, { method: "POST", body: JSON.stringify(body) });
    if (!told.ok) throw new Error(`the stand-in refuses ${what}`);
    await told.body?.cancel();
  };
  return {
    origin,
    setFault: (order) => tell("faults", order),
    addNotices: (notices) => tell("notices", notices),
    requests: async () => (await fetch(`${origin}/control/log`)).json(),
  };
}

export type AClock = { at: number };

/** The sources of a new organization as `standIn` plays them, with a clock that only sleeping and the test move. */
export async function someSources(
  standIn: StandInHere,
  changes: Partial<SourceContext> = {},
): Promise<SourceContext & { clock: AClock }> {
  const organization = await anOrganization();
  const clock = { at: 1_800_000_000_000 };
  const setting = { BASE_URL: env.BASE_URL, SOURCES_ORIGIN: standIn.origin };
  return {
    ...openSources(setting, openDatabase(env), organization.number, (source) => SOURCES.includes(source)),
    now: () => clock.at,
    random: () => 0.5,
    sleep: async (ms) => {
      clock.at += ms;
    },
    ...changes,
    clock,
  };
}

/** Lanes are shared by all organizations: a test that is about them begins with none. */
export const forgetLanes = () => env.DB.prepare("delete from source_lane").run();

export const DAY_MS = 86_400_000;
