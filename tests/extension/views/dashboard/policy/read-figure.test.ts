// @vitest-environment node
import { expect, it } from "vitest";
import type { Unit } from "#extension/views/dashboard/policy/policy-units.ts";
import { figureText, readFigure } from "#extension/views/dashboard/policy/read-figure.ts";
import { failed, ok } from "#shared/result.ts";

it.each<[string, Unit, number]>([
  ["30", "days", 30],
  ["1 500", "money", 150_000],
  ["1\u202f500,50 €", "money", 150_050],
  ["12,5", "share", 1_250],
  ["12.50", "share", 1_250],
  ["55", "points", 5_500],
  ["\u221230", "days", -30],
  ["7,000", "points", 700],
])("reads %j of %s", (typed, unit, value) => {
  expect(readFigure(typed, unit)).toEqual(ok(value));
});

it.each<[string, Unit, string]>([
  ["", "days", "empty"],
  ["dix", "days", "not_a_number"],
  ["1.5", "days", "too_precise"],
  ["1,005", "share", "too_precise"],
  ["-5", "money", "not_a_number"],
  ["1e3", "days", "not_a_number"],
])("refuses %j of %s: %s", (typed, unit, problem) => {
  expect(readFigure(typed, unit)).toEqual(failed(problem));
});

it.each<[number, Unit]>([
  [150_000, "money"],
  [150_050, "money"],
  [1_250, "share"],
  [-30, "days"],
  [360, "days"],
])("writes %d of %s so that it reads the same", (value, unit) => {
  for (const language of ["fr", "en"] as const)
    expect(readFigure(figureText(value, unit, language), unit)).toEqual(ok(value));
});
