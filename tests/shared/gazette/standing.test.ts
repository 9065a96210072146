import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { GazetteNotice } from "#shared/gazette/notice.ts";
import { standingOf } from "#shared/gazette/standing.ts";
import { aJudgment, aNotice, day, SIREN } from "./a-notice.ts";

const RJ = "Jugement d'ouverture d'une procédure de redressement judiciaire";
const LJ = "Jugement d'ouverture de liquidation judiciaire";
const SV = "Jugement d'ouverture d'une procédure de sauvegarde";
const TO_LJ = "Jugement de conversion en liquidation judiciaire";
const PLAN = "Jugement arrêtant le plan de redressement";
const INSUFFICIENT = "Jugement de clôture pour insuffisance d'actif";
const EXTINCT = "Jugement de clôture pour extinction du passif";

const TODAY = "2026-11-26";
const at = (notices: readonly GazetteNotice[], asOf = TODAY) => standingOf(SIREN, notices, day(asOf));
const status = (notices: readonly GazetteNotice[], asOf = TODAY) => at(notices, asOf).standing.status;
const kinds = (notices: readonly GazetteNotice[], asOf = TODAY) =>
  at(notices, asOf).events.map(({ kind }) => kind);

describe("T-420", () => {
  const opening = aJudgment("2026-01-10", RJ, "2026-01-18");
  const conversion = aJudgment("2026-05-02", TO_LJ, "2026-05-12");
  const corrected = aJudgment("2026-05-03", TO_LJ, "2026-05-20", {
    kind: "rectification",
    previous: conversion.id,
  });

  it("a rectification takes the place of what it corrects", () => {
    const { standing, events } = at([opening, conversion, corrected]);
    expect(standing).toEqual({
      ...{ status: "liquidation_judiciaire", sinceDay: day("2026-05-03") },
      ...{ publishedDay: conversion.publishedDay, noticeId: conversion.id },
    });
    const { id, publishedDay } = opening;
    expect(events).toEqual([
      { noticeId: id, day: day("2026-01-10"), publishedDay, kind: "reorganisation" },
      {
        ...{ noticeId: conversion.id, day: day("2026-05-03"), kind: "liquidation" },
        publishedDay: conversion.publishedDay,
      },
    ]);
  });

  it("an annulled opening leaves nothing", () => {
    const annulment = aNotice("2026-01-30", { kind: "annulment", previous: opening.id });
    expect(at([opening, annulment])).toEqual({
      standing: { status: "none", sinceDay: null, publishedDay: null, noticeId: null },
      events: [],
      other: [],
      told: [],
      claimFrom: null,
      review: [],
    });
  });

  it("a liquidation of 2015 without news is expired", () => {
    const old = aJudgment("2015-01-10", LJ, "2015-01-20");
    expect(status([old])).toBe("expired");
    expect(kinds([old])).toEqual([]);
    expect(status([old], "2025-01-19")).toBe("liquidation_judiciaire");
    const news = aJudgment("2018-01-10", "Dépôt de l'état des créances", "2018-01-20");
    expect(status([old, news])).toBe("liquidation_judiciaire");
  });
});

