import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { Connection, TabCustomer } from "#extension/platform/messages.ts";
import { Popup } from "#extension/views/popup/popup.tsx";
import { freshBrowser, speak } from "../../a-browser.ts";
import { aMe, aRow, someFigures } from "../../background/a-row.ts";
import { aProspect } from "../../background/an-outside.ts";
import { aCandidate, anAnswer } from "../identify/a-candidate.ts";
import {
  type Answers,
  answering,
  buttonNamed,
  find,
  press,
  show,
  textOf,
  type,
  untilShown,
} from "../shown.tsx";

const kerbrat = aRow(1, "Menuiserie Kerbrat SAS", { siren: "910000009" });
const henin = aRow(2, "Plomberie Hénin");
const NOBODY: TabCustomer = { kind: "unknown", customer: null, candidates: [], seenName: null, evidence: [] };

const signedIn = (more: Partial<Extract<Connection, { kind: "signed_in" }>> = {}): Connection => ({
  kind: "signed_in",
  apiUrl: "https://vigie.example",
  me: aMe(),
  rows: 300,
  revision: 7,
  syncedAt: Date.now(),
  syncing: false,
  problem: null,
  ...more,
});

const shown = async (answers: Answers) => {
  const asked = answering({
    settings: { discreet: false, language: "fr", signedIn: true },
    sites: { origins: [], off: [], health: [] },
    probeTab: { site: null },
    tabCustomer: NOBODY,
    ...answers,
  });
  return { host: show(<Popup />), asked };
};

beforeEach(async () => {
  freshBrowser();
  const tab = await fakeBrowser.tabs.create({ url: "https://crm.example/clients/1", active: true });
  Object.assign(fakeBrowser.tabs, { query: async () => [tab] });
});

describe("before anything, the popup", () => {
  it("asks for the organization's address and connects to it once the browser allows", async () => {
    Object.assign(fakeBrowser.permissions, { request: vi.fn(async () => true) });
    const { host, asked } = await shown({
      connection: { kind: "not_connected" },
      connect: { ok: true, value: null },
    });
    await untilShown(host, "Reliez Vigie à votre organisation");
    type(find(host, "input[name=apiUrl]"), "vigie.company.fr");
    await vi.waitFor(() => expect(find<HTMLInputElement>(host, "input").value).toBe("vigie.company.fr"));
    find<HTMLButtonElement>(host, "button[type=submit]").click();
    await vi.waitFor(() => expect(asked.map(({ name }) => name)).toContain("connect"));
    expect(asked.find(({ name }) => name === "connect")?.ask).toEqual({ apiUrl: "https://vigie.company.fr" });
    expect(fakeBrowser.permissions.request).toHaveBeenCalledWith({ origins: ["https://vigie.company.fr/*"] });
  });

  it("says what is wrong with an address, without asking anybody", async () => {
    const request = vi.fn(async () => true);
    Object.assign(fakeBrowser.permissions, { request });
    const { host, asked } = await shown({ connection: { kind: "not_connected" } });
    await untilShown(host, "Reliez Vigie");
    type(find(host, "input[name=apiUrl]"), "http://vigie.company.fr");
    await vi.waitFor(() => expect(find<HTMLInputElement>(host, "input").value).toContain("http:"));
    find<HTMLButtonElement>(host, "button[type=submit]").click();
    await untilShown(host, "Cette adresse n’est pas utilisable.");
    expect(find(host, "input").getAttribute("aria-invalid")).toBe("true");
    expect(request).not.toHaveBeenCalled();
    expect(asked.map(({ name }) => name)).not.toContain("connect");
  });

  it("says that the browser refused", async () => {
    Object.assign(fakeBrowser.permissions, { request: async () => false });
    const { host } = await shown({ connection: { kind: "not_connected" } });
    await untilShown(host, "Reliez Vigie");
    type(find(host, "input[name=apiUrl]"), "vigie.company.fr");
    await vi.waitFor(() => expect(find<HTMLInputElement>(host, "input").value).toBe("vigie.company.fr"));
    find<HTMLButtonElement>(host, "button[type=submit]").click();
    await untilShown(host, "Le navigateur n’a pas autorisé cette adresse.");
  });

  it("signs in, and says why when the session ended by itself", async () => {
    const { host, asked } = await shown({
      connection: { kind: "signed_out", apiUrl: "https://vigie.example", expired: true },
      signIn: { ok: false, error: { code: "redirect_refused", requestId: "r-1" } },
    });
    await untilShown(host, "Votre session a pris fin.");
    find<HTMLButtonElement>(host, "[data-action=sign-in]").click();
    await untilShown(host, "Votre organisation n’accepte pas cette extension.");
    await untilShown(host, "r-1");
    expect(asked.map(({ name }) => name)).toContain("signIn");
  });
});

