import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { dolibarr } from "#extension/sites/dolibarr.ts";
import { dynamics } from "#extension/sites/dynamics.ts";
import { espocrm } from "#extension/sites/espocrm.ts";
import { frappe } from "#extension/sites/frappe.ts";
import { hubspot } from "#extension/sites/hubspot.ts";
import { odoo } from "#extension/sites/odoo.ts";
import { type FoundOnPage, keptPromise } from "#extension/sites/page-promises.ts";
import { pipedrive } from "#extension/sites/pipedrive.ts";
import { salesforce } from "#extension/sites/salesforce.ts";
import type { Site } from "#extension/sites/site.ts";
import { suitecrm } from "#extension/sites/suitecrm.ts";
import { zoho } from "#extension/sites/zoho.ts";
import { addressOf, fixturePage } from "./fixture-page.ts";

const SITES: Site[] = [
  ...[dolibarr, dynamics, espocrm, frappe, hubspot],
  ...[odoo, pipedrive, salesforce, suitecrm, zoho],
];
const PAGES = SITES.flatMap((site) =>
  readdirSync(join(import.meta.dirname, "../../fixtures/sites", site.id)).map(
    (file) => [`${site.id}/${file}`, site] as const,
  ),
);
/** Lists without a line, records that are not there yet, and what lies behind something else. */
const EMPTY = /list-empty|\/new-|quick-|-over-|scrolled-away/;

const found = (site: string, ids: string[], rows = 0): FoundOnPage => ({
  site,
  ids,
  records: ids.length,
  rows,
});
const at = (path: string) => `https://crm.example${path}`;

describe("a page keeps what its address promises", () => {
  it.each<[string, FoundOnPage, string]>([
    ["/societe/card.php?socid=17", found("dolibarr", ["17"]), "record"],
    ["/dolibarr/societe/list.php?type=c", found("dolibarr", [], 25), "list"],
    ["/odoo/contacts/20", found("odoo", ["20"]), "record"],
    ["/web#id=20&menu_id=113&model=res.partner&view_type=form", found("odoo", ["20"]), "record"],
    ["/#Account/view/66e1f0aa11bb22cc3", found("espocrm", ["66e1f0aa11bb22cc3"]), "record"],
    ["/#Account", found("espocrm", [], 20), "list"],
    ["/lightning/r/Account/0015g00000AbCdEAAV/view", found("salesforce", ["0015g00000AbCdE"]), "record"],
    ["/contacts/123/record/0-2/456", found("hubspot", ["456"]), "record"],
    [
      "/main.aspx?appid=1&pagetype=entityrecord&etn=account&id=0AB1-2",
      found("dynamics", ["{0ab1-2}"]),
      "record",
    ],
    ["/organization/9", found("pipedrive", ["9"]), "record"],
    ["/crm/org7/tab/Accounts/77", found("zoho", ["77"]), "record"],
    ["/index.php?module=Accounts&action=DetailView&record=a-1", found("suitecrm", ["a-1"]), "record"],
    ["/app/customer/Ateliers%20Besson", found("frappe", ["Ateliers Besson"]), "record"],
  ])("%s", (path, what, kind) => {
    expect(keptPromise(at(path), what)).toEqual({ kind, kept: true });
    expect(keptPromise(at(path), found(what.site, []))).toEqual({ kind, kept: false });
  });

  it("not with the id of another record", () => {
    expect(keptPromise(at("/odoo/contacts/20"), found("odoo", ["21"]))).toEqual({
      kind: "record",
      kept: false,
    });
  });

  it("with a record that shows no id", () => {
    const shown = { site: "odoo", ids: [], records: 1, rows: 0 };
    expect(keptPromise(at("/odoo/contacts/20"), shown)).toEqual({ kind: "record", kept: true });
  });

  it.each([
    ["/odoo/project/3", "odoo"],
    ["/contacts/1", "generic"],
    ["/societe/card.php?socid=17", "sample-crm"],
  ])("%s promises nothing of %s", (path, site) => {
    expect(keptPromise(at(path), found(site, []))).toBeNull();
  });

  it.each(PAGES)("%s, read under the address it stands for", (path, site) => {
    const address = at(addressOf(path));
    const seen = [...site.find(fixturePage(path), new URL(address))].filter((sighting) => sighting !== null);
    const records = seen.filter(({ kind }) => kind === "record");
    const kept = keptPromise(address, {
      site: site.id,
      ids: records.flatMap(({ link }) => (link?.kind === "customer" ? [link.externalId] : [])),
      records: records.length,
      rows: seen.length - records.length,
    });
    expect(kept?.kept ?? true).toBe(!EMPTY.test(path) || kept === null);
  });
});
