import { failed, ok, type Result } from "#shared/result.ts";
import { takeSlot } from "../db/source-lanes.ts";
import type { Addressee } from "./ask-source.ts";
import type { SourceContext } from "./source-context.ts";
import { PLACES } from "./source-places.ts";

type Entered = { name: string; clean: boolean };

/** Beyond the request itself, for the database and the wait before it. */
const TRIAL_MARGIN_MS = 15_000;
/** A database slower than the lane must not keep a request for ever. */
const MOST_MISSED = 5;

/**
 * Waits for this request's turn on its lane. Who wakes up too late for it, as on a busy machine, takes another one:
 * requests that have piled up must not leave together.
 */
export async function enterLane(
  context: SourceContext,
  { source, lane }: Addressee,
  endsAt: number,
): Promise<Result<Entered, "breaker_open" | "rate_limited">> {
  const name = lane ?? source;
  const { gapMs } = PLACES[source];
  for (let missed = 0; ; missed += 1) {
    const now = context.now();
    const slot = await takeSlot(context.db, name, now, {
      gapMs,
      longestWaitMs: Math.max(0, endsAt - now),
      trialMs: context.timeoutMs + TRIAL_MARGIN_MS,
    });
    if (slot.kind === "resting") return failed("breaker_open");
    if (slot.kind === "too_far") return failed("rate_limited");
    const waitMs = slot.at - context.now();
    if (waitMs > 0) await context.sleep(waitMs);
    const late = context.now() - slot.at > gapMs;
    if (!late || missed >= MOST_MISSED || slot.trial) return ok({ name, clean: slot.clean });
  }
}
