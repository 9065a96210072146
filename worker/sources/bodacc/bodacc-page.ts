import { failed, ok, type Result } from "#shared/result.ts";
import { type JsonObject, listOf, numberOf, objectOf, objectsOf } from "../json-fields.ts";

/** A notice as the gazette publishes it; `shared/gazette` reads it. */
export type RawNotice = JsonObject;

/** `total`: notices the question finds, on this page or not. */
export type BodaccPage = { notices: RawNotice[]; total: number };

export type BodaccProblem = "no_results_field" | "no_total" | "not_records";

/** Reads an answer of /records as far as pages go. */
export function readBodaccPage(body: unknown): Result<BodaccPage, BodaccProblem> {
  const page = objectOf(body);
  const results = listOf(page?.results);
  if (page === null || results === null) return failed("no_results_field");
  const total = numberOf(page.total_count);
  if (total === null) return failed("no_total");
  const notices = objectsOf(results);
  return notices.length === results.length ? ok({ notices, total }) : failed("not_records");
}
