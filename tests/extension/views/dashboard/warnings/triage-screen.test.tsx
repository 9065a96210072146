import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Reply } from "#extension/platform/messages.ts";
import { Dashboard } from "#extension/views/dashboard/dashboard.tsx";
import type { Role } from "#shared/contract/common.ts";
import type { ReportDetail, ReportSummary } from "#shared/contract/field-reports.ts";
import { failed, ok } from "#shared/result.ts";
import { freshBrowser } from "#tests/extension/a-browser.ts";
import { answering, buttonNamed, find, press, show, textOf, type, untilShown } from "../../shown.tsx";
import { signedInAs } from "../a-signed-in-page.ts";
import { aDispute, aReport, aReportDetail, evidence, RIGHTS, reportId } from "./a-report.ts";

type Ask = { method: string; path: string; body?: unknown; idempotencyKey?: string };
type Given = { role?: Role; details?: () => ReportDetail[]; post?: (ask: Ask) => Reply<"api"> };

const first = aReport(1);
const second = aReport(2, { customerName: "Garage Le Goff", dueAt: "2026-12-25T10:00:00.000Z" });

beforeEach(() => {
  freshBrowser();
  localStorage.clear();
  location.hash = "#/warnings";
});

/** A server whose queue loses what is judged. */
const open = async (reports: ReportSummary[], { role = "analyst", details = () => [], post }: Given = {}) => {
  let queue = reports;
  const sent: Ask[] = [];
  answering({
    connection: signedInAs(role),
    customer: null,
    api: (ask: Ask) => {
      const { method, path } = ask;
      if (method !== "GET") {
        sent.push(ask);
        if (post) return post(ask);
        const report = reports.find(({ id }) => path.includes(id)) ?? first;
        queue = queue.filter(({ id }) => id !== report.id);
        return ok({
          report: { ...report, version: 2, state: "confirmed", rights: { ...RIGHTS, triage: false } },
          merged: false,
        });
      }
      if (path.startsWith("/v1/field-reports?")) return ok({ reports: queue, next: null });
      if (path.startsWith("/v1/field-reports/standing"))
        return ok({ changed: true, revision: 1, mine: [], waiting: queue.length, common: [] });
      const known = details().find(({ report }) => path.endsWith(report.id));
      const report = queue.find(({ id }) => path.endsWith(id));
      if (known) return ok(known);
      return report ? ok(aReportDetail(report)) : failed({ code: "not_found", requestId: "r" });
    },
  });
  const host = show(<Dashboard />);
  return { host, sent };
};

const current = (host: HTMLElement) => host.querySelector(".report-row[aria-current]")?.textContent ?? "";

describe("the queue", () => {
  it("shows the most urgent with its evidence at once, marks what is late, and counts in the navigation", async () => {
    const { host } = await open([second, first]);
    await untilShown(host, "Si vous confirmez aujourd’hui");
    expect(current(host)).toContain("Menuiserie Kerbrat SAS");
    const text = textOf(host);
    expect(text).toContain("Alertes terrain 22 à juger");
    expect(text).toContain("En retard, échéance");
    expect(text).toContain("Vu par Ana Rep (Commercial) le 24 nov. 2026");
    expect(text).toContain("−3,2 points jusqu’au 22 mai 2027, moitié au 23 janv. 2027 ; classe B → C.");
    expect(text).toMatch(/Encours\s?24 800 €/);
    expect(text).toContain("Grand livre du 24 nov. 2026");
  });

  it("says that nothing waits", async () => {
    const { host } = await open([]);
    await untilShown(host, "Rien n’attend d’être jugé");
  });

  it("is gone through by j and k without ever going round", async () => {
    const { host } = await open([first, second]);
    await untilShown(host, "Si vous confirmez aujourd’hui");
    press(document.body, "j");
    await vi.waitFor(() => expect(current(host)).toContain("Garage Le Goff"));
    expect(document.activeElement?.textContent).toContain("Garage Le Goff");
    press(document.body, "j");
    await vi.waitFor(() => expect(current(host)).toContain("Garage Le Goff"));
    press(document.activeElement ?? document.body, "ArrowUp");
    await vi.waitFor(() => expect(current(host)).toContain("Menuiserie Kerbrat"));
  });

  it("is narrowed to who says it, and begins anew there", async () => {
    const ledger = aReport(3, { source: "ledger", author: null, customerName: "Toitures Aven" });
    const { host } = await open([first, second, ledger]);
    await untilShown(host, "Si vous confirmez aujourd’hui");
    find<HTMLInputElement>(host, "input[type=radio][value=ledger]").click();
    await vi.waitFor(() => expect(current(host)).toContain("Toitures Aven"));
    expect(host.querySelectorAll(".report-row")).toHaveLength(1);
    expect(textOf(host)).toContain("Tout 3Terrain 2Grand livre 1");
  });

  it("says of an own one that somebody else judges it, and offers nothing", async () => {
    const own = aReport(3, {
      author: { name: "Karim Belhadj", role: "analyst", isMe: true },
      waitsForMe: false,
      rights: { ...RIGHTS, triage: false, corroborate: false },
    });
    const { host } = await open([own]);
    await untilShown(host, "Celle-ci est la vôtre : quelqu’un d’autre la juge.");
    expect(textOf(host)).toContain("Les vôtres : quelqu’un d’autre juge");
    expect(host.querySelector(".verdict-actions")).toBeNull();
    press(document.body, "c");
    expect(host.querySelector(".verdict-form")).toBeNull();
  });
});