describe("the customer of this tab", () => {
  it("is shown with class, room, limit, exposure, reasons and overdue by age", async () => {
    const { host } = await shown({
      connection: signedIn(),
      tabCustomer: { ...NOBODY, kind: "matched", customer: kerbrat, seenName: "Menuiserie Kerbrat" },
    });
    await untilShown(host, "Menuiserie Kerbrat SAS");
    const text = textOf(host);
    expect(text).toContain("Disponible9 600 €");
    expect(text).toContain("Facture F-231 échue depuis 34 jours");
    expect(text).toContain("31 à 60 jours8 200,00 €");
    expect(text).toContain("910000009 · C00001");
    expect(text).toContain("Noté sur le seul grand livre.");
    expect(text).toContain("grand livre du 20 nov. 2026");
    expect(find(host, "[role=img]").textContent).toBe("C");
  });

  it("shows the class alone to a member who may see no more", async () => {
    const { host } = await shown({
      connection: signedIn(),
      tabCustomer: { ...NOBODY, kind: "matched", customer: { ...kerbrat, figures: null } },
    });
    await untilShown(host, "Votre organisation vous montre la classe seule.");
    expect(textOf(host)).not.toContain("€");
  });

  it("says which payment is announced", async () => {
    const promised = { on: "2026-03-06", missingCents: 1_000_000 };
    const { host } = await shown({
      connection: signedIn(),
      tabCustomer: {
        ...{ ...NOBODY, kind: "matched" },
        customer: { ...kerbrat, figures: { ...someFigures, promised } },
      },
    });
    await untilShown(host, "10 000 € annoncés pour le 6 mars 2026 ; les relances attendent jusque-là.");
  });

  it("says over by how much, never as room", async () => {
    const customer = { ...kerbrat, figures: { ...someFigures, headroomCents: -410_000 } };
    const { host } = await shown({
      connection: signedIn(),
      tabCustomer: { ...NOBODY, kind: "matched", customer },
    });
    await untilShown(host, "Dépassement4 100 €");
  });

  const record = {
    link: {
      ...{ site: "dolibarr", origin: "https://erp.example", tenant: "" },
      ...{ kind: "customer", externalId: "42" },
    },
    ...{ name: "Kerbrat", siren: null, siret: null, vat: null },
  };
  const unsure: TabCustomer = {
    ...NOBODY,
    ...{ kind: "unsure", candidates: [kerbrat, henin], seenName: "Kerbrat", record },
  };
  const saidIn = (asked: { name: string; ask: unknown }[]) =>
    asked.filter(({ name }) => name === "sayOfRecord").map(({ ask }) => ask);

  it("is picked among candidates: saved at once, for the member alone, and undone", async () => {
    let now = unsure;
    const { host, asked } = await shown({
      connection: signedIn(),
      tabCustomer: () => now,
      sayOfRecord: ({ say }: { say: string }) => {
        now =
          say === "choose"
            ? { ...NOBODY, kind: "matched", customer: henin, record, unconfirmed: true }
            : unsure;
        const background = { id: fakeBrowser.runtime.id };
        void fakeBrowser.runtime.onMessage.trigger({ name: "choicesChanged" }, background, () => undefined);
        return { ok: true, value: { id: henin.id, state: "unconfirmed", everyone: false } };
      },
    });
    await untilShown(host, "Plusieurs clients possibles");
    buttonNamed(host, "Plomberie Hénin").click();
    await untilShown(host, "Lien non confirmé");
    expect(textOf(host)).toContain("pour vous seul");
    expect(find(host, "h1").textContent).toBe("Plomberie Hénin");
    buttonNamed(host, "Annuler ce choix").click();
    await untilShown(host, "Plusieurs clients possibles");
    expect(saidIn(asked)).toEqual([
      { say: "choose", record, customerId: henin.id },
      { say: "undo", record, customerId: henin.id },
    ]);
  });

  it("stays a question when the pick could not be saved, and says so", async () => {
    const { host } = await shown({
      connection: signedIn(),
      tabCustomer: unsure,
      sayOfRecord: { ok: false, error: { code: "offline", requestId: null } },
    });
    await untilShown(host, "Plusieurs clients possibles");
    buttonNamed(host, "Plomberie Hénin").click();
    await untilShown(host, "Votre choix n’a pas été enregistré");
    expect(textOf(host)).toContain("Plusieurs clients possibles");
  });

  it("of a list is none, and how many customers on it are not shown yet is said", async () => {
    const { host } = await shown({ connection: signedIn(), tabCustomer: { ...NOBODY, withheld: 37 } });
    await untilShown(host, "37 autres clients de cette page ne sont pas encore montrés");
    expect(textOf(host)).toContain("faites-la défiler");
  });

  it("is refused by one more press", async () => {
    const { host, asked } = await shown({
      connection: signedIn(),
      tabCustomer: { ...NOBODY, kind: "matched", customer: kerbrat, record },
      sayOfRecord: { ok: true, value: { id: kerbrat.id, state: "rejected", everyone: false } },
    });
    await untilShown(host, "Ce n’est pas le bon client ?");
    buttonNamed(host, "Ce n’est pas le bon client").click();
    await untilShown(host, "Vaut pour vous seul");
    expect(saidIn(asked)).toEqual([]);
    buttonNamed(host, "Mauvais client").click();
    await vi.waitFor(() =>
      expect(saidIn(asked)).toEqual([{ say: "reject", record, customerId: kerbrat.id }]),
    );
  });

  it("that was refused can be had again", async () => {
    const { host, asked } = await shown({
      connection: signedIn(),
      tabCustomer: { ...NOBODY, seenName: "Kerbrat", record, rejected: [kerbrat] },
      sayOfRecord: { ok: true, value: { id: kerbrat.id, state: "undone", everyone: false } },
    });
    await untilShown(host, "Vous avez dit que cette page ne parle pas de Menuiserie Kerbrat SAS.");
    buttonNamed(host, "Annuler").click();
    await vi.waitFor(() => expect(saidIn(asked)).toMatchObject([{ say: "undo" }]));
  });

  it("is picked from the search where the page names somebody unknown", async () => {
    const { host, asked } = await shown({
      connection: signedIn(),
      tabCustomer: { ...NOBODY, seenName: "Kerbrat", record },
      search: [henin],
      sayOfRecord: { ok: true, value: { id: henin.id, state: "unconfirmed", everyone: false } },
    });
    await untilShown(host, "n’est pas un client connu");
    type(find(host, "input[type=search]"), "plomb");
    await untilShown(host, "Plomberie Hénin");
    press(find(host, "input[type=search]"), "Enter");
    await vi.waitFor(() => buttonNamed(host, "C’est le client de cette page").click());
    await vi.waitFor(() => expect(saidIn(asked)).toMatchObject([{ say: "choose", customerId: henin.id }]));
  });

  it("is only shown, not picked, where the page gives no record to speak of", async () => {
    const { host } = await shown({
      connection: signedIn(),
      tabCustomer: { ...NOBODY, kind: "unsure", candidates: [kerbrat, henin], seenName: "Kerbrat" },
    });
    await untilShown(host, "Plusieurs clients possibles pour « Kerbrat »");
    expect(host.querySelector("h1")).toBeNull();
    buttonNamed(host, "Plomberie Hénin").click();
    await untilShown(host, "Client choisi par vous, sans lien avec la page.");
    expect(find(host, "h1").textContent).toBe("Plomberie Hénin");
  });

  it("is nobody in a conflict, and the popup says what to check", async () => {
    const { host } = await shown({
      connection: signedIn(),
      tabCustomer: { ...NOBODY, kind: "conflict", candidates: [kerbrat], seenName: "Garage Le Goff" },
    });
    await untilShown(host, "« Garage Le Goff » et l’identifiant de la page ne désignent pas le même client");
    expect(textOf(host)).not.toContain("€");
  });

  it("that nobody knows is identified at the register, and is shown once it is the page's prospect", async () => {
    let now: TabCustomer = { ...NOBODY, seenName: "Ateliers Corre", record };
    const { host, asked } = await shown({
      connection: signedIn(),
      tabCustomer: () => now,
      customer: aProspect(),
      syncNow: () => {
        now = { ...NOBODY, kind: "matched", customer: aProspect(), record, unconfirmed: true };
        const background = { id: fakeBrowser.runtime.id };
        void fakeBrowser.runtime.onMessage.trigger({ name: "choicesChanged" }, background, () => undefined);
        return { ok: true, value: { rows: 301, revision: 8 } };
      },
      api: ({ path }: { path: string }) => ({
        ok: true,
        value:
          path === "/v1/prospects"
            ? { id: aProspect().id, already: false, link: "unconfirmed" }
            : anAnswer([aCandidate()]),
      }),
    });
    await untilShown(host, "« Ateliers Corre » n’est pas un client connu.");
    await vi.waitFor(() => buttonNamed(host, "Chercher au registre").click());
    await untilShown(host, "SIREN 299900100");
    expect(asked.filter(({ name }) => name === "api")).toHaveLength(1);
    buttonNamed(host, "Retenir cette entreprise").click();
    await untilShown(host, "Prospect : identifié au registre, aucun grand livre.");
    await untilShown(host, "Ouvrir avec 1 500 €, payables à 30 jours ; au-delà, demander au crédit.");
    const text = textOf(host);
    expect(text).toContain("Active depuis 2011, 20 salariés ou plus");
    expect(text).not.toMatch(/Rien d’échu|Aucune limite fixée/);
    expect(find(host, "[role=img]").textContent).toBe("–");
  });

  it("gives way to an offer to enable the site where the overlay does not run", async () => {
    Object.assign(fakeBrowser.permissions, { request: vi.fn(async () => true) });
    const { host, asked } = await shown({ connection: signedIn(), enableSite: { ok: true, value: null } });
    await untilShown(host, "Vigie ne lit pas encore crm.example.");
    expect(asked.filter(({ name }) => name === "sites")).toHaveLength(1);
    buttonNamed(host, "Activer sur crm.example").click();
    await vi.waitFor(() => expect(asked.map(({ name }) => name)).toContain("enableSite"));
    expect(fakeBrowser.permissions.request).toHaveBeenCalledWith({ origins: ["https://crm.example/*"] });
  });
});

