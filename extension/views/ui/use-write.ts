import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type * as z from "zod";
import type { Failure } from "#extension/platform/messages.ts";
import { type ApiCall, askApi } from "./ask-api.ts";
import { type SentWish, wishFor } from "./idempotency-key.ts";

type Wish = Omit<ApiCall, "idempotencyKey">;

/** A change at the API. When it is done, whatever was read before is read again: no stale row stays. */
export const useWrite = <Value>(schema: z.ZodType<Value>, onDone?: (value: Value) => void) => {
  const queries = useQueryClient();
  const sent = useRef<SentWish>(null);
  return useMutation<Value, Failure, Wish>({
    mutationFn: (call) => {
      sent.current = wishFor(sent.current, call, () => crypto.randomUUID());
      return askApi(schema, { ...call, idempotencyKey: sent.current.key });
    },
    onSuccess: (value) => {
      sent.current = null;
      void queries.invalidateQueries();
      onDone?.(value);
    },
    onError: (failure) => {
      if (failure.code === "conflict" || failure.code === "stale_version") void queries.invalidateQueries();
    },
  });
};
