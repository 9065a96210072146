import { expect, test } from "vitest";
import { proceedingsOf } from "#shared/clocks/proceedings.ts";
import { day } from "../credit/a-ledger.ts";
import { liquidation } from "./an-event.ts";

const asOf = day("2026-12-01");
const idsOf = (...events: ReturnType<typeof liquidation>[]) =>
  proceedingsOf(events, asOf).map(({ id }) => id);

const reorganisation = liquidation({
  ...{ id: "R", kind: "reorganisation", day: day("2026-01-10"), publishedDay: day("2026-01-20") },
});

test("a liquidation of a firm in reorganisation is a conversion: the first publication counts", () => {
  expect(idsOf(liquidation(), reorganisation)).toEqual(["R"]);
});

test("after a plan the next opening is of new proceedings", () => {
  const plan = liquidation({ id: "P", kind: "plan_adopted", day: day("2026-02-20"), publishedDay: null });
  expect(idsOf(reorganisation, plan, liquidation())).toEqual(["R", "A1"]);
});

test("an annulled opening was none: the liquidation after it stands by itself", () => {
  expect(idsOf({ ...reorganisation, revokedRevision: 7 }, liquidation())).toEqual(["A1"]);
});

test("what was heard of gives way to what was published", () => {
  const heard = liquidation({ id: "press", day: day("2026-03-18"), publishedDay: null });
  expect(idsOf(heard, liquidation())).toEqual(["A1"]);
  expect(idsOf(heard)).toEqual(["press"]);
});

test("one judgment published twice is one, of the first notice", () => {
  expect(idsOf(liquidation({ id: "again", publishedDay: day("2026-04-09") }), liquidation())).toEqual(["A1"]);
});

test("an opening that lies ahead, and events that open nothing, give none", () => {
  expect(idsOf(liquidation({ day: asOf + 1 }), liquidation({ kind: "conciliation" }))).toEqual([]);
});