describe("the site of this tab", () => {
  const enabled = { origins: ["https://crm.example/*"], off: [], health: [] };

  it("is paused and resumed in one click", async () => {
    const { host, asked } = await shown({ connection: signedIn(), sites: enabled, switchSite: null });
    await untilShown(host, "Les badges sont actifs sur crm.example.");
    buttonNamed(host, "Mettre en pause").click();
    await vi.waitFor(() =>
      expect(asked).toContainEqual({
        name: "switchSite",
        ask: { origin: "https://crm.example", on: false },
      }),
    );
  });

  it("is said to be no longer recognised, since when, and what that means", async () => {
    const health = [
      {
        pattern: "https://crm.example/*",
        site: "odoo",
        kind: "record" as const,
        unwellSince: Date.UTC(2026, 10, 23, 9),
      },
      { pattern: "https://other.example/*", site: "odoo", kind: "list" as const, unwellSince: 1 },
    ];
    const { host } = await shown({ connection: signedIn(), sites: { ...enabled, health } });
    await untilShown(host, "Vigie ne reconnaît plus les fiches de ce site depuis");
    expect(host.textContent).toContain("23");
    expect(host.textContent).toContain("Aucun badge n'y est affiché");
    expect(host.textContent).not.toContain("les listes");
  });

  it("is offered by its product's name where one is recognised", async () => {
    const { host } = await shown({ connection: signedIn(), probeTab: { site: "odoo" } });
    await untilShown(host, "La page de crm.example ressemble à Odoo.");
  });
});

