import { dolibarrDocument } from "./dolibarr-document.ts";
import { asIdentifier, type Identifiers } from "./identifiers.ts";
import { domainOf, filled, firstText, textOf } from "./read-text.ts";
import type { Sighting, Site } from "./site.ts";

// Seen on 22.0 (2026-11); links without `data-params` are of 17 and older.
const COMPANY_LINK =
  'a.refurl[data-params*="societe"],a.refurl[href*="socid="],a.classfortooltip[href*="socid="]';
const COMPANY_PAGE = /\/(?:societe|comm|fourn)\/(?!.*list\.php)[^/]*\.php$/;

/** Dolibarr: pages are loaded whole, every link to a company carries its id. */
export const dolibarr: Site = {
  id: "dolibarr",
  tenant: () => "",
  *find(page, url) {
    // Some tabs have the banner without the area around it.
    const banner = page.querySelector("div.refid");
    const ofDocument = [
      ...(banner?.querySelectorAll(".refidno a") ?? []),
      // A quote or an order being made: its customer is chosen already.
      ...page.querySelectorAll("tr.field_socid a"),
    ].find((link) => companyId(link));
    if (banner && COMPANY_PAGE.test(url.pathname)) yield companyPage(page, url, banner);
    else if (ofDocument) yield companyLink(ofDocument, "record");
    else yield editedCompany(page, url);
    for (const link of page.querySelectorAll(COMPANY_LINK)) {
      if (link.closest(".arearef,.refid,.field_socid,.ui-tooltip,[role=tooltip],#id-left,#tmenu_tooltip"))
        continue;
      const kind = link.closest(".info-box") ? "card" : "row";
      yield link.closest("tr,.info-box") ? companyLink(link, kind) : null;
    }
  },
  document: dolibarrDocument,
};

/** The company's own form, saved before or not. The third and further numbers mean something else in each country. */
const editedCompany = (page: Document, url: URL): Sighting | null => {
  const input = /\/societe\/card\.php$/.test(url.pathname)
    ? page.querySelector("input#name[name=name]")
    : null;
  const name = textOf(input);
  if (!input || !name) return null;
  const numberOf = (id: string, acronym: string, kind: keyof Identifiers) => {
    const control = page.querySelector(`input#${id}`);
    const label = control?.closest("td")?.previousElementSibling?.textContent ?? "";
    return control && label.includes(acronym) ? asIdentifier(textOf(control))?.[kind] : undefined;
  };
  const id = page.querySelector("input[name=socid]")?.getAttribute("value") ?? "";
  return {
    kind: "record",
    anchor: input,
    place: "over",
    ...filled({
      name,
      siren: numberOf("idprof1", "SIREN", "siren"),
      siret: numberOf("idprof2", "SIRET", "siret"),
      vat: asIdentifier(textOf(page.querySelector("input[name=tva_intra]")))?.vat,
      domain:
        domainOf(textOf(page.querySelector("input#url"))) ??
        domainOf(textOf(page.querySelector("input#email"))),
    }),
    ...(/^[1-9]\d*$/.test(id) ? { link: { kind: "customer", externalId: id } } : {}),
    readFrom: ["#name", "#idprof1", "#idprof2", "[name=tva_intra]", "#url", "#email"].flatMap(
      (css) => page.querySelector(`input${css}`) ?? [],
    ),
  };
};

const companyPage = (page: Document, url: URL, banner: Element): Sighting | null => {
  const name = firstText(banner, ".refidno,script,style");
  if (!name) return null;
  const id =
    url.searchParams.get("socid") ??
    (url.pathname.includes("/societe/") ? url.searchParams.get("id") : null) ??
    /[?&]socid=(\d+)/.exec(page.querySelector('.tabs a[href*="socid="]')?.getAttribute("href") ?? "")?.[1];
  const { numbers, cells } = identifierRows(page);
  const mail = banner.querySelector('a[href^="mailto:"]')?.getAttribute("href")?.slice(7);
  return {
    kind: "record",
    anchor: banner,
    place: "start",
    readFrom: [banner, ...cells],
    ...filled({ name, ...numbers, domain: mail && domainOf(mail) }),
    ...(id && /^\d+$/.test(id) ? { link: { kind: "customer", externalId: id } } : {}),
  };
};

/** Labels are translated but keep the acronyms; each value stands twice, raw digits in the hidden copy. */
const identifierRows = (page: Document): { numbers: Identifiers; cells: Element[] } => {
  const numbers: Identifiers = {};
  const cells: Element[] = [];
  for (const row of page.querySelectorAll("table.tableforfield tr")) {
    const [label, value] = row.querySelectorAll("td");
    const raw = row.querySelector("input#tva_intra,.clipboardCPValue") ?? value;
    const wanted = /SIREN/.test(label?.textContent ?? "")
      ? "siren"
      : /SIRET/.test(label?.textContent ?? "")
        ? "siret"
        : row.querySelector("input#tva_intra") || /VAT|TVA/.test(label?.textContent ?? "")
          ? "vat"
          : null;
    const found = wanted && raw && asIdentifier(textOf(raw))?.[wanted];
    if (!wanted || !found) continue;
    numbers[wanted] = found;
    cells.push(row);
  }
  return { numbers, cells };
};

/** Id of the company a link is about; null for links to contacts and documents that carry a company's id besides. */
const companyId = (link: Element): string | null => {
  const params = link.getAttribute("data-params");
  if (params !== null) {
    if (!/"objecttype"\s*:\s*"societe"/.test(params)) return null;
    return /"id"\s*:\s*"?(\d+)/.exec(params)?.[1] ?? null;
  }
  const href = link.getAttribute("href") ?? "";
  return /\/(?:societe|comm|fourn)\/card\.php\?(?:.*&)?socid=(\d+)/.exec(href)?.[1] ?? null;
};

const companyLink = (link: Element, kind: Sighting["kind"]): Sighting | null => {
  const id = companyId(link);
  const text = textOf(link);
  if (!id || !text) return null;
  const whole = !/(?:…|\.\.\.)$/.test(text);
  const row = kind === "row" ? link.closest("tr") : null;
  return {
    kind,
    anchor: link,
    ...filled({ name: whole ? text : undefined, ...(row ? numbersOfRow(row) : {}) }),
    link: { kind: "customer", externalId: id },
    readFrom: row ? [row] : [link],
  };
};

/** Numbers of a list row under a heading that names them. */
const numbersOfRow = (row: Element): Identifiers => {
  const headings = row.closest("table.liste")?.querySelector("tr.liste_titre:not(.liste_titre_filter)");
  if (!headings) return {};
  const numbers: Identifiers = {};
  [...headings.children].forEach((heading, column) => {
    const label = heading.textContent ?? "";
    const kind = /SIREN/.test(label)
      ? "siren"
      : /SIRET/.test(label)
        ? "siret"
        : /VAT|TVA/.test(label)
          ? "vat"
          : null;
    const found = kind && asIdentifier(textOf(row.children[column]))?.[kind];
    if (kind && found) numbers[kind] = found;
  });
  return numbers;
};
