const known = new Map<string, CSSStyleSheet>();
const MOST = 2000;

/** Closed root with literal style sheets; equal texts share one sheet. */
export const closedRoot = (host: Element): ShadowRoot => host.attachShadow({ mode: "closed" });

export const wear = (root: ShadowRoot, ...texts: string[]): void => {
  root.adoptedStyleSheets = texts.map(sheetOf);
};

const sheetOf = (text: string): CSSStyleSheet => {
  const before = known.get(text);
  if (before) return before;
  if (known.size >= MOST) known.clear();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  known.set(text, sheet);
  return sheet;
};
