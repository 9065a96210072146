// @vitest-environment node
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ACTIONS } from "#extension/views/dashboard/journal/action-text.tsx";
import { REPORT_STEPS } from "#shared/contract/field-reports.ts";
import { STEP_ACTIONS } from "#shared/contract/requests.ts";

const services = join(process.cwd(), "worker", "services");
const hasWords = (action: string): boolean => (ACTIONS as readonly string[]).includes(action);
/** A step of a request is written as one of a request, of a field report as one of a report. */
const asWritten = (action: string): string =>
  (STEP_ACTIONS as readonly string[]).includes(action)
    ? `request_${action}`
    : (REPORT_STEPS as readonly string[]).includes(action)
      ? `report_${action}`
      : action;

it("every action that the Worker writes into the journal has words", () => {
  const written = readdirSync(services, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) => [
      ...readFileSync(join(services, name), "utf8").matchAll(/\baction: (?:[\w.]+ \? "(\w+)" : )?"(\w+)"/g),
    ])
    .flatMap(([, one, other]) => [one, other].filter((action) => action !== undefined).map(asWritten));
  expect(written.length).toBeGreaterThan(15);
  expect(written.filter((action) => !hasWords(action))).toEqual([]);
});

it("every step of a request, by whichever way it comes about, has words", () => {
  expect(STEP_ACTIONS.map(asWritten).filter((action) => !hasWords(action))).toEqual([]);
});

it("every step of a field report has words", () => {
  expect(REPORT_STEPS.map((step) => `report_${step}`).filter((action) => !hasWords(action))).toEqual([]);
});
