import { describe, expect, it } from "vitest";
import { NewPageRule } from "#shared/contract/page-rules.ts";
import { sitePatchProblem, type TaughtRule, taughtRuleProblem } from "#shared/page-rules/page-rule.ts";

const rule: TaughtRule = {
  origin: "https://crm.example.test",
  page: "Quote",
  address: "/quotes/*",
  kind: "record",
  name: "h1.customer",
};

describe("a taught rule", () => {
  it("is taken as it is written", () => {
    const whole: TaughtRule = {
      ...rule,
      identifier: { css: "[data-siren]", attribute: "data-siren" },
      domain: { css: "a.site", attribute: "href" },
      document: { kind: "quote", total: ".total", number: ".number", basis: "net" },
    };
    expect(taughtRuleProblem(whole)).toBeNull();
    expect(NewPageRule.parse({ kind: "taught", rule: whole })).toEqual({ kind: "taught", rule: whole });
  });

  it.each<[string, object, string, string]>([
    ["another scheme", { origin: "javascript:alert(1)" }, "origin", "origin"],
    ["a page instead of an origin", { origin: "https://crm.example.test/a" }, "origin", "origin"],
    ["a wildcard host", { origin: "https://*.example.test" }, "origin", "origin"],
    ["a person's sign-in in it", { origin: "https://a:b@example.test" }, "origin", "origin"],
    ["a RegExp as address", { address: "/quotes/(\\d+)" }, "address", "address_syntax"],
    ["rows without rows", { kind: "row" }, "each", "each"],
    ["a record with rows", { each: "tr" }, "each", "each"],
    ["an expensive row", { kind: "row", each: "* *" }, "each", "universal"],
    ["a password", { name: 'input[type="password"]' }, "name", "forbidden"],
    ["a hidden total", { document: { kind: "quote", total: "[hidden]" } }, "document.total", "forbidden"],
    [
      "a hidden number",
      { document: { kind: "quote", total: "b", number: "[value]" } },
      "document.number",
      "forbidden",
    ],
    [
      "a typed value",
      { identifier: { css: "input", attribute: "value" } },
      "identifier.attribute",
      "attribute",
    ],
    ["a token", { domain: { css: "a", attribute: "data-csrf-token" } }, "domain.attribute", "attribute"],
    ["a script's name", { domain: { css: "javascript:1" } }, "domain.css", "syntax"],
  ])("is refused for %s", (_, change, path, problem) => {
    const wrong = { ...rule, ...change } as TaughtRule;
    expect(taughtRuleProblem(wrong)).toEqual({ path, problem });
    const parsed = NewPageRule.safeParse({ kind: "taught", rule: wrong });
    expect(parsed.error?.issues[0]).toMatchObject({ path: ["rule", ...path.split(".")], message: problem });
  });

  it.each<[string, object]>([
    ["a 100 kB selector", { name: `.a${" .a".repeat(33_000)}` }],
    ["fields nobody knows", { script: "alert(1)" }],
    ["a RegExp in a read", { identifier: { css: "b", part: "(\\d+)+$" } }],
    ["no name of its kind of page", { page: "  " }],
    ["a kind that is none", { kind: "frame" }],
  ])("is refused by its contract for %s", (_, change) => {
    expect(NewPageRule.safeParse({ kind: "taught", rule: { ...rule, ...change } }).success).toBe(false);
  });
});

describe("a site patch", () => {
  const patch = { site: "hubspot", page: "company", fields: { name: [{ css: "h1" }] } };
  it("is taken as it is written", () => {
    expect(NewPageRule.safeParse({ kind: "patch", rule: patch }).success).toBe(true);
  });
  it.each<[string, Record<string, { css: string; attribute?: string }[]>, string]>([
    ["nothing", {}, "fields"],
    ["no selector", { name: [] }, "fields.name"],
    ["too many selectors", { name: Array.from({ length: 5 }, () => ({ css: "h1" })) }, "fields.name"],
    ["a password", { name: [{ css: "h1" }, { css: '[type="password"]' }] }, "fields.name.1.css"],
    [
      "an attribute that is typed",
      { name: [{ css: "input", attribute: "value" }] },
      "fields.name.0.attribute",
    ],
  ])("is refused for %s", (_, fields, path) => {
    expect(sitePatchProblem({ ...patch, fields })?.path).toBe(path);
    expect(NewPageRule.safeParse({ kind: "patch", rule: { ...patch, fields } }).success).toBe(false);
  });
  it("is refused for a field of no rule, a RegExp and a strange site", () => {
    for (const change of [
      { fields: { password: [{ css: "b" }] } },
      { fields: { name: [{ css: "b", part: "(.*)" }] } },
      { site: "../x" },
    ])
      expect(NewPageRule.safeParse({ kind: "patch", rule: { ...patch, ...change } }).success).toBe(false);
  });
});
