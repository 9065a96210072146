/** What Windows-1252 shows for bytes 0x80–0x9f, where Latin-1 has invisible controls. */
const WINDOWS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

const NAMED: Readonly<Record<string, string>> = {
  nbsp: "\u00a0",
  amp: "&",
  quot: '"',
  apos: "'",
  lt: "<",
  gt: ">",
  rsquo: "’",
  lsquo: "‘",
  laquo: "«",
  raquo: "»",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  deg: "°",
  ordm: "º",
  euro: "€",
  oelig: "œ",
  OElig: "Œ",
  aelig: "æ",
  AElig: "Æ",
};

/** Combining marks behind the letter of an entity: "eacute" is e and an acute. */
const MARKS: Readonly<Record<string, string>> = {
  acute: "\u0301",
  grave: "\u0300",
  circ: "\u0302",
  uml: "\u0308",
  tilde: "\u0303",
  cedil: "\u0327",
};

const characterOf = (code: number): string =>
  Number.isInteger(code) && code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";

const entity = (whole: string, name: string): string => {
  if (/^#x/i.test(name)) return characterOf(Number.parseInt(name.slice(2), 16));
  if (name.startsWith("#")) return characterOf(Number(name.slice(1)));
  const letter = /^([A-Za-z])(acute|grave|circ|uml|tilde|cedil)$/.exec(name);
  if (letter !== null) return `${letter[1]}${MARKS[letter[2] ?? ""]}`;
  return NAMED[name] ?? NAMED[name.toLowerCase()] ?? whole;
};

const withoutEntities = (text: string): string =>
  text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, entity);

const byteOf = (character: string): number => {
  const code = character.charCodeAt(0);
  if (code <= 0xff) return code;
  const place = WINDOWS.indexOf(character);
  return place === -1 ? 0 : 0x80 + place;
};

const TAIL = `[\\u0080-\\u00bf${WINDOWS}]`;
/** First bytes of what French texts hold: Â to Å, Ì (loose accents), â (typographic signs), ï (byte order mark, lost sign). */
const GARBLED = new RegExp(`[ÂÃÄÅÌ]${TAIL}|[âï]${TAIL}{2}`, "g");

const LOWER = new RegExp(`ã(?=${TAIL})`, "g");

const decoded = (garbled: string): string => {
  const [first = 0, second = 0, third] = [...garbled].map(byteOf);
  return third === undefined
    ? String.fromCharCode(((first & 0x1f) << 6) | (second & 0x3f))
    : String.fromCharCode(((first & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f));
};

/** The first byte may have lost its case on the way ("clã´ture"), and the no-break blank that is half of an "à" its kind. */
const withFirstBytes = (text: string): string =>
  text
    .replace(LOWER, "Ã")
    .replace(/Ƒ/g, "ƒ")
    .replace(/Ã(?= )/g, "à");

/**
 * A text of the gazette as it was meant: HTML entities written out, UTF-8 that was read as Latin-1 or Windows-1252 (once,
 * twice, or in places only) put back, accents composed. A text that is whole stays as it is, but for that composing.
 */
export function repairText(text: string): string {
  let repaired = withoutEntities(withoutEntities(text));
  for (let times = 0; times < 3; times += 1) {
    const next = withFirstBytes(repaired).replace(GARBLED, decoded);
    if (next === repaired) break;
    repaired = next;
  }
  return repaired
    .replace(/[\u0080-\u009f]/g, (control) => WINDOWS[control.charCodeAt(0) - 0x80] ?? control)
    .replace(/\ufeff/g, "")
    .normalize("NFC");
}
