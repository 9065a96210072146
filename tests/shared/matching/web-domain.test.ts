import { describe, expect, it } from "vitest";
import { readDomain, siteOf } from "#shared/matching/web-domain.ts";

describe("a domain", () => {
  it.each([
    ["WWW.Kerbrat.example", "kerbrat.example"],
    ["mail.kerbrat.fr.", "mail.kerbrat.fr"],
    ["kerbrat.wixsite.com", "kerbrat.wixsite.com"],
  ])("%s is read as %s", (text, host) => {
    expect(readDomain(text)).toBe(host);
  });

  it.each([
    "gmail.com",
    "yahoo.co.uk",
    "orange.fr",
    "smtp.orange.fr",
    "free.fr",
    "t-online.de",
    "libero.it",
    "wixsite.com",
    "192.168.1.4",
    "localhost",
    "kerbrat",
    "",
  ])("%s says nothing of a company", (text) => {
    expect(readDomain(text)).toBeNull();
  });

  it.each([
    ["mail.kerbrat.fr", "kerbrat.fr"],
    ["shop.kerbrat.co.uk", "kerbrat.co.uk"],
    ["kerbrat.co", "kerbrat.co"],
    ["kerbrat.wixsite.com", "kerbrat.wixsite.com"],
    ["kerbrat.free.fr", "kerbrat.free.fr"],
  ])("%s belongs to the site %s", (host, site) => {
    expect(siteOf(host)).toBe(site);
  });
});
