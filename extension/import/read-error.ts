/** Every way a file can be refused as a whole; `imports.errors.<code>` in every language. */
export const READ_ERROR_CODES = [
  "empty_file",
  "header_only",
  "is_zip",
  "is_gzip",
  "is_spreadsheet",
  "is_pdf",
  "is_xml",
  "is_binary",
  "not_a_ledger",
  "kind_unknown",
  "columns_missing",
  "mapping_invalid",
  "cut_in_the_middle",
  "line_too_long",
  "quote_never_closed",
  "line_unreadable",
  "voucher_unbalanced",
  "vouchers_scattered",
  "wrong_company",
  "nothing_usable",
  "unreadable",
  "cancelled",
] as const;
export type ReadErrorCode = (typeof READ_ERROR_CODES)[number];

/** Why the file was refused: nothing of it was kept. `line` is the line in the file, counted from 1. */
export type ReadError = {
  code: ReadErrorCode;
  line: number | null;
  /** Figures and words of the file for the sentence; amounts in cents, names ending in Cents. */
  params: Record<string, string | number>;
};

export const readError = (
  code: ReadErrorCode,
  params: ReadError["params"] = {},
  line: number | null = null,
): ReadError => ({ code, line, params });

/** What was found and put up with; `imports.warnings.<code>`. */
export const READ_WARNING_CODES = [
  "siren_missing",
  "siren_checksum",
  "closing_date_missing",
  "dates_outside_exercise",
  "header_missing",
  "mixed_encoding",
  "joined_lines",
  "amount_format",
  "both_sides",
  "document_date_missing",
  "validation_date_missing",
  "opening_lump_sum",
  "names_differ",
  "text_cleaned",
] as const;
export type ReadWarningCode = (typeof READ_WARNING_CODES)[number];
/** `count` lines (or accounts) are concerned, the first of them on `line`. */
export type ReadWarning = { code: ReadWarningCode; count: number; line: number | null };

/** Why one line was not taken; `imports.rejects.<code>`. */
export const REJECT_CODES = [
  "bad_columns",
  "bad_date",
  "bad_amount",
  "bad_account",
  "customer_missing",
  "number_missing",
  "duplicate_customer",
  "text_too_long",
] as const;
export type RejectCode = (typeof REJECT_CODES)[number];
