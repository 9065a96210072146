/** One thing that changed; `before` absent where there was nothing to compare with. */
export type DetailLine = { field: string; before?: unknown; after: unknown };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isPlain = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== "" && !isRecord(value);

/** Internal names that tell a person nothing. */
const SILENT = new Set([
  ...["id", "revision", "hash", "siren", "fileBytes", "fingerprint", "modeSince", "import"],
  ...[
    "customerId",
    "state",
    "seen",
    "seenHash",
    "inputsHash",
    "policyVersion",
    "engineVersion",
    "request",
    "to",
  ],
  ...["documentKind", "currency", "basis", "factKey"],
]);

/** A record inside is told by its own fields. */
const opened = (record: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(record).flatMap(([field, value]) =>
      isRecord(value) ? Object.entries(value) : [[field, value]],
    ),
  );

/**
 * What an audit entry changed, as lines: `before` and `after` compared field by field, unchanged and empty fields left
 * out, everything else as it stands.
 */
export const detailLines = (detail: Record<string, unknown>): DetailLine[] => {
  const { before, after, ...rest } = detail;
  const old = isRecord(before) ? opened(before) : {};
  const now = isRecord(after) ? opened(after) : {};
  const changed = [...new Set([...Object.keys(now), ...Object.keys(old)])].flatMap((field): DetailLine[] => {
    if (SILENT.has(field) || JSON.stringify(old[field]) === JSON.stringify(now[field])) return [];
    if (isPlain(old[field]) && isPlain(now[field])) return [{ field, before: old[field], after: now[field] }];
    if (now[field] === false) return [];
    if (isPlain(now[field])) return [{ field, after: now[field] }];
    return isPlain(old[field]) && Object.keys(now).length === 0 ? [{ field, after: old[field] }] : [];
  });
  const single = [
    ...(isRecord(before) || !isPlain(before) ? [] : [{ field: "before", after: before }]),
    ...(isRecord(after) || !isPlain(after) ? [] : [{ field: "after", after }]),
  ];
  const others = Object.entries(rest).flatMap(([field, value]): DetailLine[] => {
    if (SILENT.has(field)) return [];
    if (isRecord(value))
      return Object.entries(value)
        .filter(([inner, after]) => isPlain(after) && !SILENT.has(inner))
        .map(([inner, after]) => ({ field: inner, after }));
    return isPlain(value) ? [{ field, after: value }] : [];
  });
  return [...changed, ...single, ...others];
};
