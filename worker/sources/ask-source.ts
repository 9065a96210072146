import type { Source } from "#shared/contract/sources.ts";
import type { Result } from "#shared/result.ts";
import { keepAnswer, keptAnswer } from "../db/source-answers.ts";
import { hashOfQuestion } from "./hash-of-question.ts";
import type { Reply } from "./reply.ts";
import type { SourceContext } from "./source-context.ts";
import type { NotAnswered, Outcome, Unavailable } from "./source-outcome.ts";
import { tryToAsk } from "./try-to-ask.ts";

/** A question to a source, and how its answer is read. */
export type Question<Value> = {
  source: Source;
  /** After the base address, with the query. */
  path: string;
  method?: "GET" | "POST";
  headers?: Record<string, string>;
  body?: unknown;
  /** Statuses beside 200 that `read` understands. */
  answers?: readonly number[];
  /** Pure: the value in a reply, or the name of what is wrong with it. */
  read: (reply: Reply) => Result<Value, string>;
  /** `later`: the source answered that it cannot tell just now; `again`: the same, and it is asked again at once. */
  judge?: (value: Value) => "answer" | "later" | "again";
  /** How long an answer is told without asking again, and how long it is told at all. null: it is not kept. */
  keep: { freshMs: number; keptMs: number } | null;
  /** Counts up when `Value` changes its shape, so that nothing older is read as it. */
  shape: number;
  /** A way of its own beside the source's, for keys that are limited one by one. */
  lane?: string;
  /** For all tries and waits together. */
  budgetMs?: number;
};

/** To whom a question goes, whatever it asks. */
export type Addressee = Pick<Question<unknown>, "source" | "lane">;

/**
 * The one way out. Gives what is kept while it is fresh; else asks, at the pace of the source, again after a failure that may
 * pass; else what was said last, with its age. Never throws for what a source does; logs neither what was asked nor what was said.
 */
export async function askSource<Value>(
  context: SourceContext,
  question: Question<Value>,
): Promise<Outcome<Value>> {
  const { db, organization } = context;
  const { source, keep } = question;
  const key = keep === null ? null : await hashOfQuestion(question);
  const kept = key === null ? null : await keptAnswer(db, organization, source, key);
  const unavailable = (why: Unavailable): NotAnswered => ({
    state: "unavailable",
    why,
    lastFetchedAt: kept?.fetchedAt ?? null,
  });
  if (!context.isOn(source)) return unavailable("off");
  // The hash holds the shape of the value: what is found under it was made by this version's `read`.
  const before = kept as { value: Value; fetchedAt: number; expiresAt: number } | null;
  const asked = context.now();
  if (before !== null && keep !== null && asked - before.fetchedAt < keep.freshMs)
    return { state: "cached", value: before.value, fetchedAt: before.fetchedAt };

  const heard = await tryToAsk(context, question);
  if (heard.ok && heard.value.answered) {
    const { value, at } = heard.value;
    if (key !== null && keep !== null)
      await keepAnswer(db, organization, source, key, {
        value,
        fetchedAt: at,
        expiresAt: at + keep.keptMs,
      });
    return { state: "fresh", value, fetchedAt: at };
  }
  if (before !== null && before.expiresAt > context.now())
    return { state: "stale", value: before.value, fetchedAt: before.fetchedAt };
  if (heard.ok) return { state: "fresh", value: heard.value.value, fetchedAt: heard.value.at };
  return unavailable(heard.error);
}
