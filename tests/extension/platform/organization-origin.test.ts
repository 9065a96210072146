import { describe, expect, it } from "vitest";
import { organizationOrigin } from "#extension/platform/organization-origin.ts";
import { originPattern } from "#extension/platform/permissions.ts";

describe("an organization's address", () => {
  it.each([
    ["vigie.company.fr", "https://vigie.company.fr"],
    ["  https://vigie.company.fr/anything?x=1 ", "https://vigie.company.fr"],
    ["https://vigie.company.fr:8443", "https://vigie.company.fr:8443"],
    ["http://127.0.0.1:8787", "http://127.0.0.1:8787"],
    ["127.0.0.1:8787", "http://127.0.0.1:8787"],
    ["localhost:8787", "http://localhost:8787"],
    ["https://localhost:8787", "https://localhost:8787"],
  ])("typed as %j is %s", (typed, origin) => {
    expect(organizationOrigin(typed)).toBe(origin);
  });

  it.each([
    "",
    "  ",
    "http://vigie.company.fr",
    "ftp://vigie.company.fr",
    "javascript:alert(1)",
    "https://a:b@c.fr",
    "ht tp",
  ])("is never %j", (typed) => {
    expect(organizationOrigin(typed)).toBeNull();
  });
});

describe("the pattern to ask for", () => {
  it("is one host without its port, which Firefox does not know", () => {
    expect(originPattern("http://127.0.0.1:8787")).toBe("http://127.0.0.1/*");
    expect(originPattern("https://crm.example")).toBe("https://crm.example/*");
    expect(originPattern("chrome://settings")).toBeNull();
    expect(originPattern("")).toBeNull();
  });
});
