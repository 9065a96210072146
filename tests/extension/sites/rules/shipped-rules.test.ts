import { describe, expect, it } from "vitest";
import { dynamicsRules } from "#extension/sites/dynamics.ts";
import { hubspotRules } from "#extension/sites/hubspot.ts";
import { pipedriveRules } from "#extension/sites/pipedrive.ts";
import { siteOfRules } from "#extension/sites/rules/site-of-rules.ts";
import type { DocumentRule, Read, SightingRule, SiteRules } from "#extension/sites/rules/site-rules.ts";
import { salesforceRules } from "#extension/sites/salesforce.ts";
import { zohoRules } from "#extension/sites/zoho.ts";

const readsOf = (rule: SightingRule | DocumentRule): Read[] =>
  Object.values(rule)
    .flat()
    .filter((value): value is Read => typeof value === "object" && "css" in value);

const selectorsOf = ({ covers, panels, sightings, documents }: SiteRules): string[] =>
  [
    covers,
    panels,
    ...[...sightings, ...documents].flatMap((rule) => [
      rule.within,
      ...("kind" in rule ? [rule.each, rule.skip, rule.columns?.table, rule.columns?.heading] : []),
      ...readsOf(rule).flatMap(({ css, not, called }) => [css, not, called?.block, called?.label]),
    ]),
  ].filter((selector) => selector !== undefined && selector !== "") as string[];

const expressionsOf = ({ tenant, sightings, documents }: SiteRules): string[] =>
  [
    tenant,
    ...[...sightings, ...documents].flatMap((rule) => [
      rule.address,
      ...readsOf(rule).flatMap(({ part, called }) => [part, called?.is]),
    ]),
  ].filter((source) => source !== undefined);

const canRead = (read: () => unknown): boolean => {
  try {
    read();
    return true;
  } catch {
    return false;
  }
};

// A rule that a browser cannot read is left out without a word, so each is read here.
describe.each([salesforceRules, hubspotRules, dynamicsRules, pipedriveRules, zohoRules])(
  "rules of $id",
  (rules) => {
    it("have selectors and expressions that can be read", () => {
      const unread = (sources: string[], read: (source: string) => unknown) =>
        sources.filter((source) => !canRead(() => read(source)));
      expect(unread(selectorsOf(rules), (selector) => document.querySelector(selector))).toEqual([]);
      expect(unread(expressionsOf(rules), (source) => new RegExp(source, "i"))).toEqual([]);
    });

    it.each(["https://crm.example/", "https://crm.example/?id=%", "https://crm.example/#%E0%A4%A"])(
      "see nothing on a page without anything: %s",
      (address) => {
        const empty = document.implementation.createHTMLDocument("");
        const site = siteOfRules(rules);
        expect([...site.find(empty, new URL(address))].filter(Boolean)).toEqual([]);
        expect(site.document?.(empty, new URL(address))).toBeNull();
      },
    );
  },
);
