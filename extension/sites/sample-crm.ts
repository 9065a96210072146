import { filled, textOf } from "./read-text.ts";
import type { Sighting, Site } from "./site.ts";

const CUSTOMER_LINK = 'a[href^="/clients/"]';

/** The CRM that `npm start` serves: plain tables and records. In the demo build only, and the shortest site to copy from. */
export const sampleCrm: Site = {
  id: "sample-crm",
  tenant: () => "",
  *find(page, url) {
    const number = /^\/clients\/([^/]+)$/.exec(url.pathname)?.[1];
    const title = page.querySelector("h1");
    if (number && title) yield record(title, page, decodeURIComponent(number));
    for (const row of page.querySelectorAll("tbody tr")) {
      const link = row.querySelector(CUSTOMER_LINK);
      if (link) yield linked(link, row, "row");
    }
    const ofQuote = page.querySelector(`dl ${CUSTOMER_LINK}`);
    if (ofQuote) yield linked(ofQuote, page, "record");
  },
  document(page) {
    const form = page.querySelector("form[data-quote]");
    const total = form?.querySelector('[data-total="gross"]');
    const externalId = form?.getAttribute("data-quote");
    if (!total || !externalId) return null;
    const [title, terms] = [page.querySelector("h1"), page.querySelector("[data-terms]")];
    return {
      kind: "quote",
      ...filled({ number: textOf(title).replace("Devis ", ""), terms: textOf(terms) }),
      link: { kind: "quote", externalId },
      total: { anchor: total, text: textOf(total), basis: "gross", currency: "EUR" },
      readFrom: [total, title, terms].flatMap((element) => element ?? []),
    };
  },
};

/** Spaces inside the number are the CRM's way of writing it. */
const sirenIn = (scope: ParentNode): string =>
  textOf(scope.querySelector("[data-siren]")).replaceAll(" ", "");

const record = (title: Element, page: Document, externalId: string): Sighting => ({
  kind: "record",
  anchor: title,
  place: "start",
  ...filled({ name: textOf(title), siren: sirenIn(page) }),
  link: { kind: "customer", externalId },
});

const linked = (link: Element, scope: ParentNode, kind: Sighting["kind"]): Sighting => ({
  kind,
  anchor: link,
  ...filled({ name: textOf(link), siren: sirenIn(scope) }),
  link: {
    kind: "customer",
    externalId: decodeURIComponent(link.getAttribute("href")?.split("/").at(-1) ?? ""),
  },
});
