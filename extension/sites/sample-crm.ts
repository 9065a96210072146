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
