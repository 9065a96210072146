// @vitest-environment node
import { expect, it } from "vitest";
import en from "#extension/locales/en.json";
import fr from "#extension/locales/fr.json";

const leaves = (node: object, path = ""): [string, string][] =>
  Object.entries(node).flatMap(([key, child]): [string, string][] =>
    typeof child === "string" ? [[`${path}${key}`, child]] : leaves(child, `${path}${key}_`),
  );
const messages = [...leaves(fr), ...leaves(en)];

// Chromium refuses the whole extension for one such name or for "$1$", which it reads as a named placeholder.
it("has names of letters, digits and underscores only", () => {
  expect(messages.map(([name]) => name).filter((name) => !/^\w+$/.test(name))).toEqual([]);
});
it("has no figure right before another dollar sign", () => {
  expect(messages.filter(([, text]) => /\$\w+\$/.test(text))).toEqual([]);
});
