import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { IdentifyPart } from "#extension/views/identify/identify-part.tsx";
import { IDENTIFY_PROBLEMS, type Identified, type ProspectMade } from "#shared/contract/prospects.ts";
import type { SeenRecord } from "#shared/contract/record-choices.ts";
import { failed, ok } from "#shared/result.ts";
import { freshBrowser } from "../../a-browser.ts";
import { aMe, idOf } from "../../background/a-row.ts";
import { aProspect } from "../../background/an-outside.ts";
import { type Answers, answering, buttonNamed, find, show, textOf, type, untilShown } from "../shown.tsx";
import { aCandidate, anAnswer } from "./a-candidate.ts";

const record: SeenRecord = {
  link: { site: "odoo", origin: "https://erp.example", tenant: "", kind: "company", externalId: "4" },
  ...{ name: "Ateliers Corre", siren: null, siret: null, vat: null },
};
const MADE: ProspectMade = { id: idOf(7), already: false, link: "unconfirmed" };

type Shown = {
  answer?: Identified | ReturnType<typeof failed>;
  made?: ProspectMade | ReturnType<typeof failed>;
  tab?: Parameters<typeof IdentifyPart>[0]["tab"];
  me?: ReturnType<typeof aMe>;
  answers?: Answers;
};

const asReply = (reply: object) => ("ok" in reply ? reply : ok(reply)) as never;

const shown = ({ answer = anAnswer([]), made = MADE, tab, me = aMe(), answers = {} }: Shown = {}) => {
  const asked = answering({
    syncNow: ok({ rows: 1, revision: 8 }),
    customer: aProspect(),
    api: ({ path }: { path: string }) => asReply(path === "/v1/prospects" ? made : answer),
    ...answers,
  });
  const [onOpen, onMade] = [vi.fn(), vi.fn()];
  const host = show(
    <>
      <IdentifyPart
        me={me}
        tab={tab === undefined ? { seenName: "Ateliers Corre", record } : tab}
        onOpen={onOpen}
        onMade={onMade}
      />
      <footer>Foot</footer>
    </>,
  );
  const calls = () => asked.filter(({ name }) => name === "api").map(({ ask }) => ask);
  return { host, asked, calls, onOpen, onMade };
};
const look = async (host: HTMLElement): Promise<void> => {
  await vi.waitFor(() => buttonNamed(host, "Chercher au registre").click());
};

beforeEach(() => {
  freshBrowser();
});

describe("before anything leaves", () => {
  it("stands what would leave, to be changed, and whereto; and nothing has", async () => {
    const { host, calls } = shown();
    await untilShown(host, "ce nom et cette commune partent");
    expect(textOf(host)).toContain("recherche-entreprises.api.gouv.fr");
    expect(find<HTMLInputElement>(host, "[name=identify-name]").value).toBe("Ateliers Corre");
    type(find(host, "[name=identify-number]"), "299 900 100");
    await untilShown(host, "ce numéro seul part");
    expect(calls()).toEqual([]);
  });

  it("an empty question is said, not sent", async () => {
    const { host, calls } = shown();
    await untilShown(host, "Chercher au registre");
    type(find(host, "[name=identify-name]"), " ");
    await look(host);
    await untilShown(host, "Indiquez un nom de deux lettres au moins");
    expect(find(host, "[name=identify-name]").getAttribute("aria-invalid")).toBe("true");
    expect(calls()).toEqual([]);
  });

  it("a page that names nobody has a button alone", async () => {
    const { host } = shown({ tab: null });
    await vi.waitFor(() => buttonNamed(host, "Identifier une entreprise au registre").click());
    await untilShown(host, "SIREN, SIRET ou n° de TVA");
  });
});

describe("where the register is switched off", () => {
  const off = (role: "rep" | "admin") => {
    const { organization, ...me } = aMe({ role });
    return { ...me, organization: { ...organization, identifies: false } };
  };

  it("a rep sees nothing of it", async () => {
    const { host } = shown({ me: off("rep") });
    await untilShown(host, "Foot");
    expect(textOf(host)).toBe("Foot");
  });

  it("an admin is led to where it is switched on", async () => {
    const { host } = shown({ me: off("admin") });
    await vi.waitFor(() => buttonNamed(host, "Ouvrir les réglages").click());
    const opened = (await fakeBrowser.tabs.query({})).map(({ url }) => url);
    expect(opened.join(" ")).toContain("dashboard.html#/organization");
  });
});

