import { describe, expect, it } from "vitest";
import { type SelectorProblem, selectorProblem } from "#shared/page-rules/safe-selector.ts";

describe("a taught selector", () => {
  it.each([
    "h1",
    ".customer-name",
    "#customer",
    '[data-field="partner"]',
    "main .record > h1:first-child, dl > dd:nth-child(2)",
    "table.quotes tbody > tr:not(.total):not([hidden])",
    'tr:has(> td.amount) a[href^="/customers/"]',
    "li:is(.card, .tile) strong",
    "td:not(:nth-child(2))",
  ])("may be %s", (selector) => {
    expect(selectorProblem(selector)).toBeNull();
  });

  it.each<[string, SelectorProblem]>([
    ["", "empty"],
    ["h1,", "empty"],
    [`.${"a".repeat(300)}`, "too_long"],
    ["*", "universal"],
    ["div * *", "universal"],
    ["div > *", "universal"],
    ["h1{color:red}", "syntax"],
    ["/^Acme/", "syntax"],
    ["javascript:alert(1)", "syntax"],
    ["h1::before", "syntax"],
    [":host h1", "syntax"],
    ["h1 > > b", "syntax"],
    ["a\\:b", "syntax"],
    ['[title="a" i]', "syntax"],
    ["a, b, i, u", "too_complex"],
    ["a b a b a b a b a", "too_complex"],
    ["div:has(:has(p))", "too_complex"],
    ["div:has(p) a:has(b)", "too_complex"],
    ["div:not(:is(.a))", "too_complex"],
    ["div:has(p b)", "too_complex"],
    ['input[type="password"]', "forbidden"],
    ['form input[type="hidden"]', "forbidden"],
    ['input[name="user_password"]', "forbidden"],
    ['input[name="csrfmiddleware"]', "forbidden"],
    ["[hidden] b", "forbidden"],
    ['input[value^="a"]', "forbidden"],
    ['input[autocomplete="cc-number"]', "forbidden"],
    ["[contenteditable]", "forbidden"],
    ["iframe", "forbidden"],
    ["body", "forbidden"],
    ["script", "forbidden"],
    ['p:is([type="password"])', "forbidden"],
    ["h1, SCRIPT", "forbidden"],
  ])("is refused as %s (%s)", (selector, problem) => {
    expect(selectorProblem(selector)).toBe(problem);
  });
});
