import { type Company, isCompanyKind, isOtherRole, isOwn, tell } from "./generic-company.ts";

const MOST_SCRIPTS = 5;
const MOST_CHARACTERS = 100_000;
const MOST_THINGS = 500;
const MOST_DEPTH = 8;

type Thing = { [property: string]: unknown };

/** Companies in a page's JSON-LD that are not whoever runs it; broken, huge and deep data give nothing. */
export function* companiesInJson(page: Document, url: URL): Generator<Company | null> {
  const scripts = page.querySelectorAll('script[type="application/ld+json"]');
  for (let at = 0; at < Math.min(scripts.length, MOST_SCRIPTS); at++) {
    const text = scripts[at]?.textContent ?? "";
    yield null;
    if (text.length <= MOST_CHARACTERS) yield* companiesIn(parsed(text), url);
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

function* companiesIn(data: unknown, url: URL): Generator<Company> {
  const things: { thing: Thing; role: string; depth: number }[] = [];
  const add = (value: unknown, role: string, depth: number): void => {
    if (depth > MOST_DEPTH || things.length >= MOST_THINGS) return;
    if (Array.isArray(value)) for (const each of value.slice(0, MOST_THINGS)) add(each, role, depth + 1);
    else if (typeof value === "object" && value !== null) things.push({ thing: value as Thing, role, depth });
  };
  add(data, "", 0);
  const others = new Set<unknown>();
  for (let at = 0; at < things.length; at++) {
    const next = things[at];
    if (!next) break;
    if (isOtherRole(next.role)) {
      others.add(next.thing["@id"]);
      continue;
    }
    for (const [role, value] of Object.entries(next.thing))
      add(value, role === "@graph" ? "" : role, next.depth + 1);
  }
  for (const { thing, role } of things) {
    const referred = thing["@id"] !== undefined && others.has(thing["@id"]);
    if (isOtherRole(role) || referred || !kindsOf(thing).some(isCompanyKind)) continue;
    const company = companyOf(thing, url);
    if (company) yield company;
  }
}

const kindsOf = (thing: Thing): string[] => textsOf(thing["@type"]);
const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value.slice(0, 20) : [value]).flatMap((each) =>
    typeof each === "string" || typeof each === "number"
      ? [String(each).slice(0, 500)]
      : typeof each === "object" && each !== null && "value" in each
        ? textsOf((each as { value: unknown }).value)
        : [],
  );

/** Null for the company whose site this is. */
const companyOf = (thing: Thing, url: URL): Company | null => {
  const company: Company = { names: [], numbers: {}, domain: null };
  for (const [property, value] of Object.entries(thing))
    for (const text of textsOf(value)) {
      if (isOwn(property, text, url)) return null;
      tell(company, property, text, url);
    }
  return company.names.length > 0 ? company : null;
};
