import type { LedgerPreview, LedgerReader } from "#extension/import/open-ledger.ts";
import type { ReadError, ReadWarning } from "#extension/import/read-error.ts";
import type { UploadError } from "#extension/import/upload-import.ts";
import type { UploadProgress } from "#extension/import/upload-progress.ts";
import type { ImportStatus } from "#shared/contract/imports.ts";

/** A file somebody chose, looked at but not sent. */
export type OpenFile = { file: File; reader: LedgerReader; preview: LedgerPreview };

/** The one import of this page, from the file chosen to its report. Nothing of it is lost by looking at another screen. */
export type ImportJob =
  | { kind: "idle" }
  | { kind: "opening"; fileName: string }
  /** The file is nothing we read; with its kind said by a person it may be. */
  | { kind: "refused"; file: File; error: ReadError }
  | {
      kind: "ready";
      open: OpenFile;
      source: string;
      /** The source whose columns were looked for last: a person's choice is not undone by asking again. */
      recalled: string;
      /** The mapping was remembered from an earlier import of the source. */
      remembered: boolean;
      resume: ImportStatus | null;
    }
  | { kind: "running"; open: OpenFile; progress: UploadProgress | null; cancelling: boolean }
  | { kind: "done"; status: ImportStatus; warnings: ReadWarning[] }
  | { kind: "failed"; fileName: string; error: UploadError };

/** What may be done about a failed import: go on where it stopped, choose the right file, or begin again. */
export const wayOn = (error: UploadError): "resume" | "other_file" | "again" => {
  if (error.kind === "other_file") return "other_file";
  return error.kind === "api" && error.importId !== null && RESUMABLE.has(error.failure.code)
    ? "resume"
    : "again";
};
const RESUMABLE: ReadonlySet<string> = new Set([
  "offline",
  "internal",
  "bad_reply",
  "too_many_requests",
  "not_signed_in",
  "not_connected",
  "import_busy",
  "import_incomplete",
]);
