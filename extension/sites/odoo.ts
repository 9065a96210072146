import { odooBoards } from "./odoo-boards.ts";
import { odooDocument } from "./odoo-document.ts";
import { odooForm } from "./odoo-form.ts";
import { odooLists } from "./odoo-lists.ts";
import { isMadeUp } from "./odoo-page.ts";
import type { Site } from "./site.ts";

/** Odoo 16 to 18: one page whose content changes under it; fields carry their names, lists carry no record ids. */
export const odoo: Site = {
  id: "odoo",
  tenant: (page, url) => databaseOf(page) ?? url.searchParams.get("db") ?? "",
  *find(page, url) {
    const top = onTop(page);
    const form = top.querySelector(".o_form_view");
    if (form && !isMadeUp(form)) yield odooForm(form, url, top !== page.documentElement);
    yield* odooLists(top, url);
    yield* odooBoards(top, url);
  },
  document(page, url) {
    const top = onTop(page);
    const form = top.querySelector(".o_form_view");
    return form && !isMadeUp(form) ? odooDocument(form, url, top !== page.documentElement) : null;
  },
};

/** The session line in the head names it. */
const databaseOf = (page: Document): string | undefined => {
  for (const script of page.querySelectorAll("script:not([src])")) {
    const text = script.textContent ?? "";
    if (text.includes("__session_info__")) return /"db"\s*:\s*"([^"]{1,100})"/.exec(text)?.[1];
  }
  return undefined;
};

/** The last open dialog, under which nothing counts; else the whole page. */
const onTop = (page: Document): Element => {
  const dialogs = page.querySelectorAll(
    ".o_dialog .modal:not(.o_inactive_modal),.modal.o_technical_modal.show,.o_dialog:not(:has(.modal))",
  );
  return dialogs[dialogs.length - 1] ?? page.documentElement;
};