describe("the firms that are proposed", () => {
  it("tell what the register knows, and are asked for by what stands in the form", async () => {
    const { host, calls } = shown({ answer: anAnswer([aCandidate()], { total: 41 }) });
    await untilShown(host, "Chercher au registre");
    type(find(host, "[name=identify-town]"), "Quimper");
    await look(host);
    await untilShown(host, "ATELIERS CORRE");
    for (const word of [
      "Une entreprise proposée",
      "SIREN 299900100",
      "3 RUE DU PORT 29000 QUIMPER",
      "créée en 2011 · société à responsabilité limitée (SARL, SAS) · 20 salariés ou plus · NAF 43.32A",
      "en activité",
      "Le registre en a trouvé 41",
    ])
      expect(textOf(host)).toContain(word);
    expect(calls()).toMatchObject([
      {
        method: "POST",
        path: "/v1/identifications",
        body: { name: "Ateliers Corre", town: "Quimper" },
      },
    ]);
  });

  it("are made a prospect on the press of a button: with the record of the page, and the badge follows", async () => {
    const { host, asked, calls, onMade } = shown({ answer: anAnswer([aCandidate()]) });
    await look(host);
    await vi.waitFor(() => buttonNamed(host, "Retenir cette entreprise").click());
    await untilShown(host, "ATELIERS CORRE est maintenant un prospect de votre organisation.");
    expect(calls()[1]).toEqual({
      method: "POST",
      path: "/v1/prospects",
      body: { siren: "299900100", record },
      idempotencyKey: expect.stringMatching(/^[\da-f-]{36}$/),
    });
    expect(asked.map(({ name }) => name).slice(-2)).toEqual(["syncNow", "customer"]);
    expect(onMade).toHaveBeenCalledWith(MADE);
  });

  it("a sync that was under way brings it not: another one does", async () => {
    const rows = [null, aProspect()];
    const { host, asked } = shown({
      answer: anAnswer([aCandidate()]),
      answers: { customer: () => rows.shift() ?? null },
    });
    await look(host);
    await vi.waitFor(() => buttonNamed(host, "Retenir cette entreprise").click());
    await untilShown(host, "est maintenant un prospect");
    expect(asked.filter(({ name }) => name === "syncNow")).toHaveLength(2);
  });

  it("keep the same wish when it is tried again", async () => {
    const { host, calls } = shown({
      answer: anAnswer([aCandidate()]),
      made: failed({ code: "source_unavailable", requestId: null }),
    });
    await look(host);
    await vi.waitFor(() => buttonNamed(host, "Retenir cette entreprise").click());
    await untilShown(host, "Rien n’a été créé.");
    buttonNamed(host, "Retenir cette entreprise").click();
    await vi.waitFor(() => expect(calls()).toHaveLength(3));
    const [, first, second] = calls() as { idempotencyKey: string }[];
    expect(second?.idempotencyKey).toBe(first?.idempotencyKey);
  });

  it("that a colleague took meanwhile are said so", async () => {
    const { host, onMade } = shown({
      answer: anAnswer([aCandidate()]),
      made: failed({ code: "conflict", requestId: null }),
    });
    await look(host);
    await vi.waitFor(() => buttonNamed(host, "Retenir cette entreprise").click());
    await untilShown(host, "Déjà connue d’un collègue");
    expect(onMade).not.toHaveBeenCalled();
  });

  it("are opened where they are the organization's already, and linked to the page", async () => {
    const { host, calls, onOpen } = shown({
      answer: anAnswer([aCandidate({}, { customerId: idOf(3) })]),
      made: { id: idOf(3), already: true, link: "confirmed" },
    });
    await look(host);
    await vi.waitFor(() => buttonNamed(host, "Ouvrir la fiche").click());
    expect(onOpen).toHaveBeenCalledWith(idOf(3));
    expect(textOf(host)).not.toContain("Retenir cette entreprise");
    buttonNamed(host, "C’est le client de cette page").click();
    await untilShown(host, "est déjà connue de votre organisation");
    expect(calls()[1]).toMatchObject({ path: "/v1/prospects", body: { record } });
  });

  it("are only named where a colleague knows them", async () => {
    const { host } = shown({ answer: anAnswer([aCandidate({}, { knownElsewhere: true })]) });
    await look(host);
    await untilShown(host, "Déjà connue d’un collègue");
    expect(textOf(host)).not.toMatch(/Retenir|Ouvrir la fiche|€/);
  });

  it.each([
    ["that ceased", { active: false, closedOn: "2024-06-30" }, "activité cessée le 30 juin 2024"],
    [
      "that object to publication",
      { name: "299900100", diffusion: "partial" as const, address: null, postcode: null, town: null },
      "le registre tait son nom et son adresse",
    ],
    ["that are one person", { soleTrader: true }, "Personne physique"],
    ["of another name than the page's", { name: "GARAGE LE GOFF" }, "La page dit « Ateliers Corre »"],
  ])("%s are told as such", async (_, firm, words) => {
    const { host } = shown({ answer: anAnswer([aCandidate(firm)]) });
    await look(host);
    await untilShown(host, words);
  });

  it("cannot be picked by a name that several bear in one town: the number is asked for", async () => {
    const two = [aCandidate(), aCandidate({ siren: "299900118", address: "9 quai Sud" })];
    const { host } = shown({ answer: anAnswer(two, { sameNameAndTown: true }) });
    await look(host);
    await untilShown(host, "Plusieurs entreprises portent ce nom dans la même commune");
    expect(textOf(host)).toContain("9 quai Sud");
    expect(textOf(host)).not.toContain("Retenir");
    buttonNamed(host, "Saisir le SIREN").click();
    expect(document.activeElement).toBe(find(host, "[name=identify-number]"));
  });

  it("may all be the wrong ones: then nothing is made, and it is said what helps", async () => {
    const { host, calls } = shown({ answer: anAnswer([aCandidate()]) });
    await look(host);
    await vi.waitFor(() => buttonNamed(host, "Aucune de celles-ci").click());
    await untilShown(host, "Demandez-lui son SIREN");
    expect(textOf(host)).toContain("voyez avec le crédit");
    expect(calls()).toHaveLength(1);
  });

  it("say how old the answer is", async () => {
    const { host } = shown({ answer: anAnswer([aCandidate()], { answeredOn: "2026-11-02" }) });
    await look(host);
    await untilShown(host, "Réponse gardée du 2 nov. 2026.");
  });
});

