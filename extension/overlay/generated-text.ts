/**
 * Words as generated content. One text run always ends in a tab to a fixed stop and a no-break space, so that its painted
 * width is the same whatever it says (paint timing reports it); the words are literal because a page can take over custom
 * properties with `@property`.
 */
export const generated = (words: string, stopPx: number, bold = false, sizePx = 11): string =>
  `content:"\\002066${escaped(fitted(words, stopPx - 1, bold, sizePx) || "\u00a0")}\\002069\\000009\\0000a0";tab-size:${stopPx}px`;

/** Every character that is no plain letter or digit as an escape; control and bidi characters out. */
const escaped = (text: string): string =>
  [...text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "")]
    .map((char) =>
      /[a-z0-9]/i.test(char) ? char : `\\${(char.codePointAt(0) ?? 32).toString(16).padStart(6, "0")}`,
    )
    .join("");

/** Words that are shorter than the stop: money loses its decimals first, longer sentences their end. */
const fitted = (words: string, widthPx: number, bold: boolean, sizePx: number): string => {
  if (widthOf(words, bold, sizePx) < widthPx) return words;
  const whole = words.replace(/(\d)[.,]\d(?=[\s\u00a0\u202f]?[kMm])/, "$1");
  if (widthOf(whole, bold, sizePx) < widthPx) return whole;
  if (widthPx < 60) return "";
  let end = words.length - 1;
  while (end > 0 && widthOf(`${words.slice(0, end)}…`, bold, sizePx) >= widthPx) end--;
  return `${words.slice(0, end).trimEnd()}…`;
};

let ruler: OffscreenCanvasRenderingContext2D | null | undefined;

/** Width of one line in the system font; an estimate where there is no canvas. */
export const widthOf = (
  text: string,
  bold: boolean,
  sizePx: number,
  family = "system-ui, sans-serif",
): number => {
  ruler ??= typeof OffscreenCanvas === "undefined" ? null : new OffscreenCanvas(1, 1).getContext("2d");
  if (!ruler) return text.length * sizePx * 0.58;
  ruler.font = `${bold ? 700 : 400} ${sizePx}px ${family}`;
  return ruler.measureText(text).width;
};