describe("notices in force", () => {
  const opening = aJudgment("2026-01-10", LJ, "2026-01-18");

  it("are those published by the day that is asked", () => {
    expect(status([opening], "2026-01-17")).toBe("none");
    expect(status([opening], "2026-01-18")).toBe("liquidation_judiciaire");
  });

  it("are those of the firm", () => {
    const other = { ...opening, sirens: ["910000017"] };
    expect(status([other])).toBe("none");
    expect(status([{ ...opening, sirens: [] }])).toBe("liquidation_judiciaire");
  });

  it("fall with their rectification when they are annulled, and stand again when the annulment is", () => {
    const corrected = aJudgment("2026-01-11", LJ, "2026-01-25", {
      kind: "rectification",
      previous: opening.id,
    });
    const annulment = aNotice("2026-02-01", { kind: "annulment", previous: opening.id });
    const again = aNotice("2026-02-10", { kind: "annulment", previous: annulment.id });
    expect(status([opening, corrected, annulment])).toBe("none");
    expect(status([opening, corrected, annulment, again])).toBe("liquidation_judiciaire");
    const wrong = aNotice("2026-02-01", { kind: "annulment", previous: corrected.id });
    expect(at([opening, corrected, wrong]).standing.sinceDay).toBe(day("2026-01-10"));
  });

  it("follow a rectification of a rectification, and keep what it leaves out", () => {
    const once = aJudgment("2026-01-11", LJ, "2026-01-25", { kind: "rectification", previous: opening.id });
    const twice = aNotice("2026-02-25", { kind: "rectification", previous: once.id });
    expect(at([opening, once, twice]).standing).toMatchObject({
      status: "liquidation_judiciaire",
      sinceDay: day("2026-01-11"),
      noticeId: opening.id,
    });
  });

  it("are told to a person where what is annulled or corrected is not known", () => {
    const annulment = aNotice("2026-02-01", { kind: "annulment", previous: "A202500019" });
    const corrected = aJudgment("2026-01-11", LJ, "2026-02-02", { kind: "rectification" });
    expect(at([annulment, corrected]).review).toEqual([
      { noticeId: annulment.id, why: "annulled_notice_unknown" },
      { noticeId: corrected.id, why: "corrected_notice_unknown" },
    ]);
  });
});

