import * as z from "zod";

/** Sources outside the ledger (DESIGN 21), by the folder of worker/sources that asks them. */
export const SOURCES = ["recherche-entreprises", "bodacc", "vies", "ratios", "sirene"] as const;
export const Source = z.enum(SOURCES);
export type Source = z.infer<typeof Source>;

/** Those that take a key of the organization's own. */
export const KEYED_SOURCES: readonly Source[] = ["sirene"];

/** How a source answers at present: `resting` after many failures in a row, until `restsUntil`. */
export const SourceState = z.object({
  source: Source,
  enabled: z.boolean(),
  /** Whether a key of the organization is kept; it is never told again. */
  hasKey: z.boolean(),
  changedBy: z.string().nullable(),
  changedAt: z.iso.datetime().nullable(),
  lastAnswerAt: z.iso.datetime().nullable(),
  restsUntil: z.iso.datetime().nullable(),
  /** Of the watch: customers it looks after, and how many of them it has asked this source about. */
  watched: z.int(),
  answered: z.int(),
});
export type SourceState = z.infer<typeof SourceState>;

/** GET /v1/sources */
export const SourceList = z.object({
  sources: z.array(SourceState),
  /** Last day of the gazette that was read whole; null: none. */
  gazetteReadUpTo: z.iso.date().nullable(),
});
export type SourceList = z.infer<typeof SourceList>;

/** PUT /v1/sources/{source} (admin). `readNotice`: they saw what leaves; a source is not switched on without. */
export const SourceChange = z
  .object({
    enabled: z.boolean(),
    readNotice: z.boolean().default(false),
    /** null forgets the key; absent: as it is. */
    key: z.string().trim().min(8).max(200).nullable().optional(),
  })
  .refine(({ enabled, readNotice }) => !enabled || readNotice, {
    path: ["readNotice"],
    message: "what leaves has to be read first",
  });
export type SourceChange = z.infer<typeof SourceChange>;
