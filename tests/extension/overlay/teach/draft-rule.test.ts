import { describe, expect, it } from "vitest";
import { claim } from "#extension/overlay/box.ts";
import { draftRule, pickProblem } from "#extension/overlay/teach/draft-rule.ts";
import type { TeachPick, TeachProblem } from "#extension/platform/teach.ts";
import { listPage, quotePage } from "#tests/fixtures/sites/taught/pages.ts";

const pageOf = (html: string): Document => new DOMParser().parseFromString(html, "text/html");
const at = (page: Document, selector: string): Element => {
  const found = page.querySelector(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};
const quote = pageOf(
  quotePage({ id: 17, customer: "Ateliers Besson SAS", total: "1 200,00 €", siren: "999 000 110" }),
);
const url = (path: string) => new URL(path, "https://tool.example.test");

describe("what is pointed at", () => {
  it.each<[string, TeachPick, TeachProblem | null]>([
    [".party", "name", null],
    ['input[name="q"]', "name", null],
    ['input[type="password"]', "name", "password"],
    ['input[type="hidden"]', "name", "hidden"],
    ["[contenteditable]", "name", "editor"],
    ["iframe", "name", "frame"],
    ["hr", "name", "no_text"],
    [".company-number", "identifier", null],
    [".party", "identifier", "no_number"],
    [".amount", "total", null],
    [".party", "total", "no_amount"],
  ])("%s as %s: %s", (selector, what, problem) => {
    expect(pickProblem(at(quote, selector), what)).toBe(problem);
  });

  it("is not of ours, and not a whole page", () => {
    const page = pageOf(`<div id="a">x</div><p>${"long ".repeat(50)}</p>`);
    claim(at(page, "#a"));
    expect(pickProblem(at(page, "#a"), "name")).toBe("ours");
    expect(pickProblem(at(page, "p"), "name")).toBe("too_much");
  });
});

describe("the rule that follows", () => {
  it("is of the record, its number and its amount", () => {
    const picks = {
      name: at(quote, ".party"),
      identifier: at(quote, ".company-number"),
      total: at(quote, ".amount"),
      wrong: [],
    };
    expect(draftRule(picks, quote, url("/quotes/17"))).toEqual({
      draft: {
        address: "/quotes/*",
        kind: "record",
        name: '[data-testid="party-name"]',
        identifier: { css: ".company-number" },
        document: { kind: "quote", total: ".amount" },
      },
      problem: null,
    });
  });

  it("is of rows once a second name was pointed at", () => {
    const list = pageOf(listPage(["Besson", "Kerbrat"]));
    const [name, second] = [at(list, "tbody tr:nth-child(1) a"), at(list, "tbody tr:nth-child(2) a")];
    const { draft } = draftRule({ name, second, wrong: [] }, list, url("/accounts?page=2"));
    expect(draft).toMatchObject({ address: "/accounts", kind: "row" });
    expect(draftRule({ name, second: name, wrong: [] }, list, url("/accounts")).problem).toBe("no_list");
    expect(draftRule({ name, second, wrong: [name] }, list, url("/accounts")).problem).toBe("not_told_apart");
  });
});