describe("a verdict", () => {
  it("is given by two keys, says what happened, and goes on with the next one", async () => {
    const { host, sent } = await open([first, second]);
    await untilShown(host, "Si vous confirmez aujourd’hui");
    press(document.body, "c");
    await untilShown(host, "Cette alerte sur Menuiserie Kerbrat SAS compte dès maintenant");
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe("Oui, confirmer"));
    find<HTMLFormElement>(host, ".verdict-form").requestSubmit();
    find<HTMLFormElement>(host, ".verdict-form").requestSubmit();
    await untilShown(host, "Menuiserie Kerbrat SAS : confirmée. Suivant : Garage Le Goff");
    await vi.waitFor(() => expect(document.activeElement?.tagName).toBe("H2"));
    expect(document.activeElement?.getAttribute("aria-label")).toContain("Garage Le Goff");
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      path: `/v1/field-reports/${reportId(1)}/triage`,
      body: { verdict: "confirm", version: 1 },
    });
    expect(sent[0]?.idempotencyKey).toMatch(/^[0-9a-f-]{36}$/);
    expect(find(host, ".triage-said").getAttribute("role")).toBe("status");
  });

  it("asks the author, stops what may not be written, and takes no key while one writes", async () => {
    const { host, sent } = await open([first, second]);
    await untilShown(host, "Si vous confirmez aujourd’hui");
    press(document.body, "a");
    await untilShown(host, "Votre question");
    const field = find<HTMLTextAreaElement>(host, ".verdict-form textarea");
    await vi.waitFor(() => expect(document.activeElement).toBe(field));
    press(field, "j");
    expect(current(host)).toContain("Menuiserie Kerbrat");
    type(field, "Le patron est malade ?");
    await untilShown(host, "Retirez les mots marqués, puis envoyez.");
    expect(buttonNamed(host, "Envoyer la question").disabled).toBe(true);
    type(field, "Quel magasin ?");
    await vi.waitFor(() => expect(buttonNamed(host, "Envoyer la question").disabled).toBe(false));
    find<HTMLFormElement>(host, ".verdict-form").requestSubmit();
    await untilShown(host, "question envoyée");
    expect(sent[0]).toMatchObject({ body: { verdict: "ask", note: "Quel magasin ?" } });
  });

  it("is left by Escape, and the focus is back on what opened it", async () => {
    const { host } = await open([first]);
    await untilShown(host, "Si vous confirmez aujourd’hui");
    press(document.body, "r");
    await untilShown(host, "Motif, pour l’auteur");
    press(find(host, ".verdict-form select"), "Escape");
    await vi.waitFor(() => expect(host.querySelector(".verdict-form")).toBeNull());
    expect(document.activeElement?.getAttribute("data-verdict")).toBe("reject");
  });

  it("merges into the one that says the same", async () => {
    const other = aReport(2, { author: { name: "Luc Rep", role: "rep", isMe: false } });
    const details = () => [
      aReportDetail(first, { evidence: evidence({ others: [other], same: [other.id] }) }),
    ];
    const { host, sent } = await open([first], { details });
    await untilShown(host, "dit la même chose");
    press(document.body, "m");
    await untilShown(host, "Laquelle vaut pour les deux ?");
    find<HTMLInputElement>(host, ".merge-into input").click();
    await vi.waitFor(() => expect(find<HTMLButtonElement>(host, "[data-confirm]").disabled).toBe(false));
    find<HTMLFormElement>(host, ".verdict-form").requestSubmit();
    await vi.waitFor(() => expect(sent[0]).toMatchObject({ body: { verdict: "merge", into: other.id } }));
  });

  it("that came too late says so with what stands now, and records nothing until it is read", async () => {
    let moved = false;
    const now = { ...first, version: 2, awaiting: "author" as const };
    const details = () => [aReportDetail(moved ? now : first)];
    const { host } = await open([first], {
      details,
      post: () => {
        moved = true;
        return failed({ code: "report_moved_on", requestId: "r-9" });
      },
    });
    await untilShown(host, "Si vous confirmez aujourd’hui");
    press(document.body, "c");
    await untilShown(host, "Oui, confirmer");
    find<HTMLFormElement>(host, ".verdict-form").requestSubmit();
    await untilShown(host, "Elle a changé pendant que vous écriviez.");
    expect(textOf(host)).toContain("Où elle en est : Question posée à Ana Rep, en attente de réponse.");
    expect(buttonNamed(host, "Oui, confirmer").disabled).toBe(true);
    buttonNamed(host, "J’ai lu").click();
    await vi.waitFor(() => expect(buttonNamed(host, "Oui, confirmer").disabled).toBe(false));
  });

  it("of the same person twice is refused in words", async () => {
    const { host } = await open([first], { post: () => failed({ code: "same_person", requestId: "r-1" }) });
    await untilShown(host, "Si vous confirmez aujourd’hui");
    press(document.body, "c");
    await untilShown(host, "Oui, confirmer");
    find<HTMLFormElement>(host, ".verdict-form").requestSubmit();
    await untilShown(host, "Vous vous êtes déjà prononcé");
    expect(textOf(host)).toContain("Où elle en est : À juger.");
  });
});

