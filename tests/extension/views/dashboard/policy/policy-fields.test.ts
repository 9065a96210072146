// @vitest-environment node
import { describe, expect, it } from "vitest";
import en from "#extension/locales/en.json";
import fr from "#extension/locales/fr.json";
import { valueAt } from "#extension/views/dashboard/policy/at-path.ts";
import {
  cellsOf,
  NOT_FIELDS,
  POLICY_FIELDS,
  type PolicyField,
  SECTIONS,
} from "#extension/views/dashboard/policy/policy-fields.ts";
import { UNITS } from "#extension/views/dashboard/policy/policy-units.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";

/** Paths of everything in the policy that can be set; tables and lists of rules are set as a whole. */
const leaves = (node: unknown, path: string): string[] => {
  const isList = Array.isArray(node) && (node.length === 0 || typeof node[0] !== "number");
  return typeof node !== "object" || node === null || isList
    ? [path]
    : Object.entries(node).flatMap(([name, child]) => leaves(child, path === "" ? name : `${path}.${name}`));
};

const unitsOf = (field: PolicyField): string[] => {
  switch (field.kind) {
    case "figure":
    case "figures":
    case "matrix":
      return [field.unit];
    case "table":
      return [field.from, field.to];
    default:
      return [];
  }
};

describe("every number of the policy", () => {
  it("is described exactly once", () => {
    const described = [...NOT_FIELDS, ...POLICY_FIELDS.flatMap(cellsOf)];
    expect(described.sort()).toEqual(leaves(DefaultPolicy, "").sort());
  });

  it.each(POLICY_FIELDS.map((field) => [field.path, field] as const))(
    "%s says in both languages what it is, what it means and what it counts",
    (path, field) => {
      for (const words of [fr, en]) {
        expect(valueAt(words.policy.fields, `${path}.label`)).toEqual(expect.stringMatching(/\S/));
        expect(valueAt(words.policy.fields, `${path}.meaning`)).toEqual(expect.stringMatching(/\.$/));
        expect(unitsOf(field).map((unit) => valueAt(words.policy.units, unit))).not.toContain(undefined);
      }
    },
  );

  it("has the kind that its value has", () => {
    const kinds = {
      figure: (value: unknown) => value === null || typeof value === "number",
      figures: (value: unknown) => Object.values(value as object).every((each) => typeof each === "number"),
      matrix: (value: unknown) =>
        Object.values(value as object).every((row) =>
          Object.values(row).every((each) => each === null || typeof each === "number"),
        ),
      table: (value: unknown) => Array.isArray(value) && Array.isArray(value[0]),
      flag: (value: unknown) => typeof value === "boolean",
      choice: (value: unknown) => typeof value === "string",
      classes: (value: unknown) => Array.isArray(value) && typeof value[0] === "string",
      rules: (value: unknown) => Array.isArray(value),
      fixed: (value: unknown) => typeof value === "number",
    };
    const wrong = POLICY_FIELDS.filter(({ path, kind }) => !kinds[kind](valueAt(DefaultPolicy, path)));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it("that people may not set says why", () => {
    for (const words of [fr, en]) {
      expect([...NOT_FIELDS].map((name) => valueAt(words.policy.fixed, name))).not.toContain(undefined);
      expect(words.policy.fixed.computing).toMatch(/\.$/);
    }
  });

  it("stands in a section that has a title", () => {
    for (const words of [fr, en])
      expect(SECTIONS.map((section) => valueAt(words.policy.sections, `${section}.title`))).not.toContain(
        undefined,
      );
  });

  it("counts in a unit whose name tells how it is stored", () => {
    const suffix = {
      money: /Cents/,
      share: /BasisPoints/,
      percent: /Percent/,
      months: /Months/,
      weeks: /Weeks/,
    };
    const wrong = POLICY_FIELDS.flatMap((field) =>
      field.kind === "figure" || field.kind === "figures"
        ? Object.entries(suffix)
            .filter(([unit, stored]) => (field.unit === unit) !== stored.test(field.path))
            .map(([unit]) => `${field.path} ${unit}`)
        : [],
    );
    expect(wrong).toEqual([]);
    expect(Object.keys(UNITS)).toEqual(expect.arrayContaining(Object.keys(suffix)));
  });
});
