import type { DecodedChunk } from "./decode-text.ts";

/** Lines of one piece of the file; `first` is the number of the first of them, `last` true on the very last piece. */
export type LineBatch = { lines: string[]; first: number; bytes: number; last: boolean };

/** A line longer than this is no line of a ledger; it also bounds what is held in memory. */
export const MAX_LINE_CHARS = 1_048_576;

/** The carriage returns at the end of a piece: what follows them decides what they end. */
export const trailingReturns = (text: string): string => {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 13) end--;
  return text.slice(end);
};

const terminator = /\r*\n|\r/;

/**
 * Cuts text into lines ended by LF, CR LF, CR CR LF or CR. The last line need not be ended; `endsWithNewline` tells in
 * the end. A line beyond `MAX_LINE_CHARS` is passed on as it stands, for the caller to refuse.
 */
export async function* splitLines(chunks: AsyncIterable<DecodedChunk>): AsyncGenerator<LineBatch> {
  let carry = "";
  let next = 1;
  for await (const { text, bytes } of chunks) {
    carry += text;
    const held = trailingReturns(carry);
    const ready = held === "" ? carry : carry.slice(0, -held.length);
    const lines = ready.includes("\r") ? ready.split(terminator) : ready.split("\n");
    const unfinished = lines.pop() ?? "";
    carry = unfinished + held;
    if (carry.length > MAX_LINE_CHARS) {
      lines.push(carry);
      carry = "";
    }
    yield { lines, first: next, bytes, last: false };
    next += lines.length;
  }
  const lines = carry.split(terminator);
  if (lines.at(-1) === "") lines.pop();
  yield { lines, first: next, bytes: 0, last: true };
}
