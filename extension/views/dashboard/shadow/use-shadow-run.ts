import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import type { Failure } from "#extension/platform/messages.ts";
import { type ShadowOrder, ShadowPage } from "#shared/contract/shadow.ts";
import { askApi } from "../../ui/ask-api.ts";
import { withCursor } from "../../ui/use-read.ts";

/** `place`: in the order they came. */
export type SeenOrder = ShadowOrder & { place: number };

/** What was read so far of a period; `page` null: nothing yet. */
export type ShadowRun = {
  state: { kind: "reading" } | { kind: "stopped" } | { kind: "done" } | { kind: "failed"; failure: Failure };
  orders: readonly SeenOrder[];
  page: Pick<ShadowPage, "from" | "to" | "basis" | "done" | "total" | "next"> | null;
  /** When the last page came, in milliseconds. */
  at: number;
};

const BEGIN: ShadowRun = { state: { kind: "reading" }, orders: [], page: null, at: 0 };

const withPage = ({ orders }: ShadowRun, { orders: more, ...page }: ShadowPage, at: number): ShadowRun => ({
  state: { kind: page.next === null ? "done" : "reading" },
  orders: [...orders, ...more.map((order, at) => ({ ...order, place: orders.length + at }))],
  page,
  at,
});

/**
 * Reads page after page from a day on until there is none. Leaving the screen ends it; who comes back goes on from there, and
 * so does a second try after a failure.
 */
export const useShadowRun = (from: string, today: string) => {
  const queries = useQueryClient();
  const [kept, setKept] = useState<{ key: string; run: ShadowRun } | null>(null);
  const key = `${from}/${today}`;
  const run = kept?.key === key ? kept.run : (queries.getQueryData<ShadowRun>(["shadow", key]) ?? BEGIN);
  const put = useCallback(
    (next: ShadowRun) => {
      queries.setQueryData(["shadow", key], next);
      setKept({ key, run: next });
    },
    [queries, key],
  );
  useEffect(() => {
    if (run.state.kind !== "reading") return;
    let left = false;
    const path = withCursor(`/v1/shadow-orders?from=${from}`, run.page?.next ?? null);
    askApi(ShadowPage, { method: "GET", path }).then(
      (page) => left || put(withPage(run, page, Date.now())),
      (failure: Failure) => left || put({ ...run, state: { kind: "failed", failure } }),
    );
    return () => {
      left = true;
    };
  }, [run, from, put]);
  return {
    run,
    stop: () => put({ ...run, state: { kind: "stopped" } }),
    goOn: () => put({ ...run, state: { kind: "reading" } }),
    again: () => put(BEGIN),
  };
};
