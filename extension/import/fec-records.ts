import { type DecodeState, decodeText } from "./decode-text.ts";
import type { FecHeader } from "./fec-header.ts";
import { type FecLineResult, readFecLine } from "./fec-line.ts";
import type { LedgerSource } from "./ledger-source.ts";
import { MAX_LINE_CHARS, splitLines } from "./split-lines.ts";

/** `text` is the line as it stands, `joined` when a label held a line break, `last` for the very last of the file. */
export type FecRecord = { line: number; text: string; result: FecLineResult; joined: boolean; last: boolean };
export type FecRecordBatch = { records: FecRecord[]; bytes: number };

const MAX_JOINED = 5;

const fewCells = (result: FecLineResult) => "reject" in result && result.reject === "bad_columns";

/**
 * Every record of a ledger after its header, in constant memory. A line too short to be one is joined with the lines
 * after it (a label may hold a line break) unless those are records by themselves.
 */
export async function* fecRecords(
  source: LedgerSource,
  header: FecHeader,
  decoding: DecodeState,
): AsyncGenerator<FecRecordBatch> {
  let headerSeen = header.headless;
  let short: FecRecord | null = null;
  let shortLines = 0;
  for await (const { lines, first, bytes, last } of splitLines(decodeText(source.stream(), decoding))) {
    const records: FecRecord[] = [];
    lines.forEach((text, index) => {
      if (text === "" || text.trim() === "") return;
      if (!headerSeen) {
        headerSeen = true;
        return;
      }
      const line = first + index;
      const result: FecLineResult =
        text.length > MAX_LINE_CHARS ? { reject: "text_too_long", cells: 0 } : readFecLine(text, header);
      if (!fewCells(result)) {
        if (short) records.push(short);
        short = null;
        records.push({ line, text, result, joined: false, last: false });
        return;
      }
      if (!short || shortLines >= MAX_JOINED) {
        if (short) records.push(short);
        short = { line, text, result, joined: false, last: false };
        shortLines = 1;
        return;
      }
      const both = `${short.text} ${text}`;
      const joined = readFecLine(both, header);
      shortLines++;
      short = { line: short.line, text: both, result: joined, joined: true, last: false };
      if (!fewCells(joined)) {
        records.push(short);
        short = null;
      }
    });
    if (last && short) records.push(short);
    yield { records, bytes };
  }
}
