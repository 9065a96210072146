import { describe, expect, it } from "vitest";
import { patchRules } from "#extension/sites/rules/patch-rules.ts";
import { siteOfRules } from "#extension/sites/rules/site-of-rules.ts";
import type { SiteRules } from "#extension/sites/rules/site-rules.ts";
import { unreadable } from "#extension/sites/taught/readable.ts";
import type { SitePatch } from "#shared/page-rules/page-rule.ts";

const rules = {
  id: "crm",
  sightings: [
    {
      page: "company",
      kind: "record",
      address: "^/company/(\\d+)",
      id: "address",
      name: [{ css: ".old-title" }],
    },
  ],
  documents: [{ page: "deal", document: "opportunity", record: "deal", total: [{ css: ".old-total" }] }],
} as unknown as SiteRules;
const patch = (change: Partial<SitePatch>): SitePatch => ({
  site: "crm",
  page: "company",
  fields: { name: [{ css: ".new-title" }] },
  ...change,
});
const names = (by: SiteRules, html: string) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  return [...siteOfRules(by).find(page, new URL("https://crm.example.test/company/7"))].map(
    (one) => one?.name,
  );
};

describe("a patch", () => {
  it("reads where the name stands now, and where it stood before", () => {
    const patched = patchRules(rules, [patch({})]).rules;
    expect(names(rules, '<b class="new-title">Besson</b>')).toEqual([undefined]);
    expect(names(patched, '<b class="new-title">Besson</b>')).toEqual(["Besson"]);
    expect(names(patched, '<b class="old-title">Kerbrat</b>')).toEqual(["Kerbrat"]);
  });

  it("gives a field that the rule had not", () => {
    const { rules: patched, refused } = patchRules(rules, [
      patch({ page: "deal", fields: { number: [{ css: "i" }] } }),
    ]);
    expect([patched.documents[0]?.number, refused]).toEqual([[{ css: "i", guarded: unreadable }], []]);
  });

  it("leaves an id of the address, and the rules it was given, as they were", () => {
    const before = JSON.stringify(rules);
    const { rules: patched } = patchRules(rules, [patch({ fields: { id: [{ css: "i" }] } })]);
    expect(patched.sightings[0]?.id).toBe("address");
    expect(JSON.stringify(rules)).toBe(before);
  });

  it.each<[Partial<SitePatch>, object]>([
    [{ site: "other" }, { page: "company", field: null, reason: "site" }],
    [{ page: "invoice" }, { page: "invoice", field: null, reason: "page" }],
    [{ fields: { total: [{ css: "b" }] } }, { page: "company", field: "total", reason: "field" }],
    [{ fields: { constructor: [{ css: "b" }] } }, { page: "company", field: "constructor", reason: "field" }],
  ])("is refused by name: %j", (change, refusal) => {
    const { rules: patched, refused } = patchRules(rules, [patch(change)]);
    expect(refused).toEqual([refusal]);
    expect(patched).toEqual(rules);
  });

  it("brings no RegExp in", () => {
    const forged = patch({ fields: { name: [{ css: "b", part: "(a+)+$" } as never] } });
    expect(patchRules(rules, [forged]).rules.sightings[0]?.name[0]).toEqual({
      css: "b",
      guarded: unreadable,
    });
  });

  it.each([
    ["a hidden field", '<input class="new-title" type="hidden" value="secret" title="secret">'],
    ["a password", '<input class="new-title" type="password" value="secret" title="secret">'],
    ["a card number", '<input class="new-title" autocomplete="cc-number" value="secret" title="secret">'],
    ["what nobody sees", '<b class="new-title" hidden title="secret">secret</b>'],
    ["what somebody writes", '<p contenteditable="true"><b class="new-title" title="secret">secret</b></p>'],
    ["a field around", '<p class="new-title"><input autocomplete="one-time-code" value="secret"></p>'],
  ])("reads neither value nor attribute of %s", (_, html) => {
    for (const read of [{ css: ".new-title" }, { css: ".new-title", attribute: "title" }]) {
      const patched = patchRules(rules, [patch({ fields: { name: [read] } })]).rules;
      expect(names(patched, `${html}<b class="old-title">Kerbrat</b>`)).toEqual(["Kerbrat"]);
    }
  });
});
