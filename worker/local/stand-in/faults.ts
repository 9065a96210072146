import type { Source } from "#shared/contract/sources.ts";
import type { Answer } from "./answer.ts";

export const FAULTS = ["429", "500", "slow", "cut", "html", "changed_field", "off"] as const;
export type Fault = (typeof FAULTS)[number];

/** What is wrong with a source for its next `times` requests; without `times` until it is taken back. */
export type FaultOrder = {
  source: Source;
  /** null: nothing any more. */
  fault: Fault | null;
  times?: number;
  /** Of 429: seconds; without: it does not say. */
  retryAfterSeconds?: number;
  /** Of slow. */
  delayMs?: number;
};

type Standing = FaultOrder & { fault: Fault; left: number };

/** The faults that stand, one a source. */
export function keepFaults() {
  const standing = new Map<Source, Standing>();
  return {
    set(order: FaultOrder): void {
      const { source, fault, times = Number.POSITIVE_INFINITY } = order;
      if (fault === null) standing.delete(source);
      else standing.set(source, { ...order, fault, left: times });
    },
    /** The fault of the request that has just come in. */
    take(source: Source): Standing | null {
      const fault = standing.get(source);
      if (fault === undefined || fault.left <= 0) return null;
      fault.left -= 1;
      return fault;
    },
  };
}

const HTML: Answer = {
  status: 200,
  headers: { "content-type": "text/html; charset=utf-8" },
  body: "<!doctype html><title>Maintenance</title><p>Le service sera de retour sous peu.</p>",
};

/** What a source that is wrong in a way that still answers replies instead. */
export function faultyAnswer(fault: Standing, right: Answer): Answer {
  switch (fault.fault) {
    case "429":
      return {
        status: 429,
        headers: {
          "content-type": "application/json",
          ...(fault.retryAfterSeconds === undefined
            ? {}
            : { "retry-after": String(fault.retryAfterSeconds) }),
        },
        body: '{"erreur":"Trop de requêtes"}',
      };
    case "500":
      return { status: 500, headers: { "content-type": "text/plain" }, body: "Internal Server Error" };
    case "html":
      return HTML;
    case "changed_field":
      return { ...right, body: renamed(right.body) };
    default:
      return right;
  }
}

const RENAMED = [/"(results)":/g, /"(total_count)":/g, /"(uniteLegale)":/g, /"(valid)":/g];

/** The same answer after somebody gave its main field another name. */
const renamed = (body: string): string =>
  RENAMED.reduce((text, field) => text.replace(field, '"$1_v2":'), body);
