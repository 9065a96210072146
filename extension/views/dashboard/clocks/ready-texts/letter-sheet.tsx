import { Fragment } from "react";
import { type Block, type Filled, type Letter, piecesOf, type Slot } from "./letter.ts";

type Written = { letter: Letter; filled: Filled; name: (slot: Slot) => string };

/** Text with its slots: what was filled in as words, what was not marked in brackets. */
const Said = ({ text, filled, name }: { text: string } & Omit<Written, "letter">) =>
  piecesOf(text).map((piece) => {
    const words = piece.kind === "words" ? piece.text : filled[piece.slot]?.trim();
    if (words) return <Fragment key={piece.at}>{words}</Fragment>;
    return (
      piece.kind === "slot" && (
        <mark key={piece.at} className="letter-slot">
          [{name(piece.slot)}]
        </mark>
      )
    );
  });

const BlockView = ({ block, ...more }: { block: Block } & Omit<Written, "letter">) => {
  if (block.kind === "text")
    return (
      <p>
        <Said text={block.text} {...more} />
      </p>
    );
  if (block.kind === "list")
    return (
      <ul className="letter-list">
        {block.items.map((item) => (
          <li key={item}>
            <Said text={item} {...more} />
          </li>
        ))}
      </ul>
    );
  const { caption, head, rows, foot, figures } = block;
  const look = (column: number) => (figures.includes(column) ? "cell-figure" : undefined);
  return (
    <table className="letter-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {head.map((cell, column) => (
            <th key={cell} scope="col" className={look(column)}>
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells) => (
          <tr key={cells.join("\t")}>
            {cells.map((cell, column) => (
              <td key={head[column]} className={look(column)}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          {foot.map((cell, column) => (
            <td key={head[column]} className={look(column)}>
              {cell}
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  );
};

/** A letter on paper, in its own language. */
export const LetterSheet = ({ letter, filled, name, language }: Written & { language: string }) => {
  const more = { filled, name };
  const lines = (texts: readonly string[]) =>
    texts.map((text) => (
      <p key={text}>
        <Said text={text} {...more} />
      </p>
    ));
  return (
    <article className="sheet letter" lang={language} aria-labelledby="letter-subject">
      <div className="letter-sender">{lines(letter.sender)}</div>
      <div className="letter-recipient">{lines(letter.recipient)}</div>
      <div className="letter-sending">
        {letter.sending !== null && <p>{letter.sending}</p>}
        {lines([letter.dated])}
      </div>
      <h1 id="letter-subject">
        <Said text={letter.subject} {...more} />
      </h1>
      {letter.blocks.map((block) => (
        <BlockView key={JSON.stringify(block)} block={block} {...more} />
      ))}
      <div className="letter-signature">{lines([letter.signature])}</div>
      {letter.copies.length > 0 && <div className="sheet-small">{lines(letter.copies)}</div>}
    </article>
  );
};
