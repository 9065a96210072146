import { describe, expect, it } from "vitest";
import { generic } from "#extension/sites/generic.ts";
import type { Sighting } from "#extension/sites/site.ts";

const HERE = new URL("https://crm.example/");
const of = (markup: string) =>
  new DOMParser().parseFromString(`<!doctype html><title></title>${markup}`, "text/html");
const read = (page: Document): Sighting[] =>
  [...generic.find(page, HERE)].flatMap((sighting) => sighting ?? []);
const json = (text: string) => `<script type="application/ld+json">${text}</script>`;
const kerbrat = '{"@type":"Organization","name":"Menuiserie Kerbrat","taxID":"999000185"}';
const named = "<p>Menuiserie Kerbrat</p>";
const found = [expect.objectContaining({ name: "Menuiserie Kerbrat", siren: "999000185" })];

describe("a page made to hurt the reader of any page", () => {
  it("is read in small steps, and no more than 300 guesses of it", () => {
    const titles = Array.from({ length: 400 }, (_, at) => `<h2>Garage Le Goff ${at}</h2>`);
    const steps = [...generic.find(of(titles.join("")), HERE)];
    expect(steps.length).toBeGreaterThan(800);
    expect(steps.filter((step) => step !== null)).toHaveLength(300);
  });

  it.each<[string, string]>([
    ["broken data", json('{"@type":"Organization","name":')],
    ["data that is no object", json('[null,1,"x",[[]]]')],
    ["data of wrong types", json('{"@type":[{}],"name":{"a":1},"customer":[7,null,{"@type":3}]}')],
    ["data as deep as it is long", json(`${"[".repeat(49_000)}${"]".repeat(49_000)}`)],
    ["a pile of companies", json(`[${Array(900).fill('{"@type":"Organization","name":"X Y"}').join()}]`)],
  ])("changes nothing by %s", (_, hostile) => {
    expect(read(of(`${hostile}${json(kerbrat)}${named}`))).toEqual(found);
  });

  it.each(["password", "hidden"])("keeps a %s beside a label to itself", (type) => {
    const field = `<label>Client</label><input type="${type}" value="Menuiserie Kerbrat">`;
    expect(
      read(of(`<form>${field}<label>SIREN</label><p>999000185</p></form>`)).map(({ name }) => name),
    ).toEqual([undefined]);
    expect(read(of(`<form>${field}</form>`))).toEqual([]);
  });

  it("has its data read up to a size and a number of scripts", () => {
    const long = `{"a":"${"x".repeat(100_000)}","@graph":[${kerbrat}]}`;
    expect(read(of(`${json(long)}${named}`))).toEqual([]);
    expect(read(of(`${json("{}").repeat(5)}${json(kerbrat)}${named}`))).toEqual([]);
    expect(read(of(`${json("{}").repeat(4)}${json(kerbrat)}${named}`))).toEqual(found);
  });

  it.each([
    ["no body", "<frameset></frameset>"],
    ["headings in headings", `${"<div><h1>".repeat(60)}Menuiserie Kerbrat`],
    [
      "addresses that are none",
      '<a href="https://%%%">x</a><a href="mailto:@">x</a><a href="https://">x</a>',
    ],
    ["labels without anything", "<dt>Client</dt><label for=x>Client</label><th>Client</th><p>Client :</p>"],
    ["items in items", `${"<div itemscope itemtype=https://schema.org/Organization>".repeat(300)}`],
    ["boundless text", `<p>Client : ${"a ".repeat(50_000)}</p><h1>${"b ".repeat(50_000)}</h1>`],
  ])("does no harm by %s", (_, markup) => {
    expect(() => read(of(markup))).not.toThrow();
  });

  it("has no password read, whatever it is called", () => {
    const page = of(
      '<label>Client<input type="password" value="Menuiserie Kerbrat"></label>' +
        '<table><tr><th>Client<th>N</tr><tr><td><input type="password" value="Menuiserie Kerbrat"><td>1</table>',
    );
    expect(read(page)).toEqual([]);
  });
});