describe("the course of a procedure", () => {
  it("follows the latest judgment by its own date, not by its publication", () => {
    const later = aJudgment("2026-03-01", TO_LJ, "2026-03-05");
    const late = aJudgment("2026-02-01", SV, "2026-03-20");
    expect(status([late, later])).toBe("liquidation_judiciaire");
  });

  it("drops a retracted judgment with its retraction: what was before stands again", () => {
    const opening = aJudgment("2026-01-10", RJ, "2026-01-18");
    const conversion = aJudgment("2026-03-01", TO_LJ, "2026-03-10");
    const retraction = aJudgment(
      "2026-04-01",
      "Jugement de rétractation sur tierce opposition",
      "2026-04-10",
    );
    expect(status([opening, conversion, retraction])).toBe("redressement_judiciaire");
    expect(status([opening, retraction])).toBe("none");
    const named = { ...retraction, previous: opening.id };
    expect(status([opening, conversion, named])).toBe("liquidation_judiciaire");
    expect(at([retraction]).review).toEqual([{ noticeId: retraction.id, why: "retracted_judgment_unknown" }]);
  });

  it("keeps a plan in progress, with the procedure it ends", () => {
    const opening = aJudgment("2025-01-10", RJ, "2025-01-18");
    const plan = aJudgment("2025-09-10", PLAN, "2025-09-20");
    const told = at([opening, plan]);
    expect(told.standing).toMatchObject({ status: "plan_in_progress", sinceDay: day("2025-09-10") });
    expect(told.events.map(({ kind, noticeId }) => [kind, noticeId])).toEqual([
      ["reorganisation", opening.id],
      ["plan_adopted", plan.id],
    ]);
    expect(told.claimFrom).toBeNull();
    expect(kinds([aJudgment("2025-09-10", "Jugement arrêtant le plan de sauvegarde", "2025-09-20")])).toEqual(
      ["safeguard", "plan_adopted"],
    );
    const resolved = aJudgment(
      "2026-02-10",
      "Jugement prononçant la résolution du plan de redressement",
      "2026-02-20",
    );
    expect(status([opening, plan, resolved])).toBe("plan_resolved");
    expect(kinds([opening, plan, resolved])).toEqual(["plan_resolved"]);
  });

  it("goes on when the business is sold by a plan", () => {
    const opening = aJudgment("2026-01-10", RJ, "2026-01-18");
    const sale = aJudgment("2026-03-10", "Jugement arrêtant le plan de cession", "2026-03-20");
    const told = at([opening, sale]);
    expect(told.standing.status).toBe("redressement_judiciaire");
    expect(told.other).toEqual([
      { noticeId: sale.id, day: day("2026-03-10"), publishedDay: day("2026-03-20"), kind: "sold" },
    ]);
  });

  it("keeps a liquidation that left debts unpaid, and lifts one whose debts are paid", () => {
    const opening = aJudgment("2024-01-10", LJ, "2024-01-18");
    const unpaid = at([opening, aJudgment("2026-01-10", INSUFFICIENT, "2026-01-18")]);
    expect(unpaid.standing).toMatchObject({ status: "closed", sinceDay: day("2026-01-10") });
    expect(unpaid.events).toEqual([
      { noticeId: opening.id, day: day("2024-01-10"), publishedDay: day("2024-01-18"), kind: "liquidation" },
    ]);
    expect(unpaid.other).toMatchObject([{ kind: "procedure_closed", reason: "insufficient_assets" }]);
    expect(unpaid.claimFrom).toBeNull();
    const paid = [opening, aJudgment("2026-01-10", EXTINCT, "2026-01-18")];
    expect(status(paid)).toBe("closed");
    expect(kinds(paid)).toEqual([]);
    expect(kinds([aJudgment("2026-01-10", INSUFFICIENT, "2026-01-18")])).toEqual(["liquidation"]);
  });

  it("keeps a liquidation whose end is told without its reason, and asks", () => {
    const opening = aJudgment("2024-01-10", LJ, "2024-01-18");
    const end = aJudgment("2026-01-10", "Jugement de clôture de la liquidation judiciaire", "2026-01-18");
    expect(kinds([opening, end])).toEqual(["liquidation"]);
    expect(at([opening, end]).review).toEqual([{ noticeId: end.id, why: "closing_reason_unstated" }]);
    const safeguard = aJudgment(
      "2026-01-10",
      "Jugement de clôture de la procédure de sauvegarde",
      "2026-01-18",
    );
    expect(kinds([aJudgment("2025-01-10", SV, "2025-01-18"), safeguard])).toEqual([]);
  });

  it("is not ended by the end of another procedure, nor by one of the day on which it begins", () => {
    const opening = aJudgment("2026-03-10", LJ, "2026-03-18");
    const end = aJudgment("2026-03-10", "Jugement de clôture de la procédure de sauvegarde", "2026-03-20");
    expect(status([opening, end])).toBe("liquidation_judiciaire");
    const later = aJudgment("2026-04-10", "Jugement de clôture de la procédure de sauvegarde", "2026-04-20");
    expect(status([opening, later])).toBe("liquidation_judiciaire");
    expect(at([opening, later]).review).toEqual([{ noticeId: later.id, why: "closes_another_procedure" }]);
  });

  it("tells a person what it could not read", () => {
    const unknown = aJudgment("2026-01-10", "Jugement d'une autre sorte", "2026-01-18");
    const undated = aJudgment(null, LJ, "2026-02-18");
    const silent = aNotice("2026-03-18");
    const told = at([unknown, undated, silent]);
    expect(told.review).toEqual([
      { noticeId: undated.id, why: "judgment_date_unknown" },
      { noticeId: silent.id, why: "no_judgment" },
      { noticeId: unknown.id, why: "unknown_wording" },
    ]);
    expect(told.standing).toMatchObject({ status: "liquidation_judiciaire", sinceDay: day("2026-02-18") });
  });

  it("is forgotten three years after its end for a natural person", () => {
    const person = { naturalPerson: true };
    const notices = [
      aJudgment("2021-01-10", LJ, "2021-01-18", person),
      aJudgment("2023-01-10", INSUFFICIENT, "2023-01-18", person),
    ];
    expect(kinds(notices, "2026-01-09")).toEqual(["liquidation"]);
    expect(at(notices, "2026-01-10")).toMatchObject({ standing: { status: "none" }, events: [], other: [] });
  });
});

