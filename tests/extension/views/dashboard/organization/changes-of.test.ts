// @vitest-environment node
import { expect, it } from "vitest";
import { changesOf } from "#extension/views/dashboard/organization/changes-of.ts";

const standing = {
  name: "Comptoir",
  siren: null,
  discreetByDefault: false,
  repVisibility: { scope: "own" as const, detail: "figures" as const },
  secondPerson: "required" as const,
};

it("sends only what differs, so that nobody else's change is undone", () => {
  expect(changesOf(standing, { ...standing, siren: "732829320" })).toEqual({ siren: "732829320" });
  expect(changesOf(standing, { ...standing, repVisibility: { scope: "own", detail: "class" } })).toEqual({
    repVisibility: { scope: "own", detail: "class" },
  });
});
it("sends that no second person is asked any more", () => {
  expect(changesOf(standing, { ...standing, secondPerson: "off" })).toEqual({ secondPerson: "off" });
});
it("sends nothing when nothing differs", () => {
  expect(changesOf(standing, { ...standing, repVisibility: { ...standing.repVisibility } })).toBeNull();
});
