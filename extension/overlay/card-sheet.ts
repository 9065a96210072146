import type { CardView } from "../platform/messages.ts";
import { generated, widthOf } from "./generated-text.ts";
import { DARK, type Ground, LIGHT } from "./tones.ts";

/** A badge's ground with what only a card shows: quiet words, the link, parts of the limit bar. */
type CardGround = Ground & {
  muted: string;
  action: string;
  overdue: string;
  exposure: string;
  reserved: [string, string];
  rest: string;
};

const ON_LIGHT: CardGround = {
  ...LIGHT,
  muted: "#5b6675",
  action: "#1f4f8f",
  overdue: "#c2562f",
  exposure: "#7f93ab",
  reserved: ["#b9c5d3", "#d9e0e8"],
  rest: "#e8ebef",
};
const ON_DARK: CardGround = {
  ...DARK,
  muted: "#93a0b2",
  action: "#8fb8ee",
  overdue: "#d3603a",
  exposure: "#6f86a3",
  reserved: ["#4d5b6c", "#3a4553"],
  rest: "#2b333e",
};

/** Always of one size: a page can measure the box that takes the pointer. */
export const CARD = { width: 360, height: 358, shade: 28 };
const INNER = CARD.width - 32;
const REASON_WIDTH = INNER - 52;
/** Three reasons of at most two lines. */
const REASON_LINES = 6;
/** Left and width of the three axes. */
const AXES = [
  [16, 84],
  [104, 104],
  [212, 132],
] as const;

export const cardHostSheet = (left: number, top: number): string => {
  const width = CARD.width + 2 * CARD.shade;
  const height = CARD.height + 2 * CARD.shade;
  return `:host{all:initial!important;direction:ltr!important;unicode-bidi:isolate!important;display:block!important;position:fixed!important;left:${left - CARD.shade}px!important;top:${top - CARD.shade}px!important;width:${width}px!important;min-width:${width}px!important;max-width:${width}px!important;height:${height}px!important;min-height:${height}px!important;max-height:${height}px!important;z-index:2147483647!important;contain:strict!important;overflow:clip!important;pointer-events:none!important;user-select:none!important}@media print{:host{display:none!important}}`;
};

type Style = { size?: number; bold?: boolean; colour: string; right?: boolean };

const line = (
  id: string,
  [left, top, width]: [number, number, number],
  words: string,
  { size = 12, bold = false, colour, right = false }: Style,
): string => {
  const run = `position:absolute;top:0;white-space:pre;color:${colour};${right ? "right:0;direction:rtl" : "left:0"}`;
  const weight = bold ? 700 : 400;
  return `${id}{left:${left}px;top:${top}px;width:${width}px;height:${size + 6}px;font-size:${size}px;font-weight:${weight}}${id}::before{${run};${generated(words, width - 6, bold, size)}}`;
};

/** Style of every piece, first the box itself. What differs between customers is generated, as in a badge. */
export const cardSheet = (view: CardView, isDark: boolean): { css: string; pieces: number } => {
  const ground = isDark ? ON_DARK : ON_LIGHT;
  const tone = ground.tones[view.badge.tone] ?? ground.tones.none;
  const ink = { colour: ground.ink };
  const muted = { colour: ground.muted, size: 11 };
  const rules: string[] = [];
  const paint = (left: number, top: number, width: number, height: number, more: string) =>
    rules.push(
      `#p${rules.length}{inset:0}#p${rules.length}::before{content:"";position:absolute;left:${left}px;top:${top}px;width:${width}px;height:${height}px;${more}}`,
    );
  const write = (left: number, top: number, width: number, words: string, style: Style) =>
    rules.push(line(`#p${rules.length}`, [left, top, width], words, style));

  paint(16, 14, 40, 40, `border-radius:9px;background:${tone.solid}`);
  write(28, 21, 27, view.badge.tile, { size: 20, bold: true, colour: ground.onSolid });
  write(68, 16, INNER - 52, view.name, { ...ink, size: 14, bold: true });
  write(68, 37, INNER - 52, view.subtitle, muted);
  for (const [at, [left, width]] of AXES.entries()) {
    const axis = view.axes[at];
    write(left, 66, width, axis ? `${axis.label} ${axis.value}` : "", { ...muted, size: 12 });
  }
  const lines = view.reasons.slice(0, 3).flatMap((reason) => reasonLines(reason, ground));
  for (let at = 0; at < REASON_LINES; at++) {
    const { points, text, colour } = lines[at] ?? { points: "", text: "", colour: ground.muted };
    write(12, 92 + at * 17, 48, points, { colour, right: true });
    write(68, 92 + at * 17, REASON_WIDTH, text, ink);
  }
  bar(view.bar, ground, paint);
  for (let at = 0; at < 6; at++) {
    const amount = view.amounts[at];
    const colour = amount?.tone === "bad" ? ground.tones.d.solid : ground.muted;
    const left = at % 2 === 0 ? 16 : 16 + INNER / 2;
    write(left, 216 + Math.floor(at / 2) * 18, INNER / 2, amount ? `${amount.label} ${amount.value}` : "", {
      size: 11,
      colour,
      right: at % 2 === 1,
    });
  }
  const notes = view.notes.flatMap((note) => wrapped(note, INNER - 8)).slice(0, 3);
  for (let at = 0; at < 3; at++) write(16, 273 + at * 17, INNER, notes[at] ?? "", ink);
  paint(16, 328, INNER, 1, `background:${ground.line}`);
  write(16, 335, INNER - 70, view.source, muted);
  write(16 + INNER - 66, 335, 66, "Vigie ↗", { ...muted, colour: ground.action, right: true });
  return { css: `${box(ground)}${rules.join("")}`, pieces: rules.length };
};

