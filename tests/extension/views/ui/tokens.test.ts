// @vitest-environment node
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("../../../../extension/views/ui/tokens.css", import.meta.url), "utf8");
const [light = "", dark = ""] = css.split("@media (prefers-color-scheme: dark)");
const colours = (part: string) =>
  new Map([...part.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]));
const themes = { light: colours(light), dark: new Map([...colours(light), ...colours(dark)]) };

const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (theme: Map<string | undefined, string | undefined>, one: string, other: string): number => {
  const [bright = 0, dim = 0] = [luminance(theme.get(one) ?? ""), luminance(theme.get(other) ?? "")].sort(
    (first, second) => second - first,
  );
  return (bright + 0.05) / (dim + 0.05);
};

const pairs = [
  ...["a", "b", "c", "d", "e", "none"].flatMap((tone) => [
    ["on-tile", tone],
    [`${tone}-text`, `${tone}-ground`],
    [`${tone}-text`, "surface"],
  ]),
  ["ink", "surface"],
  ["ink", "page"],
  ["ink", "hover"],
  ["muted", "surface"],
  ["muted", "page"],
  ["muted", "soft"],
  ["muted", "hover"],
  ["link", "surface"],
  ["link", "hover"],
  ["on-action", "action"],
  ["on-action", "action-hover"],
];

describe.each(["light", "dark"] as const)("colours in %s", (name) => {
  it.each(pairs)("%s stands out on %s by 4.5 to 1", (text = "", ground = "") => {
    expect(contrast(themes[name], text, ground)).toBeGreaterThanOrEqual(4.5);
  });
  it("keeps the focus ring visible on every ground", () => {
    expect(contrast(themes[name], "action", "surface")).toBeGreaterThanOrEqual(3);
    expect(contrast(themes[name], "action", "page")).toBeGreaterThanOrEqual(3);
  });
});
