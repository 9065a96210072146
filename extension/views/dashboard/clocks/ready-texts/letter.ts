/** What no source knows: somebody fills it in, and until then it stands marked. */
export const SLOTS = [
  "place",
  "date",
  "senderAddress",
  "senderSiren",
  "signatory",
  "recipientName",
  "recipientAddress",
  "debtorSiren",
  "debtorAddress",
  "procedure",
  "court",
  "judgmentOn",
  "publishedOn",
  "nature",
  "interest",
  "otherDocuments",
  "terms",
  "goods",
  "ground",
  "insurer",
  "policyNumber",
  "knownOn",
  "news",
  "steps",
] as const;
export type Slot = (typeof SLOTS)[number];
export type Filled = Partial<Readonly<Record<Slot, string>>>;

export type Block =
  | { kind: "text"; text: string }
  | { kind: "list"; items: string[] }
  | {
      kind: "table";
      caption: string;
      head: string[];
      rows: string[][];
      foot: string[];
      /** Columns of amounts. */
      figures: number[];
    };

/** A letter in one language; slots stand in its texts as marks (`slotMark`). */
export type Letter = {
  sender: string[];
  recipient: string[];
  /** How it is to be sent, as it stands above the date; null for an ordinary one. */
  sending: string | null;
  dated: string;
  subject: string;
  blocks: Block[];
  signature: string;
  copies: string[];
};

export const slotMark = (slot: Slot): string => `⟦${slot}⟧`;

/** `at`: its place among the pieces. */
export type Piece = { at: number } & ({ kind: "words"; text: string } | { kind: "slot"; slot: Slot });
const isSlot = (name: string | undefined): name is Slot =>
  (SLOTS as readonly (string | undefined)[]).includes(name);

/** A text cut where its slots stand. */
export const piecesOf = (text: string): Piece[] =>
  text.split(/⟦(\w+)⟧/).flatMap((part, at): Piece[] => {
    if (at % 2 === 1 && isSlot(part)) return [{ kind: "slot", slot: part, at }];
    return part === "" ? [] : [{ kind: "words", text: part, at }];
  });

const textsOf = (block: Block): string[] =>
  block.kind === "text"
    ? [block.text]
    : block.kind === "list"
      ? block.items
      : [block.caption, ...block.head, ...block.rows.flat(), ...block.foot];

const allTexts = ({
  sender,
  recipient,
  sending,
  dated,
  subject,
  blocks,
  signature,
  copies,
}: Letter): string[] => [
  ...sender,
  ...recipient,
  sending ?? "",
  dated,
  subject,
  ...blocks.flatMap(textsOf),
  signature,
  ...copies,
];

/** Slots that occur, in the order in which one reads them. */
export const slotsOf = (letter: Letter): Slot[] => [
  ...new Set(
    allTexts(letter)
      .flatMap(piecesOf)
      .flatMap((piece) => (piece.kind === "slot" ? [piece.slot] : [])),
  ),
];

/** The whole as plain text to paste; what nobody filled in stands in brackets. `name`: what a slot is called. */
export const letterText = (letter: Letter, filled: Filled, name: (slot: Slot) => string): string => {
  const said = (text: string): string =>
    piecesOf(text)
      .map((piece) =>
        piece.kind === "words" ? piece.text : filled[piece.slot]?.trim() || `[${name(piece.slot)}]`,
      )
      .join("");
  const blockText = (block: Block): string => {
    if (block.kind === "text") return said(block.text);
    if (block.kind === "list") return block.items.map((item) => `– ${said(item)}`).join("\n");
    const lines = [block.head, ...block.rows, block.foot];
    return [block.caption, ...lines.map((cells) => cells.map(said).join("\t"))].join("\n");
  };
  return [
    letter.sender.map(said).join("\n"),
    letter.recipient.map(said).join("\n"),
    [letter.sending ?? "", said(letter.dated)].filter((line) => line !== "").join("\n"),
    said(letter.subject),
    ...letter.blocks.map(blockText),
    said(letter.signature),
    letter.copies.map(said).join("\n"),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
};
