import { asIdentifier, compact, type Identifiers } from "./identifiers.ts";
import { domainOf, filled, textOf } from "./read-text.ts";
import type { Sighting, Site } from "./site.ts";

const ACCOUNT_LINK = 'a[href*="#Account/view/"]';

/** EspoCRM: hash routes, fields and rows carry names and ids (seen on 9.1, 2026-11; sources of 10.0). */
export const espocrm: Site = {
  id: "espocrm",
  tenant: () => "",
  *find(page, url) {
    const dialog = topDialog(page);
    const top = dialog ?? page.documentElement;
    const record = recordOf(top, dialog, url);
    if (record) yield record;
    for (const item of top.querySelectorAll("tr.list-row[data-id],.list-kanban .item[data-id]")) {
      const found = ofItem(item);
      yield found?.link?.externalId === record?.link?.externalId && record ? null : found;
    }
  },
};

/** A quick view covers the list while the address stays the list's. */
const topDialog = (page: Document): Element | null => {
  const open = [...page.querySelectorAll<HTMLElement>(".modal")].filter(
    (modal) =>
      modal.querySelector(".modal-dialog") !== null &&
      modal.style.display !== "none" &&
      !modal.matches('.hidden,[aria-hidden="true"]'),
  );
  return open.at(-1)?.querySelector(".modal-dialog") ?? null;
};

const recordOf = (top: Element, dialog: Element | null, url: URL): Sighting | null => {
  const route = /^#([A-Z]\w*)\/(?:view|edit)\/([\w-]+)/.exec(url.hash);
  const title = dialog
    ? dialog.querySelector('.modal-header a[href^="#Account/view/"]')
    : top.querySelector(".header-breadcrumbs .title,.header-breadcrumbs .breadcrumb-item:last-child");
  const inDialog = dialog && title ? accountId(title) : null;
  const id = dialog ? inDialog : route?.[1] === "Account" ? (route[2] ?? null) : null;
  if (id && title) return account(top, title, id);
  return dialog || route ? linkedAccount(top) : null;
};

const account = (top: Element, title: Element, id: string): Sighting | null => {
  const name = textOf(title);
  if (!name) return null;
  const { numbers, domain, fields } = factsOf(top);
  return {
    kind: "record",
    anchor: title,
    place: "start",
    ...filled({ name, ...numbers, domain }),
    link: { kind: "customer", externalId: id },
    readFrom: [title, ...fields],
  };
};

/** Custom fields have a `c` in front and the administrator's spelling: `cSiren`, `cVatNumber`, `numeroTva`. */
const factsOf = (top: Element): { numbers: Identifiers; domain: string | undefined; fields: Element[] } => {
  const numbers: Identifiers = {};
  const fields: Element[] = [];
  for (const field of top.querySelectorAll(".record .field[data-name],.detail .field[data-name]")) {
    const name = field.getAttribute("data-name") ?? "";
    const kind = /siren/i.test(name)
      ? "siren"
      : /siret/i.test(name)
        ? "siret"
        : /vat|tva/i.test(name)
          ? "vat"
          : null;
    if (!kind) continue;
    fields.push(field);
    const text = textOf(field);
    const value =
      kind === "vat" ? /^[A-Z]{2}\w{6,16}$/.test(compact(text)) && text : asIdentifier(text)?.[kind];
    if (value) numbers[kind] = value;
  }
  const web = top.querySelector('.field[data-name="website"]');
  const mail = top.querySelector('.field[data-name="emailAddress"]');
  for (const field of [web, mail]) if (field) fields.push(field);
  return { numbers, domain: domainOf(textOf(web)) ?? domainOf(textOf(mail)), fields };
};

/** Opportunity, contact, case or quote: its company is the field `account`, a link or, while editing, a control. */
const linkedAccount = (top: Element): Sighting | null => {
  const field = top.querySelector(
    '.record .field[data-name="account"],.detail .field[data-name="account"],.edit .field[data-name="account"],.record .field[data-name="accounts"]',
  );
  const link = field?.querySelector(ACCOUNT_LINK);
  if (link && field) return ofLink(link, "record", [field]);
  const input = field?.querySelector("input[data-name=accountName],input.main-element");
  const name = textOf(input);
  return input && name ? { kind: "record", anchor: input, place: "over", name, readFrom: [input] } : null;
};

/** One badge a row or card: its own name in lists of accounts, its company elsewhere. */
const ofItem = (item: Element): Sighting | null => {
  const link = item.querySelector(
    `a.link[href*="#Account/view/"],[data-name="account"] ${ACCOUNT_LINK},${ACCOUNT_LINK}`,
  );
  return link ? ofLink(link, item.matches("tr") ? "row" : "card", [link]) : null;
};

const accountId = (link: Element): string | null =>
  /#Account\/view\/([\w-]+)/.exec(link.getAttribute("href") ?? "")?.[1] ?? null;

const ofLink = (link: Element, kind: Sighting["kind"], readFrom: Element[]): Sighting | null => {
  const id = accountId(link);
  const name = textOf(link);
  return id && name
    ? { kind, anchor: link, name, link: { kind: "customer", externalId: id }, readFrom }
    : null;
};
