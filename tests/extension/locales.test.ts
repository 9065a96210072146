import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import en from "#extension/locales/en.json";
import fr from "#extension/locales/fr.json";
import { Role } from "#shared/contract/common.ts";
import { ERROR_CODES } from "#shared/contract/errors.ts";
import { MARKS, RISK_CLASSES } from "#shared/credit/assessment.ts";
import { REASON_CODES } from "#shared/credit/reason-codes.ts";

const ON_THE_WAY = ["offline", "bad_reply", "not_connected", "permission_missing", "cancelled"];

const leaves = (node: object, path = ""): [string, string][] =>
  Object.entries(node).flatMap(([key, child]): [string, string][] =>
    typeof child === "string" ? [[`${path}${key}`, child]] : leaves(child, `${path}${key}.`),
  );
const placeholders = (text: string): string[] => [...new Set(text.match(/\$\d|\{\w+\}/g) ?? [])].sort();

const LANGUAGES = { fr: new Map(leaves(fr)), en: new Map(leaves(en)) };

describe("the words", () => {
  it("exist in both languages under the same keys", () => {
    expect([...LANGUAGES.fr.keys()].sort()).toEqual([...LANGUAGES.en.keys()].sort());
  });

  it("carry the same figures in both languages", () => {
    const figures = (language: "fr" | "en") =>
      Object.fromEntries([...LANGUAGES[language]].map(([key, text]) => [key, placeholders(text)]));
    expect(figures("fr")).toEqual(figures("en"));
  });

  it("are never empty", () => {
    const empty = [...LANGUAGES.fr, ...LANGUAGES.en].filter(([, text]) => text.trim() === "");
    expect(empty).toEqual([]);
  });
});

describe("every text", () => {
  const sources = globSync("extension/**/*.{ts,tsx}", { exclude: ["**/.output/**", "**/.wxt/**"] });
  const source = sources.map((path) => readFileSync(path, "utf8")).join("\n");
  const inserted = /\$\{(?:[^{}]|\{[^{}]*\})*\}/g;
  /** Keys in quotes, keys built from codes, and those that the manifest names. */
  const named = new Set(source.match(/(?<=["'`])\w+(\.\w+)+(?=["'`])/g));
  const built = [...new Set(source.match(/(?<=`)(?:[\w.]|\$\{(?:[^{}]|\{[^{}]*\})*\})+(?=`)/g))]
    .filter((template) => template.includes("${") && /^\w+\./.test(template))
    .map((template) => template.replaceAll(inserted, "@").replaceAll(".", "\\.").replaceAll("@", "[\\w.]+"))
    .map((pattern) => new RegExp(`^${pattern}$`));
  const manifest = new Set([...source.matchAll(/__MSG_(\w+)__/g)].map(([, name]) => name));
  const isUsed = (key: string): boolean =>
    named.has(key) || manifest.has(key.replaceAll(".", "_")) || built.some((pattern) => pattern.test(key));

  it("is used by some source", () => {
    const keys = [...LANGUAGES.fr.keys()].map((key) => key.replace(/\.(\d+|n)$/, ""));
    expect([isUsed("policy.inForce"), isUsed("errors.offline"), isUsed("policy.nothingLikeIt")]).toEqual([
      true,
      true,
      false,
    ]);
    expect(keys.filter((key) => !isUsed(key))).toEqual([]);
  });
});

describe("in French", () => {
  it("no line breaks before a double sign, inside guillemets, or between a figure and its unit", () => {
    const loose = [...LANGUAGES.fr].filter(([, text]) => /[ \u00a0][;:!?»]|«[ \u00a0]| [%€]/.test(text));
    expect(loose).toEqual([]);
  });
});

describe.each(["fr", "en"] as const)("in %s", (language) => {
  const messages = LANGUAGES[language];

  it.each([...ERROR_CODES, ...ON_THE_WAY])("the error %s has a message", (code) => {
    expect(messages.has(`errors.${code}`)).toBe(true);
  });

  it.each(MARKS)("the mark %s has a message", (mark) => {
    expect(messages.has(`marks.${mark}`)).toBe(true);
  });

  it.each(RISK_CLASSES)("the class %s has its words", (riskClass) => {
    expect(messages.has(`classes.${riskClass}`)).toBe(true);
    expect(messages.has(`badge.sentences.class.${riskClass}`)).toBe(true);
  });

  it("the words of a row badge are short enough for its 38 pixels", () => {
    // Widths of DejaVu Sans, the widest of the usual system fonts, in parts of its size.
    const widthOf = (letter: string): number =>
      /[il]/.test(letter) ? 0.28 : /[ tfr]/.test(letter) ? 0.38 : /[mw]/.test(letter) ? 0.97 : 0.6;
    const px = (word: string): number => [...word].reduce((sum, letter) => sum + widthOf(letter) * 11, 0);
    const long = ["badge.noLimit", "badge.unlimited"].filter((key) => px(messages.get(key) ?? "") > 38);
    expect(long).toEqual([]);
  });

  it("the words of a record badge leave an opening offer of two digits its decimals", () => {
    // As DejaVu Sans, in parts of its size: cut decimals would name another amount.
    const widths: [RegExp, number][] = [
      [/[il., \u00a0]/, 0.32],
      [/[frt]/, 0.41],
      [/s/, 0.53],
      [/k/, 0.58],
      [/m/, 0.97],
    ];
    const widthOf = (letter: string): number =>
      (widths.find(([letters]) => letters.test(letter))?.[1] ?? 0.64) * 11;
    const px = (word: string): number => [...word].reduce((sum, letter) => sum + widthOf(letter), 0);
    const offer = (messages.get("badge.opening") ?? "").replace(
      "$1",
      language === "fr" ? "1,5\u00a0k€" : "€1.5k",
    );
    expect(px(offer)).toBeLessThan(61);
    expect(px(messages.get("badge.identify") ?? "")).toBeLessThan(61);
    expect(px(messages.get("badge.openingAsk") ?? "")).toBeLessThan(61);
  });

  it.each(Role.options)("the role %s has a name", (role) => {
    expect(messages.has(`roles.${role}`)).toBe(true);
  });

  it.each(Object.entries(REASON_CODES))(
    "the reason %s has a sentence with figures it is given",
    (code, figures) => {
      const sentence = messages.get(`reasons.${code}`) ?? "";
      expect(sentence).not.toBe("");
      const given = (figures as readonly string[]).map((figure) => `{${figure}}`);
      expect(placeholders(sentence).filter((figure) => !given.includes(figure))).toEqual([]);
    },
  );
});
