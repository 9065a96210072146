import { failed, ok, type Result } from "#shared/result.ts";
import { listOf, numberOf, objectOf } from "../json-fields.ts";
import { type RegistryFirm, readRegistryFirm } from "./registry-firm.ts";

/** A page of the register. `total`: firms found, on this page or not; `unreadable`: entries of the page without a SIREN. */
export type RegistryPage = { firms: RegistryFirm[]; total: number; unreadable: number };

export type RegistryProblem = "no_results_field" | "nothing_readable";

/** Reads an answer of /search. An answer in which no entry can be read says that the register has changed, not that there is nobody. */
export function readRegistryPage(body: unknown): Result<RegistryPage, RegistryProblem> {
  const page = objectOf(body);
  const results = listOf(page?.results);
  if (page === null || results === null) return failed("no_results_field");
  const read = results.map(readRegistryFirm);
  const firms = read.flatMap((firm) => (firm.ok ? [firm.value] : []));
  if (firms.length === 0 && results.length > 0) return failed("nothing_readable");
  return ok({
    firms,
    total: Math.max(firms.length, numberOf(page.total_results) ?? 0),
    unreadable: results.length - firms.length,
  });
}
