import { QueryCache, QueryClient } from "@tanstack/react-query";
import type { Failure } from "#extension/platform/messages.ts";

declare module "@tanstack/react-query" {
  interface Register {
    defaultError: Failure;
  }
}

const SIGNED_OUT: Failure["code"][] = ["not_signed_in", "not_connected"];

/**
 * The reads of one page. The background decides what is worth a second try, so nothing is tried again here; offline is
 * an answer like another. A refusal for want of a session makes the page ask again who is signed in.
 */
export const newQueryClient = (): QueryClient => {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (failure) => {
        if (SIGNED_OUT.includes(failure.code)) void client.invalidateQueries({ queryKey: ["connection"] });
      },
    }),
    defaultOptions: {
      queries: { retry: false, networkMode: "always", staleTime: 10_000, gcTime: 600_000 },
      mutations: { retry: false, networkMode: "always" },
    },
  });
  return client;
};
