import { controlOf, filled, firstText, textOf } from "./read-text.ts";
import type { SeenDocument } from "./site.ts";

/** Pages by the end of their path, since Dolibarr often lives under one. */
const PAGES: [RegExp, SeenDocument["kind"]][] = [
  [/\/comm\/propal\/card\.php$/, "quote"],
  [/\/commande\/card\.php$/, "order"],
  [/\/projet\/card\.php$/, "opportunity"],
];

/** Proposal, order or project followed as an opportunity, with the total its card shows in the organization's currency. */
export const dolibarrDocument = (page: Document, url: URL): SeenDocument | null => {
  const kind = PAGES.find(([path]) => path.test(url.pathname))?.[1];
  const banner = page.querySelector("div.refid") ?? page.querySelector("input[name=ref]");
  if (!kind || !banner) return null;
  const total = kind === "opportunity" ? expected(page) : grandTotal(page);
  if (!total || !textOf(total.anchor)) return null;
  const terms = kind === "opportunity" ? null : termsCell(page);
  const id = url.searchParams.get("id") ?? idInTabs(page, url);
  return {
    kind,
    ...filled({
      number: controlOf(banner) ? textOf(banner) : firstText(banner, ".refidno,script,style"),
      terms: textOf(terms),
    }),
    ...(id && /^[1-9]\d*$/.test(id) ? { link: { kind, externalId: id } } : {}),
    total: { ...total, text: textOf(total.anchor) },
    readFrom: [total.anchor, banner, terms].flatMap((element) => element ?? []),
  };
};

/**
 * Rows excl. tax, taxes, incl. tax: the last is what is owed. The first cell is the organization's currency, a second one the
 * document's. A single row says by its label which it is.
 */
const grandTotal = (page: Document): Pick<SeenDocument["total"], "anchor" | "basis"> | null => {
  const rows = [...page.querySelectorAll("tr:has(> td.amountcard)")];
  const last = rows.at(-1);
  const anchor = last?.querySelector("td.amountcard");
  if (!last || !anchor) return null;
  const label = last.firstElementChild?.textContent ?? "";
  if (rows.length > 2 || /TTC|\binc/i.test(label)) return { anchor, basis: "gross" };
  return { anchor, ...(/\bHT\b|\bexcl/i.test(label) ? { basis: "net" as const } : {}) };
};

/** The row after the opportunity's stage; its second amount is weighted by the probability. */
const expected = (page: Document): Pick<SeenDocument["total"], "anchor"> | null => {
  const typed = page.querySelector("input[name=opp_amount]");
  if (typed) return { anchor: typed };
  if (!page.querySelector("input[name=usage_opportunity][checked]")) return null;
  const stage = page.querySelector('a[href*="action=edit_opp_status"]')?.closest("tr");
  const row =
    stage?.nextElementSibling ??
    [...page.querySelectorAll(".tableforfield tr:has(> td .amount)")].find((each) =>
      /\bopp/i.test(each.firstElementChild?.textContent ?? ""),
    );
  const anchor = row?.querySelector("td .amount");
  return anchor ? { anchor } : null;
};

/** Its label is translated, the pencil beside it is not; a closed order has the label alone. */
const termsCell = (page: Document): Element | null => {
  const label =
    page.querySelector('a[href*="action=editconditions"]') ??
    [...page.querySelectorAll(".tableforfield td")].find((cell) =>
      /^\s*(?:Cond\. (?:de )?règlement|Conditions de règlement|Payment terms?)/i.test(cell.textContent ?? ""),
    );
  const row = label?.closest(".tableforfield > tbody > tr,.tableforfield > tr");
  const cell = row?.lastElementChild ?? null;
  return cell && !controlOf(cell) && !cell.querySelector("select") ? cell : null;
};

/** Previous and next lead to an address that has the number instead of the id. */
const idInTabs = (page: Document, url: URL): string | undefined => {
  for (const link of page.querySelectorAll('.tabs a[href*="id="],a[href*="action="][href*="id="]')) {
    const href = link.getAttribute("href") ?? "";
    const id = href.split("?")[0]?.endsWith(url.pathname) ? /[?&]id=(\d+)/.exec(href)?.[1] : undefined;
    if (id) return id;
  }
  return undefined;
};
