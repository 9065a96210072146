import type * as z from "zod";
import type { Failure } from "#extension/platform/messages.ts";
import { send } from "#extension/platform/send.ts";

export type ApiCall = {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  body?: unknown;
  /** Same key for the same wish: a second try has no second effect. */
  idempotencyKey?: string;
};

/**
 * Asks the API through the background and reads the reply with its contract.
 * Rejects with a `Failure`, never with anything else: that is the error type of every query of the views.
 */
export const askApi = async <Value>(schema: z.ZodType<Value>, call: ApiCall): Promise<Value> => {
  const answer = await send("api", call).catch(() => {
    throw { code: "bad_reply", requestId: null } satisfies Failure;
  });
  if (!answer.ok) throw answer.error;
  const read = schema.safeParse(answer.value);
  if (!read.success) throw { code: "bad_reply", requestId: null } satisfies Failure;
  return read.data;
};
