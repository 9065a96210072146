import { readDomain, siteOf } from "#shared/matching/web-domain.ts";
import { columnHeading, contextOf, type Hit } from "./generic-hits.ts";
import { asIdentifier } from "./identifiers.ts";
import { controlOf, domainOf, squeeze } from "./read-text.ts";
import { WEBSITE } from "./rules/label-words.ts";

/** A company's address in the web and the element it was read in. */
export type DomainHit = { holder: Element; domain: string };

const IS_WEBSITE = new RegExp(WEBSITE, "i");
const REGISTERS =
  /(?:^|\.)(?:pappers\.fr|societe\.com|annuaire-entreprises\.data\.gouv\.fr|infogreffe\.fr|verif\.com|manageo\.fr|infonet\.fr)$/;
const MAIL = /(?<![\w.+-])[\w.+-]{1,64}@([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})(?![\w-])/gi;

/** Domain of somebody else than the page's own site; public providers and shared hosts give nothing. */
export const foreignDomain = (text: string | undefined, url: URL): string | null => {
  const host = readDomain(text ?? "");
  return host === null || siteOf(host) === siteOf(url.hostname.toLowerCase().replace(/^www\./, ""))
    ? null
    : host;
};

/** The SIREN or SIRET in the address of a register's page about one company; none of the register's own links. */
export const registerHit = (link: Element, url: URL): Hit | null => {
  const to = addressOf(link);
  if (!to || !REGISTERS.test(to.hostname) || to.hostname === url.hostname) return null;
  const digits = [...to.pathname.matchAll(/(?<!\d)\d{9}(?:\d{5})?(?!\d)/g)].map(([number]) => number);
  const [only] = digits;
  const numbers = only === undefined || digits.length > 1 ? null : asIdentifier(only);
  return numbers && { holder: link, numbers };
};

/** The domains that one node tells: e-mail addresses, and web addresses that the page calls a company's site. */
export function* domainsAt(node: Node, url: URL): Generator<DomainHit> {
  for (const [holder, text] of node.nodeType === 3 ? inText(node) : inElement(node as Element)) {
    const domain = foreignDomain(text, url);
    if (domain !== null) yield { holder, domain };
  }
}

function* inText(node: Node): Generator<[Element, string]> {
  const text = node.nodeValue ?? "";
  const holder = node.parentElement;
  if (!holder || !text.includes("@") || holder.closest('a[href^="mailto:"]')) return;
  for (const [, host] of text.slice(0, 5000).matchAll(MAIL)) if (host) yield [holder, host];
}

function* inElement(element: Element): Generator<[Element, string]> {
  if (element.localName === "a") {
    const href = element.getAttribute("href") ?? "";
    if (/^mailto:/i.test(href)) {
      const host = /^mailto:[^@?,]*@([^?,]+)/i.exec(href.slice(0, 300))?.[1];
      if (host) yield [element, host];
      return;
    }
    const to = addressOf(element);
    if (to && isCompanySite(element, to)) yield [element, to.hostname];
    return;
  }
  if (!element.matches("input:not([type=password],[type=hidden],[type=tel],[type=search])")) return;
  const value = controlOf(element)?.value ?? "";
  if (value.length < 4 || value.length > 200 || !value.includes(".")) return;
  const host =
    value.includes("@") || element.matches("[type=url]") || IS_WEBSITE.test(contextOf(element))
      ? domainOf(value.trim())
      : undefined;
  if (host) yield [element, host];
}

const addressOf = (link: Element): URL | null => {
  const href = link.getAttribute("href") ?? "";
  return /^https?:\/\//i.test(href) && href.length < 2000 && URL.canParse(href) ? new URL(href) : null;
};

/** Called a web site by its label or column, or shown as the very address: other links lead anywhere. */
const isCompanySite = (link: Element, to: URL): boolean => {
  const shown = domainOf(squeeze(link.textContent ?? "").replace(/\/$/, ""));
  if (shown !== undefined && siteOf(shown) === siteOf(to.hostname.toLowerCase().replace(/^www\./, "")))
    return true;
  const cell = link.closest("td,dd,[role=cell],[role=gridcell]");
  const before = squeeze(cell?.previousElementSibling?.textContent ?? "");
  return [cell ? columnHeading(cell) : "", before, squeeze(link.textContent ?? "")].some((label) =>
    IS_WEBSITE.test(label),
  );
};
