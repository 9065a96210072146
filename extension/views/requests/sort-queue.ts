import type { RequestSummary } from "#shared/contract/requests.ts";

type Sorted = Pick<RequestSummary, "dueAt" | "valueCents" | "askedAt" | "id">;

/** The order in which a decider works: by deadline, of one deadline the greater value first, then who asked first. */
export const sortQueue = <Request extends Sorted>(requests: readonly Request[]): Request[] =>
  requests.toSorted(
    (a, b) =>
      Date.parse(a.dueAt) - Date.parse(b.dueAt) ||
      (b.valueCents ?? 0) - (a.valueCents ?? 0) ||
      Date.parse(a.askedAt) - Date.parse(b.askedAt) ||
      (a.id < b.id ? -1 : 1),
  );
