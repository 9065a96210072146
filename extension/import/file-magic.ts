import { type ReadError, readError } from "./read-error.ts";

const startsWith = (head: Uint8Array, ...bytes: number[]) => bytes.every((byte, at) => head[at] === byte);

const contains = (head: Uint8Array, text: string) =>
  new TextDecoder("windows-1252").decode(head.subarray(0, 65_536)).includes(text);

/** A stray control character is cleaned away later; a file that holds more than 2 % of them is no text. */
const isBinary = (sample: Uint8Array): boolean => {
  let controls = 0;
  for (const byte of sample)
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c) controls++;
  return controls * 50 > sample.length;
};

/** Files that are no text at all, whatever their name says; null when it may be a ledger. */
export const refuseByMagic = (head: Uint8Array, encoding: string): ReadError | null => {
  if (head.length === 0) return readError("empty_file");
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04) || startsWith(head, 0x50, 0x4b, 0x05, 0x06))
    return readError(
      contains(head, "xl/") || contains(head, "[Content_Types].xml") || contains(head, "opendocument")
        ? "is_spreadsheet"
        : "is_zip",
    );
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) return readError("is_spreadsheet");
  if (startsWith(head, 0x1f, 0x8b)) return readError("is_gzip");
  if (startsWith(head, 0x37, 0x7a, 0xbc, 0xaf) || startsWith(head, 0x52, 0x61, 0x72, 0x21))
    return readError("is_zip");
  if (startsWith(head, 0x25, 0x50, 0x44, 0x46)) return readError("is_pdf");
  if (/^\s*<(\?xml|!doctype|html|comptabilite)/i.test(new TextDecoder().decode(head.subarray(0, 200))))
    return readError("is_xml");
  if (!encoding.startsWith("utf-16") && isBinary(head.subarray(0, 65_536))) return readError("is_binary");
  return null;
};
