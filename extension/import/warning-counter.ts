import type { ReadWarning, ReadWarningCode } from "./read-error.ts";

/** Counts what was put up with while reading, with the first line it was seen on. */
export const warningCounter = () => {
  const seen = new Map<ReadWarningCode, ReadWarning>();
  return {
    warn: (code: ReadWarningCode, line: number | null = null, count = 1) => {
      const known = seen.get(code);
      if (known) known.count += count;
      else seen.set(code, { code, count, line });
    },
    warnings: (): ReadWarning[] => Array.from(seen.values(), (warning) => ({ ...warning })),
  };
};
export type WarningCounter = ReturnType<typeof warningCounter>;
