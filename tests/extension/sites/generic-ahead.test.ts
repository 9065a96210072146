import { readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { identityOf } from "#extension/overlay/identity.ts";
import { generic } from "#extension/sites/generic.ts";
import { readAhead } from "#extension/sites/generic-ahead.ts";
import { readingOf } from "#extension/sites/generic-reading.ts";
import type { Sighting } from "#extension/sites/site.ts";
import { fixturePage } from "./fixture-page.ts";

const HERE = new URL("https://crm.example/");
const SITES = join(import.meta.dirname, "../../fixtures/sites");
const FIXTURES = readdirSync(SITES, { recursive: true, encoding: "utf8" }).filter((path) =>
  /(?:list|board|kanban|search|generic).*\.html$/.test(path),
);
const COMPANIES = ["Ateliers Besson SAS", "Menuiserie Kerbrat", "Garage Le Goff", "Boulangerie Inconnue"];
const NUMBERS = ["999 000 110", "999 000 185", "999 000 250"];

const of = (body: string) =>
  new DOMParser().parseFromString(
    `<!doctype html><title></title><body>${body}`,
    "text/html",
  ) as unknown as Document;
const isSighting = (step: Sighting | null): step is Sighting => step !== null;
/** What is told of every line of a page before it is read whole. */
const early = (page: Document): Sighting[] =>
  [
    ...readAhead(
      page.querySelectorAll("tr,li,article,[role=row],section,div"),
      readingOf(HERE, new Map()),
      new Set(),
      HERE,
    ),
  ].filter(isSighting);
/** Of these, what the whole page does not tell of the same element. */
const wrong = (page: Document): string[] => {
  const whole = [...generic.find(page, HERE)].filter(isSighting);
  return early(page)
    .filter(
      (told) =>
        !whole.some(
          (other) =>
            other.anchor === told.anchor &&
            other.kind === told.kind &&
            other.place === told.place &&
            identityOf(other) === identityOf(told),
        ),
    )
    .map((told) => `${told.kind} ${identityOf(told)}`);
};
const rows = (...cells: string[]) =>
  `<table><tr><th>N°</th><th>Client</th><th>Info</th></tr>${cells.join("")}</table>`;
const row = (name: string, more = "Quimper (Finistère), rue de la Gare") =>
  `<tr><td>C-1</td><td><a href="/c">${name}</a></td><td>${more}</td></tr>`;
const SENTENCE =
  "Fenêtres et escaliers sur mesure, pose comprise, garantie de dix ans, devis sous huit jours";
const LONG = `<li><p>${SENTENCE}</p><p>${SENTENCE}</p></li>`;
const LONG_ROW = `<tr><td>0</td><td></td><td>${SENTENCE}</td><td>${SENTENCE}</td></tr>`;
const FOUR = COMPANIES.map((name) => row(name));
const namesOf = (found: Sighting[]) => found.map(({ name }) => name);

describe("lines read before their page", () => {
  it("tell what the whole page will, but for the first two of a list", () => {
    const page = of(rows(...FOUR, row("Plomberie Hénin", "999 000 110 00018"), row("Toits Cam")));
    expect(namesOf(early(page))).toEqual([
      "Garage Le Goff",
      "Boulangerie Inconnue",
      "Plomberie Hénin",
      "Toits Cam",
    ]);
    expect(early(page)[2]).toMatchObject({ kind: "row", early: true, siret: "99900011000018" });
    expect(wrong(page)).toEqual([]);
  });

  it("tell of cards too", () => {
    const cards = COMPANIES.map(
      (name) => `<div class="card"><h4>${name}</h4><p>Fenêtres et escaliers sur mesure</p></div>`,
    );
    const page = of(`<div class="lane">${cards.join("")}</div>`);
    expect(early(page).map(({ kind, name }) => [kind, name])).toEqual([
      ["card", "Garage Le Goff"],
      ["card", "Boulangerie Inconnue"],
    ]);
    expect(wrong(page)).toEqual([]);
  });

  it.each([
    ["a page that is hidden behind a dialog", `<div aria-hidden="true">${rows(...FOUR)}</div>`],
    ["a list in a row of a page laid out by tables", `<table><tr><td>${rows(...FOUR)}</td></tr></table>`],
    ["a list that says a number itself", `<div data-siren="999000110">${rows(...FOUR)}</div>`],
    [
      "a list that keeps a number in a hidden field",
      `<div><input type="hidden" name="siren" value="999000110">${rows(...FOUR)}</div>`,
    ],
    [
      "a list in something written of one company",
      `<div itemscope itemtype="https://schema.org/Organization"><b itemprop="name">Menuiserie Kerbrat</b>${rows(...FOUR)}</div>`,
    ],
    ["a list beside text of its own", `<div>Client ${rows(...FOUR)}</div>`],
    [
      "a list too short to be none of its names",
      `<ul><li>A Be</li><li>B Ce</li><li><h4>Garage Le Goff</h4></li></ul>`,
    ],
    ["edited text", `<div contenteditable="true">${rows(...FOUR)}</div>`],
  ])("say nothing of %s", (_, body) => {
    expect(early(of(body))).toEqual([]);
  });

  it.each([
    ["a record", `<h1>Garage Le Goff</h1>`],
    ["a label with its value", `<b>Client</b> : Garage Le Goff`],
    ["a number that may be of another line's label", `SIREN 999 000 110`],
  ])("say nothing of a line that holds %s", (_, held) => {
    const page = of(rows(...FOUR, row("Plomberie Hénin", held)));
    expect(namesOf(early(page))).not.toContain("Plomberie Hénin");
    expect(wrong(page)).toEqual([]);
  });

  it.each(FIXTURES)("tell nothing that the whole page does not: %s", (path) => {
    expect(wrong(fixturePage(path))).toEqual([]);
  });

  it("tell nothing that the whole page does not, however lists, labels and numbers are mixed", () => {
    const name = fc.constantFrom(...COMPANIES);
    const number = fc.constantFrom(...NUMBERS);
    const naming = fc
      .tuple(
        fc.constantFrom("b", "a", "h3", "h4", "span", "p"),
        fc.constantFrom("", "name", "title", "label"),
        name,
      )
      .map(([tag, called, text]) => `<${tag} class="${called}">${text}</${tag}>`);
    const fact = fc.oneof(
      number.map((digits) => `<p>SIREN ${digits}</p>`),
      number.map((digits) => `<i data-siren="${digits.replaceAll(" ", "")}">x</i>`),
      fc.constantFrom(
        '<a href="mailto:a@besson.example">a@besson.example</a>',
        "<span>anne@kerbrat.example</span>",
        "<b>Client</b>",
        "<label>Raison sociale</label>",
        "<div class=label>Client</div>",
        "<p>Fenêtres et escaliers sur mesure, pose comprise, garantie de dix ans</p>",
      ),
    );
    const parts = fc.array(fc.oneof(naming, naming, fact), { minLength: 1, maxLength: 3 });
    const line = fc
      .tuple(fc.constantFrom("li", "article", "div", "section"), parts)
      .map(([tag, held]) => `<${tag} class="one">${held.join("")}</${tag}>`);
    const table = fc
      .array(parts, { minLength: 4, maxLength: 7 })
      .map((all) =>
        rows(
          LONG_ROW,
          ...all.map((held) => `<tr>${["1", ...held].map((cell) => `<td>${cell}</td>`).join("")}</tr>`),
        ),
      );
    const list = fc
      .array(line, { minLength: 4, maxLength: 7 })
      .map((all) => `<ul>${LONG}${all.join("")}</ul>`);
    const { body } = fc.letrec<{ body: string; box: string }>((tie) => ({
      body: fc
        .array(fc.oneof(fact, naming, table, list, tie("box")), { minLength: 1, maxLength: 4 })
        .map((all) => all.join("")),
      box: fc.oneof(
        { maxDepth: 2 },
        table,
        fc
          .tuple(fc.constantFrom("div", "article", "li", "section", "dl"), tie("body"))
          .map(([tag, held]) => `<${tag}>${held}</${tag}>`),
      ),
    }));
    let told = 0;
    fc.assert(
      fc.property(body, (markup) => {
        const page = of(markup);
        told += early(page).length;
        expect(wrong(page)).toEqual([]);
      }),
      { numRuns: 60 },
    );
    expect(told).toBeGreaterThan(5);
  }, 20_000);
});

describe("a long page of no known product", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    document.body.replaceChildren();
  });

  it("is told of what is on screen first, and of all once it is read", () => {
    const all = Array.from({ length: 40 }, (_, at) => row(`Garage Le Goff ${"ABCDEFGH"[at % 8]}`));
    document.body.append(...of(`${rows(...all)}<p>${"<i></i>".repeat(3000)}</p>`).body.children);
    const shown = [...document.querySelectorAll("tr")].slice(11, 31);
    let asked = 0;
    document.elementFromPoint = () => shown[asked++ % shown.length] ?? null;
    const steps = [...generic.find(document, HERE)].filter(isSighting);
    const first = steps.slice(0, 20);
    expect(
      first.every(({ early, anchor }) => early === true && shown.some((row) => row.contains(anchor))),
    ).toBe(true);
    const whole = steps.filter((step) => !step.early);
    expect(whole).toHaveLength(40);
    expect(new Set(whole.map(({ anchor }) => anchor)).size).toBe(40);
  });
});
