import { describe, expect, it } from "vitest";
import { changesBetween, NO_CHANGES, seenUpTo, withChanges } from "#extension/background/customer-changes.ts";
import type { OutsideShown } from "#shared/contract/outside.ts";
import type { BadgeRow } from "#shared/contract/sync.ts";
import { aRow } from "./a-row.ts";
import { aLiquidation, someOutside } from "./an-outside.ts";

type Event = OutsideShown["events"][number];

const row = (events: Event[], more: Partial<BadgeRow> = {}): BadgeRow =>
  aRow(1, "Kerbrat", { outside: { ...someOutside, events }, ...more });
const moved = (on: string): Event => ({ kind: "seat_moved", on, publishedOn: on, document: null });
const quiet = row([]);
const failing = row([aLiquidation], { riskClass: "E" });

describe("what happened outside", () => {
  it("is told beside the class that it moved, with its day", () => {
    expect(changesBetween(quiet, failing)).toMatchObject([
      { kind: "class", from: "C", to: "E" },
      { kind: "outside", event: { kind: "liquidation", publishedOn: "2026-11-24" }, takenBack: false },
    ]);
  });

  it("is told once, however many notices speak of it and however often the row comes", () => {
    const again = row([aLiquidation, { ...aLiquidation, document: "https://www.bodacc.fr/2" }], {
      riskClass: "E",
    });
    expect(changesBetween(failing, again)).toEqual([]);
    expect(changesBetween(failing, failing)).toEqual([]);
  });

  it("is news while it is young, and what threatens a debt also when it is old", () => {
    const watched = row([
      moved("2024-05-02"),
      { ...aLiquidation, on: "2024-03-01", publishedOn: "2024-03-08" },
    ]);
    const kinds = changesBetween({ ...quiet, outside: undefined }, watched).flatMap((change) =>
      change.kind === "outside" ? [change.event.kind] : [],
    );
    expect(kinds).toEqual(["liquidation"]);
    expect(changesBetween(quiet, row([moved("2026-11-20")]))).toMatchObject([{ kind: "outside" }]);
  });

  it("of a list cut at five is neither new nor gone where it stands beyond the cut", () => {
    const five = ["11-20", "11-18", "11-16", "11-14", "11-12"].map((day) => moved(`2026-${day}`));
    const older = { ...aLiquidation, on: "2026-11-02", publishedOn: "2026-11-08" };
    const four = [...five.slice(0, 4), older];
    expect(
      changesBetween(row(four), row(five)).filter((change) => "takenBack" in change && change.takenBack),
    ).toEqual([]);
    expect(
      changesBetween(row(five), row(four)).filter((change) => "takenBack" in change && !change.takenBack),
    ).toEqual([]);
  });
});

describe("what is taken back", () => {
  const told = withChanges(NO_CHANGES, changesBetween(quiet, failing));
  const back = changesBetween(failing, quiet);

  it("goes with its line where nobody has seen it", () => {
    expect(withChanges(told, back).changes).toEqual([]);
  });

  it("is said where it was seen", () => {
    const { changes } = withChanges(seenUpTo(told, told.last), back);
    expect(changes).toMatchObject([
      { kind: "class", from: "E", to: "C" },
      { kind: "outside", event: { kind: "liquidation" }, takenBack: true },
    ]);
  });

  it("is nothing when it is only put right under another day: the line says the new one", () => {
    const right = row([{ ...aLiquidation, on: "2026-11-19" }], { riskClass: "E" });
    const changes = changesBetween(failing, right);
    expect(changes).toMatchObject([{ kind: "outside", event: { on: "2026-11-19" }, takenBack: false }]);
    expect(withChanges(told, changes).changes.filter(({ kind }) => kind === "outside")).toHaveLength(1);
  });
});
