import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { siteHere } from "#extension/overlay/parts.ts";
import { hostedPatterns, SIGNATURES, siteOfPage } from "#extension/sites/signatures.ts";
import { fixturePage } from "./fixture-page.ts";

const FIXTURES = join(import.meta.dirname, "../../fixtures/sites");

const pages = readdirSync(FIXTURES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) =>
    readdirSync(join(FIXTURES, name))
      .filter((file) => file.endsWith(".html"))
      .map((file): [string, string] => [`${name}/${file}`, name]),
  );

describe("the signature of a site", () => {
  it.each(pages)("%s is a page of %s and of no other", (path, site) => {
    const page = fixturePage(path);
    expect(siteOfPage(page, "crm.example") ?? "generic").toBe(site);
    const known = SIGNATURES.filter((signature) => page.querySelector(signature.page)).map(({ id }) => id);
    expect(known).toEqual(site === "generic" ? [] : [site]);
  });

  it.each([
    ["acme.lightning.force.com", "salesforce"],
    ["acme--full.sandbox.lightning.force.com", "salesforce"],
    ["app-eu1.hubspot.com", "hubspot"],
    ["acme.crm4.dynamics.com", "dynamics"],
    ["acme.pipedrive.com", "pipedrive"],
    ["crm.zoho.eu", "zoho"],
    ["acme.odoo.com", "odoo"],
    ["lightning.force.com.example", null],
    ["notpipedrive.com", null],
    ["mail.zoho.eu", null],
  ])("holds for the vendor's own host %s whatever the page says: %s", (host, site) => {
    expect(siteOfPage(fixturePage("generic/nothing.html"), host)).toBe(site);
  });

  it.each(SIGNATURES.map(({ id }) => id))("%s has a script that brings its site", async (id) => {
    const { default: script } = await import(`../../../extension/entrypoints/${id}.site.ts`);
    script.main();
    expect(siteHere(id)?.id).toBe(id);
  });

  it("gives match patterns that a browser takes", () => {
    for (const pattern of SIGNATURES.flatMap(hostedPatterns))
      expect(pattern).toMatch(/^https:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+\/\*$/);
  });
});
