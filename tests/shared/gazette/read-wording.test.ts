import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readWording } from "#shared/gazette/read-wording.ts";
import { type GazetteStatus, statusOf } from "#shared/gazette/wording.ts";
import { WORDINGS } from "./wordings.ts";

const read = (text: string) => {
  const [nature = "", complement = null] = text.split(" | ");
  return readWording({ nature, complement });
};
const status = (text: string): GazetteStatus => statusOf(read(text));
const RUNS = { numRuns: 200 };

const garbled = (text: string): string =>
  encodeURIComponent(text).replace(/%(..)/g, (_, byte: string) =>
    String.fromCharCode(Number.parseInt(byte, 16)),
  );
const withLost = (text: string, sign: string): string => text.replace(/[^\u0020-\u007e]/g, sign);
const bare = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "");

/** Ways in which the same words reach us. */
const SPELLINGS: Readonly<Record<string, (text: string) => string>> = {
  "in capitals": (text) => text.toUpperCase(),
  "in small letters": (text) => text.toLowerCase(),
  "without accents": bare,
  "in capitals without accents": (text) => bare(text).toUpperCase(),
  "with accents apart": (text) => text.normalize("NFD"),
  "as UTF-8 read as Latin-1": garbled,
  "as UTF-8 read as Latin-1 twice": (text) => garbled(garbled(text)),
  "with lost accents": (text) => withLost(text, "?"),
  "with replacement signs": (text) => withLost(text, "\ufffd"),
  "with two signs for each accent": (text) => withLost(text, "??"),
  "with accents dropped": (text) => withLost(text, ""),
  "with typographic apostrophes": (text) => text.replace(/'/g, "’"),
  "with lost apostrophes": (text) => text.replace(/'/g, "?"),
  "with blanks for apostrophes": (text) => text.replace(/'/g, " "),
  "with entities": (text) => text.replace(/[^\u0020-\u007e]|'/g, (sign) => `&#${sign.codePointAt(0)};`),
  "with named entities": (text) =>
    text.replace(/é/g, "&eacute;").replace(/ô/g, "&ocirc;").replace(/ç/g, "&ccedil;"),
  "with no-break blanks": (text) => text.replace(/ /g, "\u00a0"),
  "with doubled blanks": (text) => ` ${text.replace(/ /g, "  ")} `,
};

/** Plain wordings: those that test a spelling already are not spelt another way again. */
const PLAIN = Object.entries(WORDINGS).flatMap(([expected, texts]) =>
  texts
    .filter((text) => /^[A-Za-zàâçéèêîôûÀÉ'’ ,:|-]+$/u.test(text) && !/’|[A-Z]{4}|clôtr/.test(text))
    .map((text) => [expected, text] as const),
);

describe("the wording of a judgment", () => {
  it.each(Object.entries(WORDINGS).flatMap(([expected, texts]) => texts.map((text) => [text, expected])))(
    "%s: %s",
    (text, expected) => {
      expect(status(text)).toBe(expected);
    },
  );

  it.each(Object.entries(SPELLINGS))("is read the same %s", (_, spelt) => {
    expect(PLAIN.length).toBeGreaterThan(200);
    const other = PLAIN.filter(
      ([expected, text]) => status(text.split(" | ").map(spelt).join(" | ")) !== expected,
    );
    expect(other.map(([, text]) => text)).toEqual([]);
  });

  it("tells how a procedure began", () => {
    const act = (text: string) => {
      const wording = read(text);
      return wording.kind === "opened" ? [wording.procedure, wording.act] : wording.kind;
    };
    expect(act("Jugement d'ouverture de liquidation judiciaire")).toEqual([
      "liquidation_judiciaire",
      "opening",
    ]);
    expect(act("Jugement de conversion en liquidation judiciaire")).toEqual([
      "liquidation_judiciaire",
      "conversion",
    ]);
    expect(act("Jugement d'extension d'une procédure de sauvegarde")).toEqual(["sauvegarde", "extension"]);
    expect(act("Jugement de reprise de la procédure de liquidation judiciaire")).toEqual([
      "liquidation_judiciaire",
      "resumption",
    ]);
    expect(
      act("Jugement prononçant la résolution du plan de sauvegarde et la liquidation judiciaire"),
    ).toEqual(["liquidation_judiciaire", "resolution"]);
  });

  it("tells why a procedure was closed, or that it is not said", () => {
    const reason = (text: string) => {
      const wording = read(text);
      return wording.kind === "closed" ? [wording.reason, wording.procedure] : wording.kind;
    };
    expect(reason("Jugement de clôture pour insuffisance d'actif")).toEqual(["insufficient_assets", null]);
    expect(reason("Jugement de clôture pour extinction du passif")).toEqual(["extinguished", null]);
    expect(reason("Jugement de clôture de la procédure de sauvegarde")).toEqual(["ended", "sauvegarde"]);
    expect(reason("Jugement prononçant la clôture de la procédure de rétablissement professionnel")).toEqual([
      "ended",
      null,
    ]);
    expect(reason("Jugement de clôture de la liquidation judiciaire")).toEqual([
      "unstated",
      "liquidation_judiciaire",
    ]);
    expect(reason("Autre jugement de clôture")).toEqual(["unstated", null]);
    expect(reason("Redressement judiciaire : clôture pour extinction du passif")).toEqual([
      "extinguished",
      "redressement_judiciaire",
    ]);
    expect(reason("Jugement constatant la bonne exécution du plan de redressement")).toEqual(["ended", null]);
  });

  it.each<[string, string]>([
    ["Jugement arrêtant le plan de redressement", "reorganisation"],
    ["Jugement arrêtant le plan de sauvegarde accélérée", "safeguard"],
    ["Jugement arrêtant le plan de cession", "sale"],
    ["Jugement de plan de continuation", "reorganisation"],
    ["Jugement arrêtant le plan", "unnamed"],
  ])("%s adopts a plan: %s", (text, plan) => {
    expect(read(text)).toMatchObject({ kind: "plan_adopted", plan });
  });

  it.each([
    ["Jugement prononçant la résolution du plan de redressement", "plan_resolved"],
    ["Jugement de rétractation sur tierce opposition", "retraction"],
    ["Arrêt de la Cour d'appel infirmant le jugement d'ouverture de la liquidation judiciaire", "retraction"],
    ["Arrêt de la Cour d'Appel infirmant une décision soumise à publicité", "review"],
    ["Jugement annulant la clôture de la liquidation judiciaire", "review"],
    ["Dépôt de l'état des créances", "no_change"],
    [
      "Liste des créances nées après le jugement d'ouverture d'une procédure de liquidation judiciaire",
      "no_change",
    ],
    ["Jugement prolongeant la période d'observation de la procédure de redressement judiciaire", "no_change"],
    ["Jugement de remplacement du liquidateur", "no_change"],
    ["Jugement prononçant la faillite personnelle", "no_change"],
    ["Jugement accordant un délai pour déposer la liste des créances", "no_change"],
    ["Jugement prorogeant le délai de clôture de la liquidation judiciaire", "no_change"],
  ])("%s: %s", (text, kind) => {
    expect(read(text).kind).toBe(kind);
  });

  it.each([
    ["Jugement d'ouverture", "procedure_unnamed"],
    ["Autre jugement prononçant", "procedure_unnamed"],
    ["Jugement rejetant la demande d'ouverture d'une sauvegarde", "not_granted"],
    ["Jugement de liquidation des biens", "old_law"],
    ["Jugement d'ouverture d'une procédure de rétablissement professionnel", "other_procedure"],
    ["Jugement d'ouverture de liquidation judiciaire | rétractation", "contradictory"],
    [
      "Jugement ouvrant une procédure de sauvegarde et une procédure de liquidation judiciaire",
      "contradictory",
    ],
    ["Publication diverse", "unknown_wording"],
    ["", "unknown_wording"],
  ])("%s is for review: %s", (text, why) => {
    const [nature = "", complement = null] = text.split(" | ");
    const wording = readWording({
      nature,
      complement: complement === "rétractation" ? "Rétractation du jugement d'ouverture" : complement,
    });
    expect(wording).toMatchObject({ kind: "review", why });
  });

  it("names what it read", () => {
    expect(read("Jugement d'ouverture de liquidation judiciaire").read).toBe("d OPEN de LJ");
    expect(read("Autre jugement d'ouverture | sauvegarde").read).toBe("d OPEN | SV");
  });
});

const PROCEDURES = [
  ["liquidation judiciaire", "liquidation_judiciaire"],
  ["liquidation judiciaire simplifiée", "liquidation_judiciaire"],
  ["redressement judiciaire", "redressement_judiciaire"],
  ["sauvegarde", "sauvegarde"],
  ["sauvegarde accélérée", "sauvegarde"],
  ["sauvegarde financière accélérée", "sauvegarde"],
] as const;
const procedure = fc.constantFrom(...PROCEDURES);
const nounOf = (link: string, name: string): string => `${link}procédure de ${name}`;
const court = fc.constantFrom(
  "Jugement",
  "Arrêt de la Cour d'Appel",
  "Jugement du tribunal de commerce",
  "Autre jugement",
);

/** Each a judgment by which `to` begins. */
const OPENINGS: readonly ((from: string, to: string) => string)[] = [
  (_, to) => `d'ouverture d'une ${nounOf("", to)}`,
  (_, to) => `d'ouverture de ${to}`,
  (_, to) => `ouvrant une ${nounOf("", to)}`,
  (_, to) => `prononçant l'ouverture d'une ${nounOf("", to)}`,
  (_, to) => `d'extension de ${to}`,
  (_, to) => `d'extension d'une ${nounOf("", to)}`,
  (from, to) => `de conversion en ${to} de la ${nounOf("", from)}`,
  (from, to) => `de conversion de la ${nounOf("", from)} en ${to}`,
  (from, to) => `prononçant la conversion de la ${nounOf("", from)} en ${nounOf("", to)}`,
  (from, to) => `mettant fin à la ${nounOf("", from)} et ouvrant une ${nounOf("", to)}`,
  (from, to) => `de clôture de la ${nounOf("", from)} et d'ouverture d'une ${nounOf("", to)}`,
  (from, to) => `prononçant la clôture de la ${nounOf("", from)} et ouvrant une ${nounOf("", to)}`,
  (_, to) => `de clôture de la période d'observation et prononçant l'ouverture d'une ${nounOf("", to)}`,
  (_, to) => `prononçant la résolution du plan de redressement et ouvrant une ${nounOf("", to)}`,
  (_, to) => `prononçant la résolution du plan de sauvegarde et l'ouverture d'une ${nounOf("", to)}`,
  (from, to) =>
    `constatant la fin de la ${nounOf("", from)} et prononçant l'ouverture d'une ${nounOf("", to)}`,
];
const opening = fc
  .tuple(court, procedure, procedure, fc.constantFrom(...OPENINGS))
  .map(([head, [from], [to, expected], words]) => ({ text: `${head} ${words(from, to)}`, expected }));

const DENIALS: readonly ((act: string) => string)[] = [
  (act) => `rejetant la demande ${act}`,
  (act) => `disant n'y avoir lieu à ${act}`,
  (act) => `infirmant le jugement ${act}`,
  (act) => `annulant le jugement ${act}`,
  (act) => `rétractant le jugement ${act}`,
  (act) => `refusant la demande ${act}`,
  (act) => `déboutant le ministère public de sa demande ${act}`,
  (act) => `déclarant irrecevable la requête ${act}`,
  (act) => `prononçant la nullité du jugement ${act}`,
  (act) => `suspendant l'exécution provisoire du jugement ${act}`,
  (act) => `réformant la décision ${act}`,
];

describe("for any text", () => {
  const letters = "abcdefghijklmnopqrstuvwxyz";
  const slip = fc.record({
    at: fc.nat(),
    kind: fc.constantFrom("drop", "swap", "other"),
    letter: fc.constantFrom(...letters),
  });
  const KEY = [
    "liquidation",
    "redressement",
    "judiciaire",
    "ouverture",
    "conversion",
    "extension",
    "résolution",
    "procédure",
  ];

  it("an opening is read as what it opens", () => {
    fc.assert(
      fc.property(opening, fc.constantFrom(...Object.values(SPELLINGS)), ({ text, expected }, spelt) => {
        expect(status(spelt(text))).toBe(expected);
      }),
      RUNS,
    );
  });

  it("an opening with a slip of the pen in a key word is never read as an end", () => {
    fc.assert(
      fc.property(
        opening,
        slip,
        fc.constantFrom(...KEY),
        ({ text, expected }, { at, kind, letter }, word) => {
          const place = 1 + (at % (word.length - 2));
          const [first = "", second = ""] = [word[place], word[place + 1]];
          const wrong = { drop: "", swap: `${second}${first}`, other: `${letter}${second}` }[kind];
          const slipped = word.slice(0, place) + (kind === "drop" ? second : wrong) + word.slice(place + 2);
          expect([expected, "review"]).toContain(status(text.replace(word, slipped)));
        },
      ),
      RUNS,
    );
  });

  it("what is refused, set aside or only asked for is never read as an opening", () => {
    const act = fc
      .tuple(procedure, fc.constantFrom(...OPENINGS.slice(0, 1), OPENINGS[1]))
      .map(([[name], words]) => (words ?? String)("", name));
    fc.assert(
      fc.property(court, act, fc.constantFrom(...DENIALS), (head, words, deny) => {
        expect(status(`${head} ${deny(words)}`)).toBe("review");
      }),
      RUNS,
    );
  });

  it("words that are not of the gazette are for review", () => {
    const word = fc.string({ unit: fc.constantFrom(..."bcdfghjkmpqrstvwxz"), minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), fc.option(fc.array(word)), (words, complement) => {
        const wording = readWording({ nature: words.join(" "), complement: complement?.join(" ") ?? null });
        expect(wording).toMatchObject({ kind: "review", why: "unknown_wording" });
      }),
      RUNS,
    );
  });

  it("nothing is thrown and nothing but the five is said", () => {
    const anything = fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 80 })
      .map((units) => String.fromCharCode(...units));
    fc.assert(
      fc.property(anything, fc.string({ maxLength: 80 }), (nature, complement) => {
        expect(Object.keys(WORDINGS)).toContain(statusOf(readWording({ nature, complement })));
      }),
      RUNS,
    );
  });

  it("an end stays an end of what it ends, with the procedure named before or after", () => {
    fc.assert(
      fc.property(
        court,
        procedure,
        fc.constantFrom("insuffisance d'actif", "extinction du passif"),
        (head, [name], why) => {
          expect(status(`${head} de clôture de la procédure de ${name} pour ${why}`)).toBe("closed");
          expect(status(`${head} de clôture pour ${why} de la ${name}`)).toBe("closed");
        },
      ),
      RUNS,
    );
  });
});
