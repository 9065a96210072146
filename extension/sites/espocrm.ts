import { espoDocument } from "./espocrm-document.ts";
import { asIdentifier, compact, type Identifiers } from "./identifiers.ts";
import { domainOf, filled, textOf } from "./read-text.ts";
import type { Sighting, Site } from "./site.ts";

const ACCOUNT_LINK = 'a[href*="#Account/view/"]';

/** EspoCRM: hash routes, fields and rows carry names and ids (9.1 and 9.2 seen running 2026-11; sources of 10.0). */
export const espocrm: Site = {
  id: "espocrm",
  tenant: () => "",
  *find(page, url) {
    const dialog = topDialog(page);
    const top = dialog ?? page.documentElement;
    const record = recordOf(page, top, dialog, url);
    if (record) yield record;
    for (const item of top.querySelectorAll(".list-row[data-id],.list-kanban .item[data-id]")) {
      const found = ofItem(item);
      yield found?.link?.externalId === record?.link?.externalId && record ? null : found;
    }
  },
  document(page, url) {
    const dialog = topDialog(page);
    const top = dialog ?? page.documentElement;
    const route = routeOf(page, dialog, url);
    return route && espoDocument(top, titleOf(top, dialog), route.scope, route.id);
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

/** What the record on top is: by the dialog's title link, else by the address once that kind of record is there. */
const routeOf = (page: Document, dialog: Element | null, url: URL): { scope: string; id: string } | null => {
  const address = dialog
    ? dialog.querySelector('.modal-header a[href*="/view/"]')?.getAttribute("href")
    : url.hash;
  const [, scope, id] = /^#([A-Z]\w*)\/(?:view|edit)\/([\w-]+)/.exec(address ?? "") ?? [];
  const isThere = dialog ?? page.querySelector(`.detail[data-scope="${scope}"],.edit[data-scope="${scope}"]`);
  return scope && id && isThere ? { scope, id } : null;
};

/** A dialog's title link says the kind of record first ("Account › Name"), the name stands in its last part. */
const titleOf = (top: Element, dialog: Element | null): Element | null => {
  const link = dialog?.querySelector('.modal-header a[href*="/view/"]');
  if (dialog)
    return [...(link?.querySelectorAll("span") ?? [])].findLast((part) => textOf(part)) ?? link ?? null;
  return top.querySelector(".header-breadcrumbs .title,.header-breadcrumbs .breadcrumb-item:last-child");
};

const recordOf = (page: Document, top: Element, dialog: Element | null, url: URL): Sighting | null => {
  const route = routeOf(page, dialog, url);
  const title = titleOf(top, dialog);
  if (route?.scope === "Account") return title && account(top, title, route.id);
  if (!route && top.querySelector('.edit[data-scope="Account"]')) return newAccount(top);
  return dialog || route ? linkedAccount(top) : null;
};

/** Not saved yet: what is typed is all there is. */
const newAccount = (top: Element): Sighting | null => {
  const input = top.querySelector('.edit .field[data-name="name"] input');
  const name = textOf(input);
  const { numbers, domain, fields } = factsOf(top);
  return input && name
    ? {
        kind: "record",
        anchor: input,
        place: "over",
        ...filled({ name, ...numbers, domain }),
        readFrom: [input, ...fields],
      }
    : null;
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
  for (const field of top.querySelectorAll(
    ".record .field[data-name],.detail .field[data-name],.edit .field[data-name]",
  )) {
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
  return link ? ofLink(link, item.matches(".list-row") ? "row" : "card", [link]) : null;
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
