import * as z from "zod";

export const AUDIT_FORMAT = 1;

const Hex = z.string().regex(/^[0-9a-f]{64}$/);
const Base64Url = z.string().regex(/^[A-Za-z0-9_-]+$/);

/** First line of an export. `from` and `to` are the sequences of its first and last entry, `at` is Unix milliseconds. */
export const ExportHeader = z.strictObject({
  vigie: z.literal("audit"),
  format: z.int(),
  organization: z.strictObject({ id: z.string(), number: z.int(), name: z.string() }),
  key: z.strictObject({ algorithm: z.literal("Ed25519"), publicKey: Base64Url, fingerprint: Hex }),
  from: z.literal(1),
  to: z.int(),
  at: z.int(),
});
export type ExportHeader = z.infer<typeof ExportHeader>;

const who = {
  sequence: z.int(),
  at: z.int(),
  actor: z.string(),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  payloadHash: z.string(),
};
/** A line between: `payload` is the JSON text that was hashed with its salt; neither is there once erased. */
export const ExportEntry = z.union([
  z.strictObject({ ...who, salt: z.string(), payload: z.string(), hash: z.string() }),
  z.strictObject({ ...who, erased: z.literal(true), hash: z.string() }),
]);
export type ExportEntry = z.infer<typeof ExportEntry>;

/** Last line: the head as it was signed for this very export. */
export const ExportHead = z.strictObject({
  head: z.strictObject({ sequence: z.int(), hash: z.string(), at: z.int() }),
  headerHash: Hex,
  signature: Base64Url,
});
export type ExportHead = z.infer<typeof ExportHead>;

/**
 * A line of an export, without its line end. Schemas above give keys their order, so there is one way to write a line and a
 * byte that differs shows even where no hash covers it.
 */
export const lineOf = (line: ExportHeader | ExportEntry | ExportHead): string => JSON.stringify(line);

/** The line as this schema has it; undefined for any other text, or the same said otherwise. */
export function readLine<Line extends ExportHeader | ExportEntry | ExportHead>(
  schema: z.ZodType<Line>,
  text: string,
): Line | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { data } = schema.safeParse(json);
  return data !== undefined && lineOf(data) === text ? data : undefined;
}
