/**
 * What is read: a `File` of the page, `fs.openAsBlob` of Node, or anything that can be streamed twice. A ledger is read
 * two times (balance first, records second), so that nothing leaves before the whole file is known to be sound.
 */
export type LedgerSource = {
  name: string;
  /** Bytes. */
  size: number;
  stream: () => ReadableStream<Uint8Array>;
};

const HEAD_BYTES = 1_048_576;

/** First bytes of the source, at most 1 MiB, without reading on. */
export const readHead = async (source: LedgerSource): Promise<Uint8Array> => {
  const reader = source.stream().getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < HEAD_BYTES) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    length += value.length;
  }
  await reader.cancel();
  const head = new Uint8Array(Math.min(length, HEAD_BYTES));
  let at = 0;
  for (const part of parts) {
    head.set(part.subarray(0, head.length - at), at);
    at = Math.min(head.length, at + part.length);
  }
  return head;
};

export const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Tells the same file again for resuming: SHA-256 of the first 1 MiB, and the size. */
export const fingerprint = async (head: Uint8Array, size: number): Promise<string> =>
  `${hex(await crypto.subtle.digest("SHA-256", new Uint8Array(head)))}-${size}`;
