import { expect, it } from "vitest";
import { siteOfRules } from "#extension/sites/rules/site-of-rules.ts";
import { ruledSite } from "#extension/sites/taught/ruled-site.ts";
import { plainSite } from "../../overlay/a-page.ts";

const site = siteOfRules({
  id: "acme",
  sightings: [{ page: "account", kind: "record", name: [{ css: "h1" }] }],
  documents: [],
});
const hooks = { now: () => 0, rested: () => undefined };
const url = new URL("https://crm.example/");

const names = (of: typeof site, markup: string): (string | undefined)[] => {
  const page = new DOMParser().parseFromString(markup, "text/html");
  return [...of.find(page, url)].map((sighting) => sighting?.name);
};
const patch = (forSite: string) => ({ site: forSite, page: "account", fields: { name: [{ css: "b" }] } });

it("a site of rules reads by its organization's patches first", () => {
  const ruled = ruledSite(site, { taught: [], patches: [patch("acme")] }, hooks);
  expect(names(site, "<h1>Old</h1><b>New</b>")).toEqual(["Old"]);
  expect(names(ruled, "<h1>Old</h1><b>New</b>")).toEqual(["New"]);
});

it("patches of another site, and sites whose rules are no data, change nothing", () => {
  expect(ruledSite(site, { taught: [], patches: [patch("other")] }, hooks)).toBe(site);
  expect(ruledSite(plainSite, { taught: [], patches: [patch("plain")] }, hooks)).toBe(plainSite);
});
