import { beforeEach, expect, it, vi } from "vitest";
import { Dashboard } from "#extension/views/dashboard/dashboard.tsx";
import type { OpenChoice } from "#shared/contract/record-choices.ts";
import { freshBrowser, speak } from "#tests/extension/a-browser.ts";
import { answering, buttonNamed, find, show, textOf, type, untilShown } from "../shown.tsx";
import { aDetail, apiOf, CUSTOMER_ID, signedInAs } from "./a-signed-in-page.ts";

const choice: OpenChoice = {
  id: "019ab000-0000-7000-8000-0000000000c1",
  state: "chosen",
  link: {
    ...{ site: "dolibarr", origin: "https://erp.example", tenant: "" },
    ...{ kind: "customer", externalId: "42" },
  },
  seenName: "Kerbrat",
  customer: { id: CUSTOMER_ID, name: "Menuiserie Kerbrat SAS", siren: "299900100" },
  linked: null,
  numbers: "silent",
  by: "Ana Rep",
  since: "2026-11-24T09:00:00.000Z",
};

beforeEach(() => {
  freshBrowser();
  location.hash = "#/links";
});

const open = async (choices: OpenChoice[], more: Record<string, unknown> = {}) => {
  const asked = answering({
    connection: signedInAs("analyst"),
    api: apiOf({ ...more, "GET /v1/choices": { choices, next: null } }),
  });
  return { asked, host: show(<Dashboard />) };
};

it("says that nothing waits", async () => {
  const { host } = await open([]);
  await untilShown(host, "Aucun lien à confirmer");
});

it("tells who said what of which record, and what speaks against it", async () => {
  const linked = { id: CUSTOMER_ID.replace(/1$/, "2"), name: "Kerbrat Frères", siren: null };
  const { host } = await open([{ ...choice, linked, numbers: "contradict" }]);
  await untilShown(host, "Kerbrat est ce client Menuiserie Kerbrat SAS 299900100");
  const text = textOf(host);
  expect(text).toContain("Dolibarr · customer 42 · Par Ana Rep");
  expect(text).toContain("Pour tous : Kerbrat Frères");
  expect(text).toContain("Le numéro de la page est celui d’une autre entreprise");
});

it("decides for everyone, with a reason", async () => {
  const { host, asked } = await open([choice], {
    [`POST /v1/choices/${choice.id}/confirm`]: { id: choice.id },
  });
  await untilShown(host, "Kerbrat est ce client");
  buttonNamed(host, "Confirmer").click();
  await untilShown(host, "« Kerbrat » est Menuiserie Kerbrat SAS ?");
  expect(buttonNamed(host, "Décider pour tous").disabled).toBe(true);
  type(find<HTMLTextAreaElement>(host, "dialog textarea"), "vu sur la facture");
  await vi.waitFor(() => expect(buttonNamed(host, "Décider pour tous").disabled).toBe(false));
  find<HTMLFormElement>(host, "dialog form").requestSubmit();
  await vi.waitFor(() => expect(JSON.stringify(asked)).toContain(`{"reason":"vu sur la facture"}`));
  await vi.waitFor(() => expect(host.querySelector("dialog")).toBeNull());
});

it("asks of a wrong customer whether it goes or stays, and says why a decision failed", async () => {
  speak("en");
  const { host } = await open([{ ...choice, state: "rejected" }], {
    [`POST /v1/choices/${choice.id}/reject`]: { refused: "conflict" },
  });
  await untilShown(host, "Kerbrat is not this customer");
  buttonNamed(host, "Keep this customer").click();
  await untilShown(host, "Is “Kerbrat” Menuiserie Kerbrat SAS?");
  type(find<HTMLTextAreaElement>(host, "dialog textarea"), "same company");
  await vi.waitFor(() => expect(buttonNamed(host, "Decide for everyone").disabled).toBe(false));
  find<HTMLFormElement>(host, "dialog form").requestSubmit();
  await untilShown(host, "Nothing was changed.");
});

it("shows on a customer's page what waits there", async () => {
  location.hash = `#/customers/${CUSTOMER_ID}`;
  const { host } = await open([choice], { [`GET /v1/customers/${CUSTOMER_ID}`]: aDetail() });
  await untilShown(host, "Kerbrat est ce client");
});
