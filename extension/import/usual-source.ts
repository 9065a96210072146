import type { ImportKind } from "#shared/contract/imports.ts";

/** Name of the source of a file where nobody gave one, the same in the dashboard and on the command line. */
export const usualSource = (kind: ImportKind): string => (kind === "fec" ? "FEC" : "CSV");
