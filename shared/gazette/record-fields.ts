import { failed, ok, type Result } from "../result.ts";
import { repairText } from "./repair-text.ts";

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const parsed = (text: string): Result<unknown, "not_json"> => {
  try {
    return ok(JSON.parse(text));
  } catch {
    return failed("not_json");
  }
};

/** A field that holds JSON as text, once or twice over, or is written out; null where it is empty. */
export function jsonOf(value: unknown): Result<unknown, "not_json"> {
  let read = value;
  for (let times = 0; times < 2 && typeof read === "string"; times += 1) {
    if (read.trim() === "") return ok(null);
    const inner = parsed(read);
    if (!inner.ok) return inner;
    read = inner.value;
  }
  return ok(read ?? null);
}

/** The one or the many: a list, an object that stands for one, nothing. */
export const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === null || value === undefined ? [] : [value];

/** Text of a field, repaired and trimmed; null where there is none. Numbers are written out. */
export function textOf(value: unknown): string | null {
  if (typeof value === "number") return String(value);
  if (typeof value !== "string") return null;
  const text = repairText(value)
    .replace(/[\s\u00a0\u202f]+/g, " ")
    .trim();
  return text === "" ? null : text;
}

/** Every text inside a value, one after the other. */
export function allTextOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(allTextOf).join(" ");
  if (isFields(value)) return Object.values(value).map(allTextOf).join(" ");
  return textOf(value) ?? "";
}

/** First text under one of these names, at any depth. */
export function findText(value: unknown, names: readonly string[]): string | null {
  for (const each of listOf(value)) {
    if (!isFields(each)) continue;
    for (const [name, inner] of Object.entries(each)) {
      const found = (names.includes(name) ? textOf(inner) : null) ?? findText(inner, names);
      if (found !== null) return found;
    }
  }
  return null;
}

/** Lower case without accents, for telling words apart; a lost letter stays as it is. */
export const foldText = (text: string): string =>
  text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[’']/g, " ");
