import type { LedgerSource } from "#extension/import/ledger-source.ts";
import { cellsOf, FEC_COLUMNS, oneInvoice, rowsText } from "./a-ledger.ts";

/** A ledger made while it is read, never whole in memory: one piece of vouchers, repeated with other numbers. */
export const endlessLedger = (bytes: number): { source: LedgerSource; vouchers: number } => {
  const perPiece = 200;
  const width = 9;
  const template = rowsText(
    Array.from({ length: perPiece }, (_, index) =>
      oneInvoice.map((line) =>
        cellsOf({ ...line, voucher: "#".repeat(width), customer: line.customer ? `C${index}` : "" }),
      ),
    ).flat(),
  );
  const header = new TextEncoder().encode(rowsText([FEC_COLUMNS]));
  const piece = new TextEncoder().encode(template);
  const marks: number[] = [];
  for (let at = piece.indexOf(35); at !== -1; at = piece.indexOf(35, at + width)) marks.push(at);
  const pieces = Math.ceil(bytes / piece.length);
  return {
    vouchers: pieces * perPiece,
    source: {
      name: "732829320FEC20261231.txt",
      size: header.length + pieces * piece.length,
      stream: () => {
        let sent = -1;
        return new ReadableStream<Uint8Array>(
          {
            pull(controller) {
              if (sent === pieces) return controller.close();
              if (sent++ === -1) return controller.enqueue(header);
              const copy = piece.slice();
              marks.forEach((mark, index) => {
                const number = String((sent - 1) * perPiece + Math.floor(index / oneInvoice.length)).padStart(
                  width,
                  "0",
                );
                for (let digit = 0; digit < width; digit++) copy[mark + digit] = number.charCodeAt(digit);
              });
              controller.enqueue(copy);
            },
          },
          { highWaterMark: 0 },
        );
      },
    },
  };
};
