import { describe, expect, it } from "vitest";
import { buildIndex } from "#shared/matching/build-index.ts";
import { groundsOf } from "#shared/matching/evidence-of.ts";
import { keysOfSighted } from "#shared/matching/keys.ts";
import { matchSighting } from "#shared/matching/match-sighting.ts";
import { openIndex } from "#shared/matching/packed-index.ts";
import type { LinkScope, Sighted } from "#shared/matching/sighting.ts";
import { aCustomer, idOf, NOBODY, SCOPE, SIREN_A, SIREN_B, SIREN_C } from "./a-customer.ts";
import { matchingWith } from "./matching-with.ts";

const kerbrat = aCustomer(1, "Menuiserie Kerbrat SAS", {
  siren: SIREN_A,
  sirets: [`${SIREN_A}00019`],
  vats: ["FR29910000009"],
  domains: ["kerbrat.example"],
  links: [{ ...SCOPE, kind: "customer", externalId: "17" }],
});
const henin = aCustomer(2, "Plomberie Hénin", { siren: SIREN_B });
const match = matchingWith([kerbrat, henin]);
const matchedKerbrat = expect.objectContaining({ kind: "matched", customerId: idOf(1) });

describe("one customer is matched", () => {
  it.each<[string, Omit<Sighted, "key">]>([
    ["its name", { name: "MENUISERIE KERBRAT" }],
    ["its SIREN, with spaces", { siren: "910 000 009" }],
    ["its SIRET", { siret: `${SIREN_A} 00019` }],
    ["the SIRET of another establishment", { siret: `${SIREN_A}00027` }],
    ["its VAT number", { vat: "FR 29 910 000 009" }],
    ["its record in the CRM", { link: { kind: "customer", externalId: "17" } }],
    ["SIREN and a short form of the name", { siren: SIREN_A, name: "Kerbrat" }],
    ["all of it", { siren: SIREN_A, name: "Menuiserie Kerbrat", domain: "www.kerbrat.example" }],
  ])("by %s", (_, sighted) => {
    expect(match(sighted)).toEqual(matchedKerbrat);
  });

  it("with all the evidence that speaks for it", () => {
    expect(match({ name: "Menuiserie Kerbrat", siren: SIREN_A, domain: "kerbrat.example" })).toEqual({
      kind: "matched",
      customerId: idOf(1),
      evidence: ["siren", "name", "domain"],
    });
  });

  it("by its name where the numbers of the seller itself stand beside it", () => {
    const own = matchingWith([kerbrat, henin], { siren: SIREN_C });
    expect(own({ name: "Menuiserie Kerbrat", siren: SIREN_C, vat: "FR77910000025" })).toEqual(matchedKerbrat);
  });

  it("among namesakes, by the domain that only one of them has", () => {
    const other = aCustomer(3, "Menuiserie Kerbrat");
    expect(matchingWith([kerbrat, other])({ name: "Menuiserie Kerbrat", domain: "kerbrat.example" })).toEqual(
      matchedKerbrat,
    );
  });

  it("among namesakes, by the legal form that only one of them has", () => {
    const other = aCustomer(3, "Menuiserie Kerbrat SARL");
    const among = matchingWith([kerbrat, other]);
    expect(among({ name: "Menuiserie Kerbrat SAS" })).toEqual({
      kind: "matched",
      customerId: idOf(1),
      evidence: ["name"],
    });
    expect(among({ name: "Menuiserie Kerbrat" }).kind).toBe("unsure");
    const formless = aCustomer(4, "Menuiserie Kerbrat");
    expect(matchingWith([kerbrat, formless])({ name: "Menuiserie Kerbrat SAS" }).kind).toBe("unsure");
  });

  it("among namesakes, by the number that the others contradict", () => {
    const other = aCustomer(3, "Menuiserie Kerbrat", { siren: SIREN_B });
    expect(matchingWith([kerbrat, other])({ name: "Menuiserie Kerbrat", siren: SIREN_A })).toEqual(
      matchedKerbrat,
    );
  });
});

