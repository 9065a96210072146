import { describe, expect, it } from "vitest";
import { USUAL_TERMS } from "#extension/views/order-check/order-terms.ts";
import {
  type AskDraft,
  type AskFrom,
  askDraftOf,
  requestOfDraft,
} from "#extension/views/requests/ask-draft.ts";
import { askerLists, deciderQueue } from "#extension/views/requests/board-lists.ts";
import {
  draftOfGrant,
  grantDraftOf,
  grantOfDraft,
  readDeposit,
} from "#extension/views/requests/grant-draft.ts";
import { NewRequest } from "#shared/contract/requests.ts";
import { aDetail, aRequest } from "../../background/a-request.ts";
import { idOf } from "../../background/a-row.ts";

const TODAY = "2026-11-26";
const FROM: AskFrom = {
  customerId: idOf(900),
  order: { amountCents: 1_840_000, currency: "EUR", documentNumber: "PR-42", documentKind: "quote" },
};
const asked = (change: Partial<AskDraft>, from: AskFrom = FROM) =>
  requestOfDraft(
    { ...askDraftOf(from, USUAL_TERMS, TODAY), reason: "seasonal_peak", ...change },
    from,
    USUAL_TERMS,
    TODAY,
    "EUR",
  );

describe("asking", () => {
  it("begins with the order that was checked, and needs no more than a reason", () => {
    expect(asked({})).toMatchObject({
      ok: true,
      request: {
        customerId: idOf(900),
        reason: "seasonal_peak",
        wantedBy: null,
        asked: {
          kind: "order_release",
          documentKind: "quote",
          documentNumber: "PR-42",
          amountCents: 1_840_000,
          depositCents: 0,
          callOffCents: null,
          terms: null,
        },
      },
    });
    expect(asked({ reason: "" })).toEqual({ ok: false, problem: "reason" });
  });

  it.each([
    [
      { kind: "deposit", verdict: "within_limit", depositCents: 880_000 },
      { kind: "order_release", depositCents: 880_000 },
    ],
    [
      { kind: "payment_with_order", verdict: "within_limit", amountCents: 1_840_000 },
      { kind: "order_release", depositCents: 1_840_000 },
    ],
    [
      {
        kind: "first_delivery",
        verdict: "within_limit",
        firstCents: 960_000,
        restCents: 880_000,
        restFrom: "2026-12-12",
        references: [],
      },
      { kind: "order_release", callOffCents: 960_000 },
    ],
    [
      {
        kind: "temporary_limit",
        verdict: "within_limit",
        limitCents: 4_900_000,
        until: "2026-12-26",
        authority: "m",
      },
      { kind: "limit_temporary", amountCents: 4_900_000, from: TODAY, until: "2026-12-26" },
    ],
  ] as const)("a way to yes fills in what it needs: %o", (way, expected) => {
    const from = { ...FROM, way: { ...way, ...("references" in way && { references: [] }) } } as AskFrom;
    expect(asked({}, from)).toMatchObject({ ok: true, request: { asked: expected, way } });
  });

  it.each([
    [{ amount: "" }, "amount"],
    [{ amount: "0" }, "amount"],
    [{ amount: "-1" }, "amount"],
    [{ amount: "NaN" }, "amount"],
    [{ deposit: "20000" }, "deposit"],
    [{ callOff: "20000" }, "callOff"],
    [{ reason: "other", note: "  " }, "note"],
    [{ kind: "limit_temporary", until: "2026-11-25" }, "until"],
    [{ kind: "limit_temporary", from: "2026-12-30", until: "2026-12-20" }, "until"],
    [{ kind: "terms_change", terms: "" }, "terms"],
    [{ kind: "block", until: "" }, "until"],
  ] as const)("is not sent with %o", (change, problem) => {
    expect(asked(change)).toEqual({ ok: false, problem });
  });

  it.each([
    "order_release",
    "limit_temporary",
    "limit_permanent",
    "terms_change",
    "block",
    "unblock",
    "class_override",
  ] as const)("a request of kind %s keeps to the contract", (kind) => {
    const drafted = asked({ kind, terms: "1", riskClass: "B" });
    expect(NewRequest.safeParse(drafted.ok ? drafted.request : null).success).toBe(true);
  });
});

