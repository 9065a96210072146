import { failed, ok, type Result } from "#shared/result.ts";
import { holdLane, settleFailure, settleSuccess } from "../db/source-lanes.ts";
import type { Addressee, Question } from "./ask-source.ts";
import { enterLane } from "./enter-lane.ts";
import { type Heard, sendOnce } from "./send-once.ts";
import type { SourceContext } from "./source-context.ts";
import type { Unavailable } from "./source-outcome.ts";
import { addressOf, PLACES } from "./source-places.ts";

const MOST_TRIES = 3;
const BUDGET_MS = 20_000;
const FAILURES_TO_REST = 5;
const REST_MS = 3 * 60_000;
const FIRST_PAUSE_MS = 400;

/** What was made of an answer, and when it came; `answered` false: the source said that it cannot tell. */
type Said<Value> = { value: Value; at: number; answered: boolean };

type Failed = Extract<Heard, { kind: "failed" }>;

/** Asks up to three times within the time there is, each at the pace of the lane. Failures count towards the lane's rest. */
export async function tryToAsk<Value>(
  context: SourceContext,
  question: Question<Value>,
): Promise<Result<Said<Value>, Unavailable>> {
  const endsAt = context.now() + (question.budgetMs ?? BUDGET_MS);
  let last: Result<Said<Value>, Unavailable> = failed("network");
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const lane = await enterLane(context, question, endsAt);
    if (!lane.ok) {
      if (tries === 1) logFailure(question, lane.error, null, tries);
      return tries === 1 ? failed(lane.error) : last;
    }
    const heard = await sendOnce(context, {
      url: addressOf(question.source, question.path, context.standIn),
      method: question.method ?? "GET",
      headers: {
        ...(question.body === undefined ? {} : { "content-type": "application/json" }),
        ...question.headers,
      },
      body: question.body === undefined ? null : JSON.stringify(question.body),
      timeoutMs: Math.max(1, Math.min(context.timeoutMs, endsAt - context.now())),
      answers: question.answers ?? [],
    });
    let pauseMs = backOff(context, tries);
    if (heard.kind === "reply") {
      if (!lane.value.clean) await settleSuccess(context.db, lane.value.name);
      const value = question.read(heard.reply);
      if (!value.ok) {
        logFailure(question, "bad_shape", heard.reply.status, tries, value.error);
        return failed("bad_shape");
      }
      const judged = question.judge?.(value.value) ?? "answer";
      last = ok({ value: value.value, at: context.now(), answered: judged === "answer" });
      if (judged !== "again") return last;
    } else {
      await settle(context, question, lane.value.name, heard);
      logFailure(question, heard.why, heard.status, tries);
      last = failed(heard.why);
      if (!heard.again) return last;
      if (heard.why === "rate_limited") pauseMs = pauseAfter(question, heard) + context.random() * 500;
    }
    if (context.now() + pauseMs >= endsAt) return last;
    if (tries < MOST_TRIES) await context.sleep(pauseMs);
  }
  return last;
}

const pauseAfter = (question: Addressee, { retryAfterMs }: Failed): number =>
  retryAfterMs ?? PLACES[question.source].pauseMs;

/** Half the time is chance, so that those who failed together do not come back together. */
const backOff = (context: SourceContext, tries: number): number =>
  FIRST_PAUSE_MS * 2 ** (tries - 1) * (0.5 + context.random());

/** Who is told to wait makes all wait; what refuses this request alone says nothing of the system. */
async function settle(
  context: SourceContext,
  question: Addressee,
  lane: string,
  heard: Failed,
): Promise<void> {
  const now = context.now();
  if (heard.why === "rate_limited") await holdLane(context.db, lane, now + pauseAfter(question, heard));
  else if (heard.again)
    await settleFailure(context.db, lane, { failuresToRest: FAILURES_TO_REST, restUntil: now + REST_MS });
  else await settleSuccess(context.db, lane);
}

/** Neither path nor answer: they name firms and persons. */
function logFailure(
  question: Addressee,
  why: Unavailable,
  status: number | null,
  tries: number,
  problem: string | null = null,
): void {
  console.warn(JSON.stringify({ source: question.source, why, status, tries, problem }));
}
