// @vitest-environment node
import { describe, expect, it } from "vitest";
import {
  draftedPolicy,
  emptyDraft,
  isUntouched,
  PolicyDraft,
  withDefault,
  withoutField,
} from "#extension/views/dashboard/policy/policy-draft.ts";
import { POLICY_FIELDS } from "#extension/views/dashboard/policy/policy-fields.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";

const drafted = (part: Partial<PolicyDraft>) => draftedPolicy(DefaultPolicy, { ...emptyDraft(1), ...part });
const field = (path: string) => {
  const found = POLICY_FIELDS.find((each) => each.path === path);
  if (found === undefined) throw new Error(path);
  return found;
};

describe("a draft of the policy", () => {
  it("with nothing in it is the policy in force", () => {
    expect(drafted({})).toEqual({
      policy: DefaultPolicy,
      problems: new Map(),
      changed: new Set(),
      values: DefaultPolicy,
    });
    expect(isUntouched(emptyDraft(1))).toBe(true);
  });

  it("changes what was typed, and nothing else", () => {
    const { policy, changed } = drafted({
      figures: { "limit.needPercent.C": "50", "limit.openingCents": "2 000" },
      tables: {
        "score.oldestOverdueMalus": [
          ["0", "0"],
          ["90", "40"],
        ],
      },
      flags: { "score.negativeEquityCapsD": false },
      choices: { "limit.insurerMode": ["info"], "order.toleranceClasses": ["C", "A"] },
    });
    expect(policy).toEqual({
      ...DefaultPolicy,
      limit: {
        ...DefaultPolicy.limit,
        needPercent: { A: 100, B: 100, C: 50, D: 20 },
        openingCents: 200_000,
        insurerMode: "info",
      },
      score: {
        ...DefaultPolicy.score,
        oldestOverdueMalus: [
          [0, 0],
          [90, 4_000],
        ],
        negativeEquityCapsD: false,
      },
      order: { ...DefaultPolicy.order, toleranceClasses: ["A", "C"] },
    });
    expect([...changed]).toEqual([
      "score.oldestOverdueMalus",
      "score.negativeEquityCapsD",
      "limit.needPercent",
      "limit.openingCents",
      "limit.insurerMode",
      "order.toleranceClasses",
    ]);
  });

  it("that says the same as the policy in force changes nothing", () => {
    expect(
      drafted({ figures: { "order.reservationDays": " 10 ", "score.partialMalus": "3,0" } }).changed,
    ).toEqual(new Set());
  });

  it("gives no ceiling where ∞ stands, in the authority matrix alone", () => {
    const matrix = { "authority.matrixCents.analyst.A": " ∞ ", "authority.matrixCents.analyst.C": "45 000" };
    const { policy } = drafted({ figures: matrix });
    expect(policy?.authority.matrixCents.analyst).toMatchObject({ A: null, B: 10_000_000, C: 4_500_000 });
    expect([...drafted({ figures: { "limit.openingCents": "∞" } }).problems]).toEqual([
      ["limit.openingCents", "not_a_number"],
    ]);
    expect([...drafted({ figures: { "authority.matrixCents.admin.A": "" } }).problems]).toEqual([
      ["authority.matrixCents.admin.A", "empty"],
    ]);
  });

  it("takes the default of a matrix back, ceilings and none", () => {
    const matrix = field("authority.matrixCents");
    const typed = { ...emptyDraft(1), figures: { "authority.matrixCents.admin.A": "5" } };
    const back = withDefault(typed, matrix, (value) => String(value / 100));
    expect(back.figures).toMatchObject({
      "authority.matrixCents.admin.A": "∞",
      "authority.matrixCents.rep.A": "0",
      "authority.matrixCents.analyst.D": "10000",
    });
    expect(draftedPolicy(DefaultPolicy, back).policy).toEqual(DefaultPolicy);
  });

  it("leaves the ceiling out where its field is empty, and no other figure", () => {
    const { policy, problems } = drafted({ figures: { "limit.ceilingCents": "" } });
    expect([policy?.limit.ceilingCents, problems.size]).toEqual([null, 0]);
    expect([...drafted({ figures: { "limit.openingCents": "" } }).problems]).toEqual([
      ["limit.openingCents", "empty"],
    ]);
  });

  it.each<[string, Partial<PolicyDraft>, string, string]>([
    ["a word", { figures: { "order.reservationDays": "dix" } }, "order.reservationDays", "not_a_number"],
    ["half a day", { figures: { "order.reservationDays": "1,5" } }, "order.reservationDays", "too_precise"],
    ["no rounding at all", { figures: { "limit.roundToCents": "0" } }, "limit.roundToCents", "out_of_range"],
    [
      "a table that turns back",
      {
        tables: {
          "score.oldestOverdueMalus": [
            ["30", "5"],
            ["15", "9"],
          ],
        },
      },
      "score.oldestOverdueMalus.1",
      "not_ascending",
    ],
    [
      "class B above class A",
      { figures: { "score.boundsCentipoints.B": "80" } },
      "score.boundsCentipoints.A",
      "out_of_order",
    ],
    ["a rule of no kind", { rules: [{ id: "r1" }] }, "order.rules.0.scope.kind", "not_allowed"],
  ])("with %s is no policy, and says where", (_, part, path, problem) => {
    const { policy, problems, changed } = drafted(part);
    expect(policy).toBeNull();
    expect([...problems]).toEqual([[path, problem]]);
    expect(changed.size).toBe(1);
  });

  it("gives one field back without touching the others", () => {
    const draft = {
      ...emptyDraft(1),
      figures: { "limit.needPercent.C": "50", "limit.needPercent.D": "x", "order.reservationDays": "12" },
    };
    expect(withoutField(draft, field("limit.needPercent")).figures).toEqual({
      "order.reservationDays": "12",
    });
  });

  it("survives being kept as text", () => {
    const draft = { ...emptyDraft(4), figures: { "order.reservationDays": "12" } };
    expect(PolicyDraft.parse(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  });
});
