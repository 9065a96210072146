import { beforeEach, describe, expect, it, vi } from "vitest";
import { Dashboard } from "#extension/views/dashboard/dashboard.tsx";
import { draftOfInsurer, insurerOfDraft } from "#extension/views/dashboard/insurers/insurer-draft.ts";
import { freshBrowser } from "#tests/extension/a-browser.ts";
import { answering, buttonNamed, find, show, textOf, type, untilShown } from "../../shown.tsx";
import { apiOf, signedInAs } from "../a-signed-in-page.ts";

const coface = {
  ...{ id: "019ab000-0000-7000-8000-00000000000a", name: "Coface", isDefault: true, insuredSharePercent: 90 },
  ...{ reportAdverseDays: 10, reportOverdueAfterDays: null, maximumExtensionDays: null },
  ...{ stopOfCoverDays: null, discretionaryLimitCents: 1_000_000 },
};
const open = (insurers: object[], more: object = {}) => {
  freshBrowser();
  location.hash = "#/organization";
  const asked = answering({
    connection: signedInAs("admin"),
    api: apiOf({
      "GET /v1/insurers": { insurers },
      "GET /v1/members": { members: [] },
      "GET /v1/changes": { changes: [] },
      ...more,
    }),
  });
  return { asked, host: show(<Dashboard />) };
};
const submit = (host: HTMLElement) =>
  find<HTMLFormElement>(host, "dialog form").dispatchEvent(
    new Event("submit", { bubbles: true, cancelable: true }),
  );

beforeEach(() => freshBrowser());

describe("insurers", () => {
  it("begin from usual values, which one's own policy corrects; the first one is the default", async () => {
    const { host, asked } = open([], { "POST /v1/insurers": coface });
    await untilShown(host, "Aucun assureur pour l’instant.");
    expect(textOf(host)).toContain("Les termes de votre contrat priment toujours");
    buttonNamed(host, "Ajouter un assureur").click();
    await vi.waitFor(() => find(host, "dialog select"));
    const preset = find<HTMLSelectElement>(host, "dialog select");
    preset.value = "atradius";
    preset.dispatchEvent(new Event("change", { bubbles: true }));
    const maximum = () =>
      [...host.querySelectorAll<HTMLInputElement>("dialog input")].find(({ value }) => value === "90");
    await vi.waitFor(() => expect(maximum()).toBeDefined());
    submit(host);
    await vi.waitFor(() =>
      expect(JSON.stringify(asked)).toContain(
        '"name":"Atradius","isDefault":true,"insuredSharePercent":90,"reportAdverseDays":null,"reportOverdueAfterDays":90',
      ),
    );
  });

  it("are changed, and removed after one more press", async () => {
    const { host, asked } = open([coface], {
      [`PUT /v1/insurers/${coface.id}`]: coface,
      [`DELETE /v1/insurers/${coface.id}`]: null,
    });
    await untilShown(host, "10 jours");
    buttonNamed(find(host, "[aria-labelledby=insurers-title] tbody"), "Modifier").click();
    await vi.waitFor(() => find(host, "dialog input"));
    type(find<HTMLInputElement>(host, "dialog input"), "Coface SA");
    submit(host);
    await vi.waitFor(() => expect(JSON.stringify(asked)).toContain('"name":"Coface SA"'));
    await vi.waitFor(() => expect(host.querySelector("dialog")).toBeNull());
    buttonNamed(find(host, "[aria-labelledby=insurers-title] tbody"), "Modifier").click();
    await vi.waitFor(() => buttonNamed(host, "Retirer l’assureur"));
    buttonNamed(host, "Retirer l’assureur").click();
    await untilShown(host, "Ses clients passent à l’assureur par défaut");
    expect(JSON.stringify(asked)).not.toContain("DELETE");
    buttonNamed(host, "Retirer Coface").click();
    await vi.waitFor(() => expect(JSON.stringify(asked)).toContain("DELETE"));
  });
});

describe("an insurer as it is typed", () => {
  const draft = draftOfInsurer(coface, true, ",");

  it("says nothing where a field is empty, and what was known comes back the same", () => {
    const { id, ...terms } = coface;
    expect(insurerOfDraft(draft)).toEqual({ wrong: [], change: terms });
  });

  it.each([
    ["reportAdverseDays", "0"],
    ["stopOfCoverDays", "731"],
    ["maximumExtensionDays", "two"],
    ["insuredSharePercent", "101"],
    ["discretionaryLimit", "a lot"],
    ["name", " "],
  ])("is refused %s of %j", (field, typed) => {
    expect(insurerOfDraft({ ...draft, [field]: typed })).toEqual({ wrong: [field], change: null });
  });
});
