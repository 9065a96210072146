import { describe, expect, it } from "vitest";
import { addressProblem, matchAddress } from "#shared/page-rules/address-pattern.ts";

const at = (address: string) => {
  const [, pathname = "", search = "", hash = ""] = /^([^?#]*)([^#]*)(.*)$/.exec(address) ?? [];
  return { pathname, search, hash };
};

describe("an address pattern", () => {
  it.each<[string, string, string | null]>([
    ["/quotes/*", "/quotes/17", "17"],
    ["/quotes/*", "/quotes/17/", "17"],
    ["/quotes/*", "/quotes/17?tab=lines#notes", "17"],
    ["/quotes/*", "/quotes/", null],
    ["/quotes/*", "/quotes/17/edit", null],
    ["/quotes/*", "/quotes/17#/other/page", null],
    ["/quotes/*/edit", "/quotes/A%20B/edit", "A B"],
    ["/invoice-*", "/invoice-9", "9"],
    ["/invoice-*", "/invoice-", null],
    ["/card.php?socid=*", "/card.php?mode=x&socid=12", "12"],
    ["/card.php?socid=*", "/card.php?other=12", null],
    ["/index.php?module=Accounts&record=*", "/index.php?module=Leads&record=1", null],
    ["/#Account/view/*", "/#Account/view/66e1", "66e1"],
    ["/#Account/view/*", "/#Account/list", null],
    ["/clients", "/clients", ""],
    ["/clients", "/clients?page=2", ""],
    ["/a/*/b/*", "/a/1/b/2", "2"],
  ])("%s and %s", (pattern, address, id) => {
    expect(addressProblem(pattern)).toBeNull();
    expect(matchAddress(pattern, at(address))?.id ?? null).toBe(id);
  });

  it.each([
    "",
    "quotes",
    "//evil.example.test/a",
    "https://crm.example.test/a",
    "/a/(b|c)",
    "/a/[0-9]",
    "/a/**",
    "/a/x*y*z",
    "/^quotes$/",
    "/a b",
    "/a\\b",
  ])("is none: %s", (pattern) => {
    expect(addressProblem(pattern)).toBe("address_syntax");
  });

  it("is none when too long or of too many parts", () => {
    expect(addressProblem(`/${"a".repeat(300)}`)).toBe("address_too_long");
    expect(addressProblem("/a".repeat(13))).toBe("address_too_long");
  });
});
