import { and, eq } from "drizzle-orm";
import type { Database } from "./database.ts";
import { importMapping } from "./schema.ts";

/** How the columns of files of one kind from one source are read; undefined before anybody said. */
export async function findMapping(
  db: Database,
  organization: number,
  kind: string,
  source: string,
): Promise<unknown> {
  const [row] = await db
    .select({ mapping: importMapping.mapping })
    .from(importMapping)
    .where(
      and(
        eq(importMapping.organization, organization),
        eq(importMapping.kind, kind),
        eq(importMapping.source, source),
      ),
    );
  return row?.mapping;
}

/** Remembers a mapping; the last one counts. */
export async function saveMapping(
  db: Database,
  organization: number,
  kind: string,
  source: string,
  mapping: Record<string, unknown>,
): Promise<void> {
  await db
    .insert(importMapping)
    .values({ organization, kind, source, mapping })
    .onConflictDoUpdate({
      target: [importMapping.organization, importMapping.kind, importMapping.source],
      set: { mapping },
    });
}
