const CUT = 300;

/** Text of an element with runs of space made one; form controls give their value. */
export const textOf = (element: Element | null | undefined): string => {
  if (!element) return "";
  const control = controlOf(element);
  return squeeze(control ? control.value : (element.textContent ?? ""));
};

/** The element itself or the first filled control inside it, whose value is no part of its text. */
export const controlOf = (element: Element): HTMLInputElement | HTMLTextAreaElement | null => {
  const control = element.matches("input:not([type=password]),textarea")
    ? element
    : element.querySelector("input:not([type=hidden],[type=checkbox],[type=radio],[type=password]),textarea");
  return control && "value" in control ? (control as HTMLInputElement) : null;
};

export const squeeze = (text: string): string =>
  text
    .slice(0, 4 * CUT)
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, CUT);

/** The first text node with something in it, in document order, outside `not`. */
export const firstText = (element: Element, not: string): string => {
  for (const node of element.childNodes) {
    if (node.nodeType === 3 && node.nodeValue?.trim()) return squeeze(node.nodeValue);
    if (node.nodeType === 1 && !(node as Element).matches(not)) {
      const inner = firstText(node as Element, not);
      if (inner) return inner;
    }
  }
  return "";
};

/** Texts between line breaks and blocks inside an element, blank ones out. */
export const linesOf = (element: Element): string[] => {
  const lines: string[] = [""];
  const walk = (node: Node) => {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) lines.push(`${lines.pop() ?? ""}${child.nodeValue ?? ""}`);
      else if (child.nodeName === "BR") lines.push("");
      else if (child.nodeType === 1) {
        lines.push("");
        walk(child);
        lines.push("");
      }
    }
  };
  walk(element);
  return lines
    .flatMap((line) => line.split("\n"))
    .map(squeeze)
    .filter(Boolean);
};

/** Host of a web address or behind the @ of an e-mail address. */
export const domainOf = (text: string): string | undefined => {
  const host = /@([a-z0-9.-]+\.[a-z]{2,})\s*$/i.exec(text)?.[1] ?? hostOf(text);
  return host?.toLowerCase().replace(/^www\./, "");
};

const hostOf = (text: string): string | undefined => {
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  if (!/^\S+\.[a-z]{2,}(\/\S*)?$/i.test(text) || !URL.canParse(address)) return undefined;
  return new URL(address).hostname;
};

/** Only the entries that say something, so that absent facts are absent keys. */
export const filled = <Fields extends Record<string, string | undefined>>(
  fields: Fields,
): { [Key in keyof Fields]?: string } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value)) as {
    [Key in keyof Fields]?: string;
  };
