import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { awaitsTriage, type FieldReport, LEDGER, REPORT_STATES } from "#shared/field-reports/field-report.ts";
import { isCorroborated, type ReportAction, stepReport } from "#shared/field-reports/step-report.ts";

const sent: FieldReport = {
  kind: "warning",
  state: "submitted",
  version: 1,
  author: "rene",
  needsCorroboration: false,
  corroboratedBy: null,
  firstConfirmedBy: null,
  awaiting: "credit",
  expiresOn: 20_180,
};
const confirm = (by: string, secondPersonNeeded = false): ReportAction => ({
  kind: "confirm",
  by,
  secondPersonNeeded,
});
const step = (report: FieldReport, action: ReportAction, upon?: number) => {
  const result = stepReport(report, action, 20_000, upon);
  return result.ok ? result.value : result.error.reason;
};
const having = (report: FieldReport, ...actions: ReportAction[]): FieldReport =>
  actions.reduce<FieldReport>((so, action) => {
    const result = stepReport(so, action, 20_000);
    if (!result.ok) throw new Error(result.error.reason);
    return result.value;
  }, report);

describe("a field report", () => {
  test("is asked back and answered by its author alone", () => {
    const asked = having(sent, { kind: "ask", by: "anais" });
    expect(asked).toMatchObject({ state: "triaged", awaiting: "author", version: 2 });
    expect(step(asked, { kind: "answer", by: "carole" })).toBe("not_yours");
    expect(step(asked, { kind: "answer", by: "rene" })).toMatchObject({ awaiting: "credit", version: 3 });
  });

  test("is confirmed by two different persons where two are needed", () => {
    const half = having(sent, confirm("anais", true));
    expect(half).toMatchObject({ state: "triaged", firstConfirmedBy: "anais" });
    expect(step(half, confirm("anais", true))).toBe("same_person");
    expect(step(half, confirm("samuel", true))).toMatchObject({ state: "confirmed" });
  });

  test("that needs a second source is confirmed once there is one, and by nobody who is it", () => {
    const rumour = { ...sent, needsCorroboration: true };
    expect(step(rumour, confirm("anais"))).toBe("needs_corroboration");
    expect(step(rumour, { kind: "corroborate", by: "rene" })).toBe("own_report");
    const said = having(rumour, { kind: "corroborate", by: "anais" });
    expect(isCorroborated(said)).toBe(true);
    expect(step(said, confirm("anais"))).toBe("needs_corroboration");
    expect(step(said, confirm("samuel"))).toMatchObject({ state: "confirmed" });
    expect(step(having(rumour, { kind: "corroborate", by: LEDGER }), confirm("anais"))).toMatchObject({
      state: "confirmed",
    });
  });

  test("expires on its day and not before; only what was confirmed is contradicted", () => {
    expect(step(sent, { kind: "expire" })).toBe("not_expired");
    const over = stepReport(sent, { kind: "expire" }, sent.expiresOn);
    expect(over).toMatchObject({ ok: true, value: { state: "expired" } });
    expect(step(sent, { kind: "contradict", by: "anais" })).toBe("closed");
    expect(step(having(sent, confirm("anais")), { kind: "contradict", by: "anais" })).toMatchObject({
      state: "contradicted",
    });
  });

  test("refuses a step upon an older version, and says what is closed", () => {
    const asked = having(sent, { kind: "ask", by: "anais" });
    expect(step(asked, confirm("anais"), 1)).toBe("moved_on");
    expect(step(having(sent, confirm("anais")), confirm("anais"), 2)).toBe("closed");
  });
});

const person = fc.constantFrom("rene", "carole", "anais", "samuel");
const action: fc.Arbitrary<ReportAction> = fc.oneof(
  fc.record({
    kind: fc.constantFrom(
      "ask" as const,
      "answer" as const,
      "corroborate" as const,
      "need_corroboration" as const,
      "reject" as const,
      "merge" as const,
      "withdraw" as const,
      "contradict" as const,
    ),
    by: person,
  }),
  fc.record({ kind: fc.constant("confirm" as const), by: person, secondPersonNeeded: fc.boolean() }),
  fc.constant({ kind: "expire" as const }),
);

test("whatever happens: nobody judges an own one, what is closed stays closed, versions count up", () => {
  fc.assert(
    fc.property(
      fc.array(action, { maxLength: 12 }),
      fc.boolean(),
      fc.integer({ min: 20_000, max: 20_200 }),
      (actions, needsCorroboration, day) => {
        let report: FieldReport = { ...sent, needsCorroboration };
        for (const each of actions) {
          const result = stepReport(report, each, day);
          if (!result.ok) continue;
          const { value } = result;
          expect(value.version).toBe(report.version + 1);
          expect(REPORT_STATES).toContain(value.state);
          if (!awaitsTriage(report.state)) expect(["contradict", "expire"]).toContain(each.kind);
          const judged =
            !awaitsTriage(value.state) && value.state !== "withdrawn" && value.state !== "expired";
          if (judged && "by" in each) expect(each.by).not.toBe(report.author);
          if (value.state === "confirmed" && needsCorroboration) expect(isCorroborated(value)).toBe(true);
          report = value;
        }
      },
    ),
    { numRuns: 300 },
  );
});