describe("a conflict", () => {
  it("is a SIREN beside the name of another company, as a web lead can type it", () => {
    expect(match({ siren: SIREN_A, name: "Garage Le Goff" })).toEqual({
      kind: "conflict",
      candidates: [idOf(1)],
      evidence: ["siren"],
    });
  });

  it("is a name and a SIREN of two customers", () => {
    expect(match({ siren: SIREN_A, name: "Plomberie Hénin" }).kind).toBe("conflict");
  });

  it("is a record linked to one customer with the number of another", () => {
    expect(match({ link: { kind: "customer", externalId: "17" }, siren: SIREN_B }).kind).toBe("conflict");
  });

  it("is a known name beside a SIREN that its customer does not have", () => {
    expect(match({ name: "Menuiserie Kerbrat", siren: SIREN_C }).kind).toBe("conflict");
  });

  it("is a page that tells two SIREN numbers of one company", () => {
    expect(match({ name: "Menuiserie Kerbrat", siren: SIREN_A, vat: "FR53910000017" }).kind).toBe("conflict");
  });
});

describe("a match is unsure", () => {
  it("between namesakes", () => {
    const other = aCustomer(3, "Kerbrat Menuiserie");
    const same = aCustomer(4, "MENUISERIE KERBRAT SAS");
    expect(matchingWith([kerbrat, other, same])({ name: "Menuiserie Kerbrat" })).toEqual({
      kind: "unsure",
      candidates: [idOf(1), idOf(4)],
      evidence: ["name"],
    });
  });

  it("when the legal form on the page is another one", () => {
    expect(match({ name: "Menuiserie Kerbrat SARL" }).kind).toBe("unsure");
  });

  it("when the name is only much alike", () => {
    expect(match({ name: "Menuiserie Kerbart" })).toEqual({
      kind: "unsure",
      candidates: [idOf(1)],
      evidence: ["alike"],
    });
  });

  it("when only a domain speaks for it", () => {
    expect(match({ domain: "kerbrat.example" }).kind).toBe("unsure");
    expect(match({ domain: "kerbrat.example", name: "Sophie Leroy" }).kind).toBe("unsure");
  });

  it("when the name is one customer's and the domain another's", () => {
    expect(match({ name: "Plomberie Hénin", domain: "kerbrat.example" }).kind).toBe("unsure");
  });

  it("when the customer's own name mixes scripts and the page writes it so", () => {
    const look = aCustomer(5, "Mеnuiserie Kerbrat");
    expect(matchingWith([look])({ name: "Mеnuiserie Kerbrat" }).kind).toBe("unsure");
  });

  it("when the text is reordered on the screen", () => {
    expect(match({ name: "\u202eMenuiserie Kerbrat" }).kind).toBe("unsure");
  });

  it("when the name is a letter or two", () => {
    expect(matchingWith([aCustomer(6, "AB")])({ name: "AB" }).kind).toBe("unsure");
  });
});

describe("nobody is matched", () => {
  it.each<[string, Omit<Sighted, "key">]>([
    ["by nothing at all", {}],
    ["by an unknown name", { name: "Charpentes Le Floc'h" }],
    ["by an invalid SIREN", { siren: "910000001" }],
    ["by an unknown SIREN", { siren: SIREN_C }],
    ["by a name much alike beside an unknown SIREN", { name: "Menuiserie Kerbart", siren: SIREN_C }],
    [
      "by a name much alike beside an unknown SIRET",
      { name: "Menuiserie Kerbart", siret: `${SIREN_C}00007` },
    ],
    ["by a name much alike beside an unknown VAT number", { name: "Menuiserie Kerbart", vat: "DE136695976" }],
    ["by the domain of a customer with another SIREN", { domain: "kerbrat.example", siren: SIREN_C }],
    ["by a mail provider's domain", { domain: "gmail.com" }],
    ["by the id of another kind of record", { link: { kind: "product", externalId: "17" } }],
    ["by a name of punctuation", { name: "—…!" }],
  ])("%s", (_, sighted) => {
    expect(match(sighted)).toEqual({ kind: "unknown" });
  });

  it.each<[string, Partial<LinkScope>]>([
    ["site", { site: "odoo" }],
    ["origin", { origin: "https://other.example" }],
    ["database", { tenant: "second" }],
  ])("by the same record id in another %s", (_, scope) => {
    const link = { kind: "customer", externalId: "17" };
    expect(match({ link }, { ...SCOPE, ...scope })).toEqual({ kind: "unknown" });
  });

  it("by the seller's own numbers", () => {
    expect(matchingWith([kerbrat], { siren: SIREN_A })({ siren: SIREN_A, vat: "FR29910000009" })).toEqual({
      kind: "unknown",
    });
  });

  it("when the row has gone since the index was built", () => {
    const index = openIndex(buildIndex([kerbrat]));
    expect(index).not.toBeNull();
    const gone = index && matchSighting(index, () => undefined, { key: "", siren: SIREN_A }, SCOPE, NOBODY);
    expect(gone).toEqual({ kind: "unknown" });
  });

  it("when the row no longer has what the index says", () => {
    const index = openIndex(buildIndex([kerbrat]));
    const renamed = aCustomer(1, "Autre Nom", { siren: SIREN_B });
    const answer = index && matchSighting(index, () => renamed, { key: "", siren: SIREN_A }, SCOPE, NOBODY);
    expect(answer).toEqual({ kind: "unknown" });
  });
});

