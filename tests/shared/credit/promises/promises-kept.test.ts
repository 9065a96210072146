import { describe, expect, test } from "vitest";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import { deriveAccount } from "#shared/credit/derive-account.ts";
import type { Entry } from "#shared/credit/entry.ts";
import type { PaymentPromise } from "#shared/credit/promises/payment-promise.ts";
import { brokenPromisesCap, promisesKept } from "#shared/credit/promises/promises-kept.ts";
import { day, invoice, net30, payment } from "../a-ledger.ts";

const friday = day("2026-03-06");
const promise = (more: Partial<PaymentPromise> = {}): PaymentPromise => ({
  id: "p1",
  reference: null,
  amountCents: 1_000_000,
  announcedOn: day("2026-03-02"),
  promisedOn: friday,
  recordedRevision: 1,
  ...more,
});
const owed = [invoice("F1", day("2025-12-01"), 1_500_000), invoice("F2", day("2025-12-05"), 1_000_000)];
const judged = (promises: PaymentPromise[], paid: Entry[], on: string) => {
  const asOf = day(on);
  const options = { terms: net30, asOf, knownAt: 9, disputes: [] };
  return promisesKept(promises, [deriveAccount([...owed, ...paid], options)], asOf, 9, DefaultPolicy);
};
const states = (promises: PaymentPromise[], paid: Entry[], on: string) =>
  judged(promises, paid, on).map(({ state }) => state);

describe("T-601: 10,000 announced for Friday 6 March 2026", () => {
  test("is kept when booked by Tuesday 10 March, two working days later", () => {
    expect(states([promise()], [payment("P", day("2026-03-10"), 1_000_000)], "2026-03-10")).toEqual(["kept"]);
    expect(states([promise()], [payment("P", day("2026-03-11"), 1_000_000)], "2026-03-11")).toEqual([
      "broken",
    ]);
  });

  test("is kept in part when 9,000 came", () => {
    const paid = [payment("P", day("2026-03-06"), 900_000)];
    expect(judged([promise()], paid, "2026-03-11")).toMatchObject([
      { state: "partially_kept", receivedCents: 900_000, deadline: day("2026-03-10") },
    ]);
  });

  test("is open until then and broken on 11 March when nothing came", () => {
    expect(states([promise()], [], "2026-03-10")).toEqual(["open"]);
    expect(states([promise()], [], "2026-03-11")).toEqual(["broken"]);
  });
});

describe("money", () => {
  test("from before the announcement keeps no promise", () => {
    expect(states([promise()], [payment("P", day("2026-03-01"), 1_000_000)], "2026-03-11")).toEqual([
      "broken",
    ]);
  });

  test("is shared out alike, whatever order the accounts come in", () => {
    const asOf = day("2026-03-20");
    const options = { terms: net30, asOf, knownAt: 9, disputes: [] };
    const derived = ["F1", "F2"].map((reference) =>
      deriveAccount(
        [
          invoice(reference, day("2025-12-01"), 600_000),
          payment("P", day("2026-03-05"), 600_000, { settles: reference }),
        ],
        options,
      ),
    );
    const promises = [
      promise({ amountCents: 600_000 }),
      promise({ id: "p2", reference: "F1", amountCents: 600_000, promisedOn: day("2026-03-09") }),
    ];
    const one = promisesKept(promises, derived, asOf, 9, DefaultPolicy);
    expect(promisesKept(promises, [...derived].reverse(), asOf, 9, DefaultPolicy)).toEqual(one);
  });

  test("counts once, for the promise that falls due first", () => {
    const second = promise({ id: "p2", promisedOn: day("2026-03-09") });
    const paid = [payment("P", day("2026-03-05"), 1_400_000)];
    expect(states([second, promise()], paid, "2026-03-20")).toEqual(["kept", "partially_kept"]);
  });

  test("on another document keeps no promise made for one", () => {
    const named = promise({ reference: "f2" });
    const on = (settles: string) => [payment("P", day("2026-03-05"), 1_000_000, { settles })];
    expect(states([named], on("F1"), "2026-03-11")).toEqual(["broken"]);
    expect(states([named], on("F2"), "2026-03-11")).toEqual(["kept"]);
  });

  test("without a document counts for the account", () => {
    const paid = [payment("P", day("2026-03-05"), 9_000_000)];
    expect(states([promise({ amountCents: 8_000_000 })], paid, "2026-03-11")).toEqual(["kept"]);
  });
});

test("a promise not yet made, not yet known or taken back is none", () => {
  const paid: Entry[] = [];
  expect(states([promise({ announcedOn: day("2026-03-12") })], paid, "2026-03-11")).toEqual([]);
  expect(states([promise({ recordedRevision: 10 })], paid, "2026-03-11")).toEqual([]);
  expect(states([promise({ cancelledRevision: 3 })], paid, "2026-03-11")).toEqual([]);
  expect(states([promise({ cancelledRevision: 10 })], paid, "2026-03-11")).toEqual(["broken"]);
});

describe("broken promises", () => {
  const cap = (days: string[], on: string) => {
    const promises = days.map((each, index) => promise({ id: `p${index}`, promisedOn: day(each) }));
    return brokenPromisesCap(judged(promises, [], on), day(on), DefaultPolicy);
  };

  test("two within ninety days cap the class for six months", () => {
    expect(cap(["2026-03-06"], "2026-04-01")).toBeNull();
    expect(cap(["2026-03-06", "2026-06-01"], "2026-06-10")).toEqual({
      count: 2,
      lastDay: day("2026-06-04"),
      untilDay: day("2026-12-01"),
    });
    expect(cap(["2026-03-06", "2026-06-01"], "2026-11-30")).not.toBeNull();
    expect(cap(["2026-03-06", "2026-06-01"], "2026-12-01")).toBeNull();
  });

  test("two further apart do not", () => {
    expect(cap(["2026-03-06", "2026-06-08"], "2026-06-15")).toBeNull();
  });
});
