export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "iso-8859-15";
export type DecodedChunk = { text: string; bytes: number };
/** `mixed`: valid UTF-8 letters and other ones in the same file. */
export type DecodeState = { encoding: Encoding; mixed: boolean };

const validUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
};

const looksUtf16 = (head: Uint8Array, zeroAt: 0 | 1): boolean => {
  const pairs = Math.min(head.length >> 1, 200);
  let zeros = 0;
  for (let pair = 0; pair < pairs; pair++) if (head[pair * 2 + zeroAt] === 0) zeros++;
  return pairs > 8 && zeros > pairs * 0.9;
};

/** The euro sign is 0x80 in Windows-1252 and 0xA4 in ISO 8859-15, which has no letters from 0x80 to 0x9F. */
const singleByte = (bytes: Uint8Array): Encoding => {
  let upper = false;
  let euro = false;
  for (const byte of bytes) {
    if (byte >= 0x80 && byte <= 0x9f) upper = true;
    if (byte === 0xa4) euro = true;
  }
  return euro && !upper ? "iso-8859-15" : "windows-1252";
};

/** Byte order mark, then strict UTF-8, then a single-byte charset: told from the first bytes of the file. */
export const detectEncoding = (head: Uint8Array): { encoding: Encoding; bom: boolean } => {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: "utf-8", bom: true };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: "utf-16le", bom: true };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: "utf-16be", bom: true };
  if (looksUtf16(head, 1)) return { encoding: "utf-16le", bom: false };
  if (looksUtf16(head, 0)) return { encoding: "utf-16be", bom: false };
  return { encoding: validUtf8(head) ? "utf-8" : singleByte(head), bom: false };
};

/** Where the last, unfinished UTF-8 sequence begins; the length when there is none. */
const completeLength = (bytes: Uint8Array): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
};

/** Line by line: UTF-8 where it is valid, else Windows-1252. For the rare file written in both. */
const decodeMixed = (bytes: Uint8Array): string => {
  let text = "";
  for (let from = 0; from < bytes.length; ) {
    const newline = bytes.indexOf(0x0a, from);
    const to = newline === -1 ? bytes.length : newline + 1;
    const line = bytes.subarray(from, to);
    text += new TextDecoder(validUtf8(line) ? "utf-8" : "windows-1252").decode(line);
    from = to;
  }
  return text;
};

const join = (first: Uint8Array, second: Uint8Array): Uint8Array => {
  if (first.length === 0) return second;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
};

/**
 * Text of the stream in pieces, in constant memory. `state.encoding` starts as detected on the head; a file that turns
 * out not to be UTF-8 later on changes it and is read on, never refused.
 */
export async function* decodeText(
  stream: ReadableStream<Uint8Array>,
  state: DecodeState,
): AsyncGenerator<DecodedChunk> {
  let seenUtf8 = false;
  let carry: Uint8Array = new Uint8Array(0);
  let first = true;
  const streaming = state.encoding === "utf-8" ? null : new TextDecoder(state.encoding);
  const decode = (bytes: Uint8Array): string => {
    if (state.mixed) return decodeMixed(bytes);
    if (state.encoding !== "utf-8") return new TextDecoder(state.encoding).decode(bytes);
    if (!validUtf8(bytes)) {
      if (seenUtf8) state.mixed = true;
      state.encoding = singleByte(bytes);
      return decode(bytes);
    }
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    seenUtf8 ||= text.length !== bytes.length;
    return text;
  };
  for await (const chunk of stream) {
    let text: string;
    if (streaming) text = streaming.decode(chunk, { stream: true });
    else {
      const bytes = join(carry, chunk);
      const complete = state.encoding === "utf-8" ? completeLength(bytes) : bytes.length;
      carry = bytes.slice(complete);
      text = decode(bytes.subarray(0, complete));
    }
    if (first && text.charCodeAt(0) === 0xfeff) text = text.slice(1);
    if (text.length > 0) first = false;
    yield { text, bytes: chunk.length };
  }
  const rest = streaming ? streaming.decode() : carry.length > 0 ? decode(carry) : "";
  if (rest.length > 0) yield { text: rest, bytes: 0 };
}