describe("search", () => {
  it("is done by keyboard alone", async () => {
    const { host, asked } = await shown({ connection: signedIn(), search: [kerbrat, henin] });
    await untilShown(host, "Cette page ne désigne aucun client.");
    const input = find<HTMLInputElement>(host, "[role=combobox]");
    type(input, "er");
    await untilShown(host, "2 clients trouvés");
    expect(asked.find(({ name }) => name === "search")?.ask).toEqual({ text: "er" });
    press(input, "ArrowDown");
    await vi.waitFor(() =>
      expect(find(host, "[role=option][aria-selected=true]").textContent).toContain("Plomberie Hénin"),
    );
    expect(input.getAttribute("aria-activedescendant")).toBe(find(host, "[aria-selected=true]").id);
    press(input, "Enter");
    await vi.waitFor(() => expect(find(host, "h1").textContent).toBe("Plomberie Hénin"));
  });

  it("says when nobody is found", async () => {
    const { host } = await shown({ connection: signedIn(), search: [] });
    await untilShown(host, "Cette page ne désigne aucun client.");
    type(find(host, "[role=combobox]"), "zz");
    await untilShown(host, "Aucun client pour « zz ».");
  });
});

describe("the state of the copy", () => {
  it.each([
    ["is fresh", signedIn(), "synchronisé à l’instant · 300 clients"],
    [
      "is two hours old",
      signedIn({ syncedAt: Date.now() - 7_300_000 }),
      "Données anciennes : synchronisé il y a 2 h.",
    ],
    [
      "could not be refreshed",
      signedIn({ syncedAt: Date.now() - 300_000, problem: { code: "offline", requestId: null } }),
      "Les données affichées restent celles-ci : synchronisé il y a 5 min.",
    ],
    [
      "is of a server that speaks another contract",
      signedIn({ problem: { code: "contract_too_old", requestId: null } }),
      "Mettez l’extension à jour",
    ],
    [
      "is on its way for the first time",
      signedIn({ syncing: true, syncedAt: null, rows: 0 }),
      "Réception des clients…",
    ],
  ])("%s: the popup says so", async (_, connection, words) => {
    const { host } = await shown({ connection });
    await untilShown(host, words);
  });

  it("is not known when the background does not answer", async () => {
    const { host } = await shown({});
    await untilShown(host, "L’extension ne répond pas.");
  });
});

