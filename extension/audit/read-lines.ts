import { createReadStream } from "node:fs";

/** Longer than any line that is written: a file of another kind is not read into memory whole. */
const LONGEST_BYTES = 64 * 1024 * 1024;

/** A line as text, undefined when it is no UTF-8; `complete` when a line end follows. */
export type ReadLine = { text: string | undefined; complete: boolean };

/** The lines of a file, one at a time, byte for byte: neither a mark at the start nor a wrong byte is mended. */
export async function* readLines(file: string): AsyncGenerator<ReadLine> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const lineOf = (parts: Buffer[], complete: boolean): ReadLine => {
    try {
      return { text: decoder.decode(Buffer.concat(parts)), complete };
    } catch {
      return { text: undefined, complete };
    }
  };
  let parts: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 })) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      yield lineOf([...parts, chunk.subarray(from, at)], true);
      parts = [];
      bytes = 0;
      from = at + 1;
    }
    parts.push(chunk.subarray(from));
    bytes += chunk.length - from;
    if (bytes > LONGEST_BYTES) return yield { text: undefined, complete: true };
  }
  if (bytes > 0) yield lineOf(parts, false);
}