describe("where the register gives nobody", () => {
  it.each(IDENTIFY_PROBLEMS)("%s is told in words, and what was typed is kept", async (problem) => {
    const { host } = shown({ answer: anAnswer([], { problem }) });
    await look(host);
    await untilShown(host, "Ce que vous avez saisi reste là.");
    expect(find<HTMLInputElement>(host, "[name=identify-name]").value).toBe("Ateliers Corre");
    expect(textOf(host)).not.toContain("undefined");
    expect(host.querySelector(".candidates")).toBeNull();
  });

  it.each([
    ["in which nobody is any more", anAnswer([], { problem: "nobody", mergedInto: "299800045" })],
    ["that ceased", anAnswer([aCandidate({ active: false })], { mergedInto: "299800045" })],
  ])("a number %s leads to the one that it was merged into, on a press", async (_, answer) => {
    const { host, calls } = shown({ answer });
    await look(host);
    await untilShown(host, "Ce numéro a été repris par le SIREN 299800045");
    expect(calls()).toHaveLength(1);
    buttonNamed(host, "Chercher 299800045").click();
    await vi.waitFor(() => expect(calls()[1]).toMatchObject({ body: { number: "299800045" } }));
    await vi.waitFor(() =>
      expect(find<HTMLInputElement>(host, "[name=identify-number]").value).toBe("299800045"),
    );
  });

  it("firms that object to publication are said to be absent there", async () => {
    const { host } = shown({ answer: anAnswer([], { problem: "nobody" }) });
    await look(host);
    await untilShown(host, "Les entreprises qui s’opposent à la diffusion n’y figurent pas.");
  });

  it("it is asked again on request when it was away", async () => {
    const { host, calls } = shown({ answer: anAnswer([], { problem: "source_down" }) });
    await look(host);
    await untilShown(host, "Rien n’a été deviné");
    expect(find(host, "[role=alert]").textContent).toContain("Le registre ne répond pas");
    buttonNamed(host, "Réessayer").click();
    await vi.waitFor(() => expect(calls()).toHaveLength(2));
  });

  it("a server that is not reached is told as everywhere", async () => {
    const { host } = shown({ answer: failed({ code: "offline", requestId: null }) });
    await look(host);
    await untilShown(host, "Le serveur de votre organisation ne répond pas.");
    expect(textOf(host)).toContain("Ce que vous avez saisi reste là.");
  });
});
