import { DARK, type Ground, LIGHT } from "./tones.ts";

/** Light or dark by the colour that is really behind an element, not by the system's preference alone. */
export const groundBehind = (element: Element): Ground => {
  for (let at: Element | null = element; at; at = parentOf(at)) {
    const colour = channels(getComputedStyle(at).backgroundColor);
    if (colour && colour.alpha >= 0.5) return luminance(colour.rgb) < 0.2 ? DARK : LIGHT;
  }
  const scheme = getComputedStyle(document.documentElement).colorScheme ?? "";
  const prefersDark = matchMedia("(prefers-color-scheme: dark)").matches ?? false;
  return scheme.includes("dark") && (prefersDark || !scheme.includes("light")) ? DARK : LIGHT;
};

/** Parent in the composed tree: a shadow root's host stands above its children. */
export const parentOf = (element: Element): Element | null => {
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
};

const channels = (colour: string): { rgb: number[]; alpha: number } | null => {
  const numbers = (/\(([^)]*)\)/.exec(colour)?.[1] ?? "").match(/-?[\d.]+/g)?.map(Number) ?? [];
  const [red, green, blue, alpha = 1] = numbers;
  if (red === undefined || green === undefined || blue === undefined) return null;
  if (colour.startsWith("rgb")) return { rgb: [red / 255, green / 255, blue / 255], alpha };
  if (colour.startsWith("color(srgb")) return { rgb: [red, green, blue], alpha };
  const lightness = /^(?:oklch|oklab)/.test(colour)
    ? red ** 3
    : /^(?:lch|lab)/.test(colour)
      ? (red / 100) ** 2.4
      : null;
  return lightness === null
    ? null
    : { rgb: [lightness, lightness, lightness].map((value) => value ** (1 / 2.4)), alpha };
};

/** WCAG 2.2 relative luminance. */
const luminance = ([red = 0, green = 0, blue = 0]: number[]): number => {
  const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
};