describe("a deposit", () => {
  it.each([
    ["", 0],
    ["5 520", 552_000],
    ["30 %", 552_000],
    ["30%", 552_000],
    ["12,5 %", 230_000],
    ["0,05 %", null],
    ["101 %", null],
    ["half", null],
  ])("typed as %o is %o cents of 18,400.00", (typed, cents) => {
    expect(readDeposit(typed, 1_840_000)).toBe(cents);
  });
});

describe("granting", () => {
  const detail = aDetail(1);
  const draft = grantDraftOf(detail, TODAY);
  const granted = (change: Partial<typeof draft>) =>
    grantOfDraft({ ...draft, ...change }, detail.asked, USUAL_TERMS, TODAY);

  it("begins with what is asked, for ten days, to the Monday where they end on a Sunday", () => {
    expect(granted({})).toEqual({
      ok: true,
      grant: {
        kind: "order_release",
        amountCents: 1_840_000,
        basis: "gross",
        depositCents: 0,
        terms: null,
        until: "2026-12-07",
      },
    });
  });

  it("takes another amount financed, a deposit as a share, other terms, another day", () => {
    expect(
      granted({ amount: "15 000", basis: "financed", deposit: "30 %", terms: "0", until: "2026-11-27" }),
    ).toMatchObject({
      ok: true,
      grant: {
        amountCents: 1_500_000,
        basis: "financed",
        depositCents: 552_000,
        terms: { kind: "net", days: 0 },
        until: "2026-11-27",
      },
    });
  });

  it.each([
    [{ amount: "" }, "amount"],
    [{ deposit: "a lot" }, "deposit"],
    [{ deposit: "100 %" }, "depositTooMuch"],
    [{ until: "2026-11-25" }, "until"],
    [{ until: "" }, "until"],
  ])("is not sent with %o", (change, problem) => {
    expect(granted(change)).toEqual({ ok: false, problem });
  });

  it("is taken up again as it was when it was refused", () => {
    const drafted = granted({ amount: "15 000", basis: "financed", deposit: "30 %", until: "2026-11-27" });
    if (!drafted.ok) throw new Error("not drafted");
    const again = draftOfGrant(drafted.grant, draft, USUAL_TERMS);
    expect(grantOfDraft(again, detail.asked, USUAL_TERMS, TODAY)).toEqual(drafted);
  });
});

describe("lists", () => {
  const ana = { name: "Ana", role: "rep", isMe: true } as const;
  const soon = aRequest(1, { dueAt: "2026-11-26T12:00:00.000Z", valueCents: 1 });
  const big = aRequest(2, { valueCents: 9_000_000 });
  const small = aRequest(3, { valueCents: 100 });
  const others = aRequest(4, { waitsForMe: false, dueAt: "2026-11-26T08:00:00.000Z" });
  const mine = aRequest(5, { askers: [ana], waitsForMe: false });
  const asked = aRequest(6, { askers: [ana], awaiting: "asker", dueAt: "2026-11-30T08:00:00.000Z" });
  const over = aRequest(7, { askers: [ana], state: "refused", decidedAt: "2026-11-20T08:00:00.000Z" });
  const requests = [others, small, mine, big, over, soon, asked];

  it("of a decider: by deadline, of one deadline the greater value first; what waits for others last", () => {
    expect(deciderQueue({ requests })).toEqual([soon, big, small, others]);
  });

  it("of an asker: what they have to answer first, decided ones apart", () => {
    expect(askerLists({ requests })).toEqual({ open: [asked, mine], closed: [over] });
  });
});