describe("the foot", () => {
  it("signs out, and turns discreet mode on", async () => {
    const { host, asked } = await shown({
      connection: signedIn(),
      setDiscreet: null,
      signOut: { ok: true, value: null },
    });
    await untilShown(host, "Ana Rep · Commercial");
    await vi.waitFor(() => expect(find<HTMLInputElement>(host, "input[name=discreet]").disabled).toBe(false));
    find<HTMLInputElement>(host, "input[name=discreet]").click();
    find<HTMLButtonElement>(host, "[name=signOut]").click();
    await vi.waitFor(() =>
      expect(asked).toEqual(
        expect.arrayContaining([
          { name: "setDiscreet", ask: { discreet: true } },
          { name: "signOut", ask: null },
        ]),
      ),
    );
  });
});

describe("in English", () => {
  it("says the same in English figures", async () => {
    speak("en");
    const { host } = await shown({
      connection: signedIn(),
      tabCustomer: { ...NOBODY, kind: "matched", customer: kerbrat },
    });
    await untilShown(host, "Room€9,600");
    expect(textOf(host)).toContain("Invoice F-231 overdue for 34 days (€8,200 overdue in all).");
  });
});

it("tells a rep of a company that tries the rules in silence that nothing is shown yet", async () => {
  const me = aMe();
  const silent = { ...me, organization: { ...me.organization, mode: "shadow" as const } };
  const { host, asked } = await shown({ connection: signedIn({ me: silent, rows: 0 }) });
  await untilShown(host, "Votre entreprise essaie Vigie en silence");
  expect(textOf(host)).not.toContain("aucun client");
  expect(asked.map(({ name }) => name)).not.toContain("tabCustomer");
  buttonNamed(host, "Se déconnecter");
});