describe("what a verdict rests on", () => {
  it("says that two persons are needed, and that this one is the first", async () => {
    const details = () => [aReportDetail(first, { evidence: evidence({ twoPersonsNeeded: true }) })];
    const { host } = await open([first], { details });
    await untilShown(host, "deux personnes doivent confirmer");
    expect(buttonNamed(host, "Confirmer en premier des deux")).toBeDefined();
  });

  it("does not confirm a contested invoice that nothing open bears, and says what to do", async () => {
    const contested = aReport(1, { reported: aDispute });
    const details = () => [aReportDetail(contested, { evidence: evidence({ effect: null }) })];
    const { host } = await open([contested], { details });
    await untilShown(host, "Aucune facture ouverte ne porte encore ce numéro.");
    expect(host.querySelector("[data-verdict=confirm]")).toBeNull();
    expect(textOf(host)).toContain("Demandez le numéro, ou attendez le prochain import.");
  });

  it("opens no link that is no web address, and shows the address as it stands", async () => {
    const linked = aReport(1, { hasText: true });
    const details = (link: string) => () => [aReportDetail(linked, { text: "Rayons vides au dépôt.", link })];
    const safe = await open([linked], { details: details("https://presse.example/kerbrat") });
    await untilShown(safe.host, "https://presse.example/kerbrat");
    expect(find<HTMLAnchorElement>(safe.host, ".report-link a").rel).toBe("noopener noreferrer");
    const other = await open([linked], { details: details("javascript:alert(1)") });
    await untilShown(other.host, "javascript:alert(1)");
    expect(other.host.querySelector(".report-link a")).toBeNull();
  });

  it("gives its text to an administrator by a step that is logged", async () => {
    const written = aReport(1, { hasText: true, rights: { ...RIGHTS, readText: "logged" } });
    const { host, sent } = await open([written], {
      role: "admin",
      post: () => ok({ text: "Rayons vides au dépôt.", link: null }),
    });
    await untilShown(host, "Lire le texte (cette lecture est inscrite au journal)");
    expect(textOf(host)).not.toContain("Rayons vides");
    buttonNamed(host, "Lire le texte").click();
    await untilShown(host, "Rayons vides au dépôt.");
    expect(sent[0]?.path).toBe(`/v1/field-reports/${reportId(1)}/reading`);
  });
});
