import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type * as z from "zod";
import type { Failure } from "#extension/platform/messages.ts";
import { askApi } from "./ask-api.ts";

type ReadOptions<Value> = {
  enabled?: boolean;
  /** Asked again and again, until `until` holds of an answer. */
  everyMs?: number;
  until?: (value: Value) => boolean;
  /** While another path is read for the first time, the answer of the one before stays. */
  keepBefore?: boolean;
};

/** One answer of the API, kept by its path. While it is refreshed or fails, the last good one stays. */
export const useRead = <Value>(
  schema: z.ZodType<Value>,
  path: string,
  { enabled = true, everyMs = 0, until, keepBefore = false }: ReadOptions<Value> = {},
) =>
  useQuery<Value, Failure>({
    queryKey: [path],
    queryFn: () => askApi(schema, { method: "GET", path }),
    enabled,
    refetchInterval: ({ state: { data } }) =>
      everyMs > 0 && !(data !== undefined && until?.(data)) ? everyMs : false,
    ...(keepBefore ? { placeholderData: keepPreviousData } : {}),
  });

/** A list read page by page with the cursor of the API. `path` without the cursor. */
export const useReadPages = <Page extends { next: string | null }>(
  schema: z.ZodType<Page>,
  path: string,
  { enabled = true } = {},
) =>
  useInfiniteQuery({
    queryKey: [path, "pages"],
    queryFn: ({ pageParam }) => askApi(schema, { method: "GET", path: withCursor(path, pageParam) }),
    initialPageParam: null as string | null,
    getNextPageParam: (page: Page) => page.next,
    placeholderData: keepPreviousData,
    enabled,
  });

/** Adds the cursor of the next page to a path that may carry a query already. */
export const withCursor = (path: string, cursor: string | null): string =>
  cursor === null ? path : `${path}${path.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(cursor)}`;
