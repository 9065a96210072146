import type { Source } from "#shared/contract/sources.ts";

/** Message keys take no hyphen. */
export const sourceKey = (source: Source) =>
  source === "recherche-entreprises" ? "recherche_entreprises" : source;
