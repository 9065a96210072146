import { beforeEach, expect, it, vi } from "vitest";
import { Dashboard } from "#extension/views/dashboard/dashboard.tsx";
import { freshBrowser } from "#tests/extension/a-browser.ts";
import { answering, buttonNamed, find, show, textOf, untilShown } from "../../shown.tsx";
import { apiOf, signedInAs } from "../a-signed-in-page.ts";

beforeEach(() => {
  freshBrowser();
  location.hash = "#/organization";
});

const open = (note: object | null, more: object = {}) => {
  const asked = answering({
    connection: signedInAs("admin"),
    api: apiOf({
      ...more,
      ...(note && { "GET /v1/organization/staff-note": note }),
      "GET /v1/members": { members: [] },
      "GET /v1/changes": { changes: [] },
    }),
  });
  return { asked, host: show(<Dashboard />) };
};

it("opens the own records only to who confirms to have told the staff", async () => {
  const read = { readAt: "2026-11-26T08:00:00.000Z", readBy: "Agathe Renaud" };
  const { host, asked } = open({ readAt: null, readBy: null }, { "PUT /v1/organization/staff-note": read });
  await untilShown(host, "C. trav. L1222-4");
  expect(textOf(host)).toContain("C. trav. L2312-38");
  expect(buttonNamed(host, "Ouvrir à chacun son bilan").disabled).toBe(true);
  const boxes = [...host.querySelectorAll<HTMLInputElement>("[aria-labelledby=staff-note-title] input")];
  boxes[0]?.click();
  await vi.waitFor(() => expect(buttonNamed(host, "Ouvrir à chacun son bilan").disabled).toBe(false));
  buttonNamed(host, "Ouvrir à chacun son bilan").click();
  await vi.waitFor(() => expect(JSON.stringify(asked)).toContain(`"body":{"read":true}`));
});

it("says who opened them and when, and closes them again", async () => {
  const { host, asked } = open(
    { readAt: "2026-11-26T08:00:00.000Z", readBy: "Agathe Renaud" },
    { "PUT /v1/organization/staff-note": { readAt: null, readBy: null } },
  );
  await untilShown(host, "Ouvert : note lue par Agathe Renaud");
  expect(find(host, "[aria-labelledby=staff-note-title] details").hasAttribute("open")).toBe(false);
  buttonNamed(host, "Refermer les bilans").click();
  await vi.waitFor(() => expect(JSON.stringify(asked)).toContain(`"body":{"read":false}`));
});

it("is not there with a server that counts nothing by person", async () => {
  const { host } = open(null);
  await untilShown(host, "Enregistrer");
  await vi.waitFor(() => expect(host.querySelector("[aria-labelledby=staff-note-title]")).toBeNull());
});