describe("a name that is written otherwise", () => {
  const muller = aCustomer(20, "Müller Maschinenbau GmbH & Co. KG");
  const henry = aCustomer(21, "SARL Henry dit Le Petit Bistrot");
  const others = matchingWith([kerbrat, henin, muller, henry]);

  it.each<[string, string, number]>([
    ["two letters for an umlaut", "Mueller Maschinenbau", 20],
    ["the order of words", "Kerbrat Menuiserie", 1],
    ["a misspelt trade", "Menuiseire Kerbrat", 1],
    ["a trade with a vowel for a consonant", "Menuieerie Kerbrat", 1],
    ["letters that changed places", "Menuiserie Kerbrat".replace("rb", "br"), 1],
    ["the company of a trade name", "Henry SARL", 21],
    ["the trade name alone", "Le Petit Bistrot", 21],
    ["both, written otherwise", "HENRY - enseigne LE PETIT BISTROT", 21],
  ])("%s is matched", (_, name, number) => {
    expect(others({ name })).toEqual(expect.objectContaining({ kind: "matched", customerId: idOf(number) }));
  });

  it.each<[string, string]>([
    ["a branch", "Menuiserie Kerbrat Lorient"],
    ["the group", "Groupe Menuiserie Kerbrat"],
    ["a holding", "Menuiserie Kerbrat Holding"],
    ["the company that owns its walls", "SCI Menuiserie Kerbrat"],
    ["a number", "Menuiserie Kerbrat 2"],
    ["a part of it", "Kerbrat"],
    ["another company under a sign of that name", "SARL Autre - enseigne Menuiserie Kerbrat"],
  ])("%s is only proposed", (_, name) => {
    expect(others({ name })).toEqual(expect.objectContaining({ kind: "unsure", candidates: [idOf(1)] }));
  });

  it("by its initials is proposed, and matched once an identifier agrees", () => {
    const rail = aCustomer(22, "Société nationale des chemins de fer français", { siren: SIREN_C });
    const known = matchingWith([rail, kerbrat]);
    expect(known({ name: "SNCF" })).toEqual({ kind: "unsure", candidates: [idOf(22)], evidence: ["sigle"] });
    expect(known({ name: "SNCF", siren: SIREN_C }).kind).toBe("matched");
    const short = matchingWith([aCustomer(23, "SNCF")]);
    expect(short({ name: "Société nationale des chemins de fer français" }).kind).toBe("unsure");
  });

  it("by a slip is only proposed where two customers are near, or where the word is a name of its own", () => {
    const two = [aCustomer(1, "Menuiserie Kebrrat"), aCustomer(2, "Menuiserie Kerbrat")];
    expect(matchingWith(two)({ name: "Menuiserie Kerbratt" }).kind).toBe("unsure");
    const shops = [aCustomer(1, "Plomberie Vasnier"), aCustomer(2, "Garage Vansier")];
    expect(matchingWith([aCustomer(1, "Plomberie Vasnier")])({ name: "Plomberie Vansier" }).kind).toBe(
      "matched",
    );
    expect(matchingWith(shops)({ name: "Plomberie Vansier" }).kind).toBe("unsure");
  });

  it.each([
    ["Menuiserie Charpentier", "Menuiserie Carpentier"],
    ["Garage Boulanger", "Garage Boulenger"],
    ["Maison Kerbrat", "Masson Kerbrat"],
    ["Wanhua Chemical", "Hanhua Chemical"],
  ])("%s is not taken for a customer called %s", (seen, known) => {
    expect(matchingWith([aCustomer(1, known)])({ name: seen }).kind).not.toBe("matched");
    expect(matchingWith([aCustomer(1, seen)])({ name: known }).kind).not.toBe("matched");
  });

  it("by a slip is matched once its domain agrees, and never beside another domain", () => {
    expect(match({ name: "Menuiserie Kerbart" }).kind).toBe("unsure");
    expect(match({ name: "Menuiserie Kerbart", domain: "www.kerbrat.example" })).toEqual({
      kind: "matched",
      customerId: idOf(1),
      evidence: ["domain", "alike"],
    });
    expect(match({ name: "Menuiserie Kerbrat", domain: "kerbrat-lyon.example" }).kind).toBe("unsure");
    expect(match({ name: "Menuiserie Kerbrat", domain: "kerbrat.fr" }).kind).toBe("matched");
    expect(match({ name: "Menuiserie Kerbrat", domain: "orange.fr" }).kind).toBe("matched");
  });

  it("beside the seller's own VAT number and domain is matched by itself", () => {
    const own = { siren: null, vats: ["DE136695976"], domains: ["seller.example"] };
    const seen = { name: "Menuiserie Kerbrat", vat: "DE 136695976", domain: "mail.seller.example" };
    expect(matchingWith([kerbrat], own)(seen)).toEqual({
      kind: "matched",
      customerId: idOf(1),
      evidence: ["name"],
    });
  });

  it("is one customer under several spellings, and eight shops of one name are nobody's", () => {
    const spelt = {
      ...aCustomer(1, "Menuiserie Kerbrat"),
      names: ["Menuiserie Kerbrat", "Kerbrat Armor Bois"],
    };
    expect(matchingWith([spelt])({ name: "Kerbrat Armor Bois" }).kind).toBe("matched");
    const shops = Array.from({ length: 8 }, (_, at) => aCustomer(at, "Carrefour City"));
    expect(matchingWith(shops)({ name: "Carrefour City" })).toEqual({
      kind: "unsure",
      candidates: [0, 1, 2, 3, 4].map(idOf),
      evidence: ["name"],
    });
  });

  it("differs by its place or number from its homonyms", () => {
    const markets = ["Lyon 3", "Lyon 6", "Nantes"].map((place, at) =>
      aCustomer(at, `Carrefour Market ${place}`),
    );
    const among = matchingWith(markets);
    expect(among({ name: "Carrefour Market (Lyon 6)" })).toEqual(
      expect.objectContaining({ kind: "matched", customerId: idOf(1) }),
    );
    expect(among({ name: "Carrefour Market Lyon" }).kind).toBe("unsure");
    expect(among({ name: "Carrefour Market Lyon 7" }).kind).not.toBe("matched");
    expect(among({ name: "Carrefour Market" }).kind).not.toBe("matched");
  });
});

