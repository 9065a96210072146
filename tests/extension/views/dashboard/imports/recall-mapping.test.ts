// @vitest-environment node
import { describe, expect, it } from "vitest";
import type { Mapping } from "#extension/import/mapping.ts";
import { recallMapping } from "#extension/views/dashboard/imports/recall-mapping.ts";

const aMapping = (part: Partial<Mapping>): Mapping => ({
  kind: "customers",
  separator: ";",
  header: true,
  columns: { key: "Code", name: "Nom" },
  dateOrder: "dmy",
  decimal: ",",
  doubts: [],
  ...part,
});
const guessed = aMapping({ columns: { key: "Code", name: "Nom", siren: "SIREN", repCode: "Commercial" } });
const names = ["Code", "Nom", "SIREN", "Commercial"];

describe("a remembered mapping", () => {
  it("reads columns that the earlier file did not have as they are guessed", () => {
    const saved = aMapping({ seen: ["Code", "Nom"] });
    expect(recallMapping(saved, guessed, names)?.columns).toEqual(guessed.columns);
  });

  it("leaves out again what a person left out", () => {
    const saved = aMapping({ seen: ["Code", "Nom", "SIREN"] });
    expect(recallMapping(saved, guessed, names)?.columns).toEqual({
      key: "Code",
      name: "Nom",
      repCode: "Commercial",
    });
  });

  it("gives no meaning twice: the person's choice stays", () => {
    const saved = aMapping({ columns: { key: "Code", siren: "Nom" }, seen: ["Code", "Nom"] });
    expect(recallMapping(saved, guessed, names)?.columns).toEqual({
      key: "Code",
      siren: "Nom",
      repCode: "Commercial",
    });
  });

  it("does not fit a file that lacks one of its columns, nor one of another kind", () => {
    expect(recallMapping(aMapping({ columns: { key: "Client" } }), guessed, names)).toBeNull();
    expect(recallMapping(aMapping({ kind: "orders" }), guessed, names)).toBeNull();
  });

  it("takes order of dates and decimal sign from what was settled then", () => {
    const saved = aMapping({ dateOrder: "mdy", decimal: "." });
    expect(recallMapping(saved, guessed, names)).toMatchObject({
      dateOrder: "mdy",
      decimal: ".",
      doubts: [],
    });
  });
});