const box = (ground: CardGround): string =>
  `.c{direction:ltr!important;unicode-bidi:isolate!important;position:absolute;box-sizing:border-box;left:${CARD.shade}px;top:${CARD.shade}px;width:${CARD.width}px;height:${CARD.height}px;overflow:clip;background:${ground.paper};border:1px solid ${ground.line};border-radius:10px;pointer-events:auto;cursor:pointer;font:400 12px/1.45 system-ui,sans-serif;font-variant-numeric:tabular-nums;text-align:left;outline:0}.s{position:absolute;left:${CARD.shade}px;top:${CARD.shade}px;width:${CARD.width}px;height:${CARD.height}px;border-radius:10px;box-shadow:0 8px 24px rgba(20,30,45,.18)}.c:focus-visible{outline:2px solid ${ground.action};outline-offset:-3px}.l{display:none}.c i{position:absolute;overflow:clip;font-style:normal}`;

type Paint = (left: number, top: number, width: number, height: number, more: string) => void;

/** Overdue inside exposure, orders hatched after it, then room; parts in permille of the whole. */
const bar = (parts: CardView["bar"], ground: CardGround, paint: Paint): void => {
  const of = (permille: number) => Math.round((Math.max(0, Math.min(1000, permille)) * INNER) / 1000);
  const hidden = parts ? "" : "visibility:hidden;";
  const [dark, pale] = ground.reserved;
  const { overdue, exposure, reserved } = parts ?? { overdue: 0, exposure: 0, reserved: 0 };
  paint(16, 200, INNER, 10, `${hidden}border-radius:5px;background:${ground.rest}`);
  paint(16, 200, of(exposure), 10, `${hidden}border-radius:5px 0 0 5px;background:${ground.exposure}`);
  paint(
    16 + of(exposure),
    200,
    of(reserved),
    10,
    `${hidden}background:repeating-linear-gradient(45deg,${dark} 0 4px,${pale} 4px 8px)`,
  );
  paint(16, 200, of(overdue), 10, `${hidden}border-radius:5px 0 0 5px;background:${ground.overdue}`);
};

type ReasonLine = { points: string; text: string; colour: string };

/** A long reason takes a second line; what does not fit there ends in an ellipsis. */
const reasonLines = (
  { points, text, tone }: CardView["reasons"][number],
  ground: CardGround,
): ReasonLine[] => {
  const colour =
    tone === "bad" ? ground.tones.d.solid : tone === "good" ? ground.tones.a.solid : ground.muted;
  const [first = "", ...rest] = wrapped(text, REASON_WIDTH - 8);
  const lines = [{ points, text: first, colour }];
  return rest.length > 0 ? [...lines, { points: "", text: rest.join(" "), colour }] : lines;
};

const wrapped = (sentence: string, width: number): string[] => {
  const lines: string[] = [];
  let line = "";
  for (const word of sentence.split(" ")) {
    const longer = line ? `${line} ${word}` : word;
    if (line && widthOf(longer, false, 12) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line ? [...lines, line] : lines;
};