describe("grounds", () => {
  it("tell whoever chooses what each candidate shares, and how much the names are alike", () => {
    const seen = keysOfSighted(
      { key: "", name: "Menuiserie Kerbart", domain: "kerbrat.example" },
      SCOPE,
      NOBODY,
    );
    const [first, second] = groundsOf(seen, [kerbrat, henin]);
    expect(first).toEqual({
      customerId: idOf(1),
      evidence: ["domain", "alike"],
      likeness: expect.any(Number),
    });
    expect(first?.likeness).toBeGreaterThan(0.9);
    expect(second).toEqual({ customerId: idOf(2), evidence: [], likeness: 0 });
  });
});

describe("hostile names", () => {
  const hostile = [
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "K".repeat(1_048_576),
    `Kerbrat${"\u0301".repeat(20_000)}`,
    "\u202eTARBREK EIRESIUNEM",
    "M\u200be\u200bn\u200bu\u200bi\u200bs\u200be\u200br\u200bi\u200be Kеrbrat",
    "Меnuiserie Kerbrat",
    "Kerbrat\ud800",
    "</style><script>alert(1)</script>",
    '{"name":"Menuiserie Kerbrat"}',
    "content: 'A'; --x",
    "\u0000\u0001",
    "",
    "'; DROP TABLE rows;--",
  ];

  it.each(hostile.map((name): [string, string] => [JSON.stringify(name.slice(0, 40)), name]))(
    "%s is never taken for a customer",
    (_, name) => {
      expect(match({ name }).kind).not.toBe("matched");
      expect(match({ name, siren: name, siret: name, vat: name, domain: name }).kind).not.toBe("matched");
    },
  );

  it("are matched by name when a customer is really called so", () => {
    expect(
      matchingWith([aCustomer(9, "__proto__"), aCustomer(10, "constructor")])({ name: "constructor" }),
    ).toEqual({
      kind: "matched",
      customerId: idOf(10),
      evidence: ["name"],
    });
  });
});