describe("the clock for declaring claims", () => {
  const opening = aJudgment("2026-01-10", RJ, "2026-01-18");
  const clock = { noticeId: opening.id, publishedDay: day("2026-01-18"), judgmentDay: day("2026-01-10") };

  it("starts with the publication of the opening, and a conversion does not start it again", () => {
    const conversion = aJudgment("2026-05-02", TO_LJ, "2026-05-12");
    expect(at([opening, conversion]).claimFrom).toEqual({
      ...clock,
      court: "Tribunal de commerce de Quimper",
    });
  });

  it("is not moved by a rectification of the opening", () => {
    const corrected = aJudgment("2026-01-11", RJ, "2026-02-18", {
      kind: "rectification",
      previous: opening.id,
    });
    expect(at([opening, corrected]).claimFrom).toMatchObject({ ...clock, judgmentDay: day("2026-01-11") });
  });

  it("starts with the conversion where no opening is known", () => {
    const conversion = aJudgment("2026-05-02", TO_LJ, "2026-05-12");
    expect(at([conversion]).claimFrom).toMatchObject({
      noticeId: conversion.id,
      publishedDay: day("2026-05-12"),
    });
  });

  it("starts again for a procedure that is opened after a plan, after an end, or long after the first", () => {
    const plan = aJudgment("2026-06-10", PLAN, "2026-06-20");
    const resolved = aJudgment(
      "2026-09-10",
      "Jugement prononçant la résolution du plan de redressement et la liquidation judiciaire",
      "2026-09-20",
    );
    expect(at([opening, plan, resolved]).claimFrom?.noticeId).toBe(resolved.id);
    const end = aJudgment("2026-06-10", EXTINCT, "2026-06-20");
    const again = aJudgment("2026-07-10", LJ, "2026-07-20");
    expect(at([opening, end, again]).claimFrom?.noticeId).toBe(again.id);
    expect(at([opening, again]).claimFrom?.noticeId).toBe(again.id);
  });

  it("keeps the earlier date while the first may still be running", () => {
    const soon = aJudgment("2026-02-10", LJ, "2026-02-20");
    expect(at([opening, soon]).claimFrom?.noticeId).toBe(opening.id);
  });
});

describe("the end of a firm, and what else is told", () => {
  const off = { kind: "striking_off", day: null, reversal: false, seatMoved: false } as const;
  const struck = aNotice("2026-03-01", { family: "radiation", matter: { ...off, day: day("2026-02-20") } });

  it("is struck off on the day it ceased", () => {
    expect(at([struck]).events).toEqual([
      { noticeId: struck.id, day: day("2026-02-20"), publishedDay: day("2026-03-01"), kind: "struck_off" },
    ]);
  });

  it("is taken back by a report of the striking off, whether it names it or not", () => {
    const reversal = { family: "radiation" as const, matter: { ...off, reversal: true } };
    const named = aNotice("2026-04-01", { ...reversal, kind: "rectification", previous: struck.id });
    expect(kinds([struck, named])).toEqual([]);
    expect(kinds([struck, aNotice("2026-04-01", reversal)])).toEqual([]);
    const alone = aNotice("2026-04-01", reversal);
    expect(at([alone]).review).toEqual([{ noticeId: alone.id, why: "reversed_notice_unknown" }]);
  });

  it("is hidden by a later registration: of a trader at once, of a company for a person to look at", () => {
    const registered = aNotice("2026-06-01", { family: "immatriculation", matter: { kind: "registration" } });
    const person = { naturalPerson: true };
    expect(
      at([
        { ...struck, ...person },
        { ...registered, ...person },
      ]),
    ).toMatchObject({ events: [], review: [] });
    expect(at([struck, registered])).toMatchObject({
      events: [],
      review: [{ noticeId: registered.id, why: "registered_after_striking_off" }],
    });
  });

  it("is none where the seat went to another court", () => {
    const moved = aNotice("2010-03-01", { family: "radiation", matter: { ...off, seatMoved: true } });
    expect(at([moved])).toMatchObject({ events: [], other: [{ kind: "seat_moved" }] });
  });

  it("comes with sales of the firm's own business, dissolutions and accounts", () => {
    const sold = aNotice("2026-01-01", { family: "vente", matter: { kind: "sale", sellers: [SIREN] } });
    const bought = aNotice("2026-01-02", {
      family: "vente",
      matter: { kind: "sale", sellers: ["910000017"] },
    });
    const dissolved = aNotice("2026-01-03", {
      family: "modification",
      matter: { kind: "modification", seatMoved: true, dissolved: true },
    });
    const accounts = aNotice("2026-01-04", {
      family: "dpc",
      matter: { kind: "accounts", closingDay: day("2025-12-31"), confidential: true },
    });
    expect(at([sold, bought, dissolved, accounts]).other).toMatchObject([
      { kind: "sold", noticeId: sold.id },
      { kind: "dissolved", noticeId: dissolved.id },
      { kind: "seat_moved", noticeId: dissolved.id },
      { kind: "accounts_filed", closingDay: day("2025-12-31"), confidential: true },
    ]);
  });

  it.each([
    ["Jugement homologuant l'accord de conciliation", ["conciliation"], 0],
    ["Jugement rejetant l'homologation de l'accord de conciliation", [], 1],
    ["Jugement prononçant la résolution de l'accord homologué", [], 1],
    ["Décision relative à la conciliation", [], 1],
  ])("%s: %j", (nature, expected, asked) => {
    const told = at([aJudgment("2026-01-10", nature, "2026-01-18", { family: "conciliation" })]);
    expect(told.events.map(({ kind }) => kind)).toEqual(expected);
    expect(told.review).toHaveLength(asked);
  });
});

describe("whatever the notices", () => {
  const natures = [
    RJ,
    LJ,
    SV,
    TO_LJ,
    PLAN,
    INSUFFICIENT,
    EXTINCT,
    "Jugement de rétractation sur tierce opposition",
    "?",
  ];
  const notice = fc
    .record({
      nature: fc.constantFrom(...natures),
      judged: fc.nat(900),
      lag: fc.nat(60),
      id: fc.nat(99),
      previous: fc.nat(99),
      kind: fc.constantFrom("notice", "notice", "rectification", "annulment"),
    })
    .map(
      ({ nature, judged, lag, id, previous, kind }): GazetteNotice => ({
        ...aJudgment("2024-01-01", nature, "2024-01-01"),
        id: `A20240001${id + 1}`,
        kind: kind as GazetteNotice["kind"],
        previous: kind === "notice" ? null : `A20240001${previous + 1}`,
        publishedDay: day("2024-01-01") + judged + lag,
        judgment: { day: day("2024-01-01") + judged, nature, complement: null },
      }),
    );
  const notices = fc.uniqueArray(notice, { selector: ({ id }) => id, maxLength: 12 });

  it("their order does not matter", () => {
    fc.assert(
      fc.property(
        notices.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([all, shuffled]) => {
          expect(at(shuffled)).toEqual(at(all));
        },
      ),
      { numRuns: 200 },
    );
  });

  it("an open procedure has its event and its clock, which is not later than its publication", () => {
    fc.assert(
      fc.property(notices, (all) => {
        const { standing, events, claimFrom } = at(all);
        const open = ["liquidation_judiciaire", "redressement_judiciaire", "sauvegarde"].includes(
          standing.status,
        );
        expect(claimFrom !== null).toBe(open);
        expect((claimFrom?.publishedDay ?? 0) <= (standing.publishedDay ?? 0)).toBe(true);
        expect(events.length >= (open ? 1 : 0)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
