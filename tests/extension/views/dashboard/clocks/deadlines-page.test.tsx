import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Reply } from "#extension/platform/messages.ts";
import { Dashboard } from "#extension/views/dashboard/dashboard.tsx";
import type { ClockSettings, Deadline } from "#shared/contract/clocks.ts";
import type { Role } from "#shared/contract/common.ts";
import { failed, ok } from "#shared/result.ts";
import { freshBrowser, speak } from "#tests/extension/a-browser.ts";
import { answering, buttonNamed, find, press, show, textOf, type, untilShown } from "../../shown.tsx";
import { signedInAs } from "../a-signed-in-page.ts";
import { aDeadline, deadlineId } from "./a-deadline.ts";

type Ask = { method: string; path: string; body?: unknown; idempotencyKey?: string };
type Given = {
  role?: Role;
  settings?: ClockSettings | null;
  closed?: Deadline[];
  post?: (ask: Ask) => Reply<"api">;
};

const SETTINGS: ClockSettings = { outsideMainland: false, retentionOfTitle: true };

beforeEach(() => {
  freshBrowser();
  localStorage.clear();
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 25, 9), toFake: ["Date"] });
  location.hash = "#/deadlines";
  return () => vi.useRealTimers();
});

/** A server whose list loses what is ended, and keeps what it is told. */
const open = (
  deadlines: Deadline[],
  { role = "analyst", settings = SETTINGS, closed = [], post }: Given = {},
) => {
  let rows = deadlines;
  let stands = settings;
  let feed: string | null = null;
  const sent: Ask[] = [];
  answering({
    connection: signedInAs(role),
    customer: null,
    api: (ask: Ask) => {
      const { method, path, body } = ask;
      if (method !== "GET") {
        sent.push(ask);
        if (post) return post(ask);
        if (path === "/v1/clock-settings") {
          stands = body as ClockSettings;
          return ok(stands);
        }
        if (path === "/v1/calendar-feed") {
          feed = method === "POST" ? "2026-11-25T09:00:00.000Z" : null;
          return ok(
            method === "POST"
              ? { url: `https://vigie.example/v1/calendar/secret-${sent.length}.ics` }
              : { since: null },
          );
        }
        const { outcome } = body as { outcome: string };
        rows = rows.flatMap((each) =>
          path.includes(each.id) ? (outcome === "kept" ? [{ ...each, provisional: false }] : []) : [each],
        );
        return ok({ id: deadlineId(1) });
      }
      if (path.startsWith("/v1/clocks/standing"))
        return ok({ pressing: 2, open: rows.length, reminders: [] });
      if (path.startsWith("/v1/clocks?state=open")) return ok({ deadlines: rows, next: null, pressing: 2 });
      if (path.startsWith("/v1/clocks?state=closed"))
        return ok({ deadlines: closed, next: null, pressing: 2 });
      if (path === "/v1/clock-settings" && stands !== null) return ok(stands);
      if (path === "/v1/calendar-feed") return ok({ since: feed });
      return failed({ code: "not_found", requestId: "r" });
    },
  });
  return { host: show(<Dashboard />), sent };
};

const current = (host: HTMLElement) => host.querySelector(".report-row[aria-current]")?.textContent ?? "";
const duty = (number: number, part: Partial<Deadline> = {}) =>
  aDeadline(number, {
    about: { customerId: deadlineId(900 + number), name: "Garage Le Goff", siren: null },
    kind: "insurer_report_adverse",
    startOn: "2026-11-19",
    dueOn: "2026-11-29",
    shownOn: "2026-11-27",
    lostIfMissed: "cover",
    atStakeCents: null,
    insurer: "Coface",
    document: null,
    court: null,
    provisional: true,
    ...part,
  });

describe("the list", () => {
  it("groups by how soon, says what is lost and how many days are left, and counts what presses", async () => {
    const waiting = aDeadline(3, {
      kind: "claim_prepare",
      dueOn: null,
      shownOn: null,
      startOn: "2026-11-18",
    });
    const { host } = open([duty(2), aDeadline(1), waiting]);
    await untilShown(host, "Pourquoi ce jour");
    const text = textOf(host);
    expect(text).toContain("Échéances 22 pressantes");
    expect(
      [...host.querySelectorAll(".report-group h2")].map((title) => textOf(title as HTMLElement)),
    ).toEqual(["Cette semaine 1", "Plus tard 1", "Ne court pas encore : guetter la publication 1"]);
    const rows = [...host.querySelectorAll(".report-row")].map((row) => textOf(row as HTMLElement));
    expect(rows[0]).toContain("Garage Le GoffAvis à l’assureur provisoire");
    expect(rows[0]).toContain("À avoir fait le ven. 27 nov. 2026");
    expect(rows[0]).toContain("Reste 2 jours");
    expect(rows[0]).toContain("Dernier jour : 29 nov. 2026");
    expect(rows[0]).toContain("Perdu si manqué : la couverture");
    expect(rows[0]).toContain("Coface");
    expect(rows[1]).toContain("Perdu si manqué : la créance (12 400 €)");
    expect(rows[2]).toContain("Guetter la publication au BODACC");
    const link = find<HTMLAnchorElement>(host, ".deadline-document a");
    expect(link.href).toContain("bodacc.fr");
    expect(link.rel).toBe("noopener noreferrer");
  });

  it("marks what is to be done now, what is on its last day and what has passed by more than colour", async () => {
    const { host } = open([
      duty(1, { shownOn: "2026-11-24", dueOn: "2026-11-28" }),
      duty(2, { shownOn: "2026-11-25", dueOn: "2026-11-25" }),
      duty(3, { shownOn: "2026-11-20", dueOn: "2026-11-22" }),
    ]);
    await untilShown(host, "Maintenant");
    const rows = [...host.querySelectorAll(".report-row")].map((row) => textOf(row as HTMLElement));
    expect(rows[0]).toContain("! À faire maintenant, le délai finit dans 3 jours");
    expect(rows[1]).toContain("! C’est le dernier jour");
    expect(rows[2]).toContain("! Délai passé depuis 3 jours");
  });

  it("is narrowed to one kind", async () => {
    const { host } = open([duty(2), aDeadline(1)]);
    await untilShown(host, "Garage Le Goff");
    const select = find<HTMLSelectElement>(host, "select[name=kind]");
    expect([...select.options].map(({ value }) => value)).toEqual([
      "all",
      "claim_declaration",
      "insurer_report_adverse",
    ]);
    select.value = "claim_declaration";
    select.dispatchEvent(new Event("change", { bubbles: true }));
    await vi.waitFor(() => expect(current(host)).toContain("Menuiserie Kerbrat SAS"));
    expect(host.querySelectorAll(".report-row")).toHaveLength(1);
  });

  it("says that there is none, and shows what ended with its reason", async () => {
    const closed = aDeadline(9, {
      ...{ state: "done", reason: "Recommandé 1A 234, AR du 2 déc.", decidedBy: "Ana Crédit" },
      decidedAt: "2026-11-24T10:00:00.000Z",
    });
    const { host } = open([], { closed: [closed] });
    await untilShown(host, "Aucune échéance");
    find<HTMLInputElement>(host, "input[type=radio][value=closed]").click();
    await untilShown(host, "Recommandé 1A 234, AR du 2 déc.");
    expect(textOf(host)).toContain("Fait · Ana Crédit, le 24 nov. 2026");
    expect(host.querySelector(".verdict-actions")).toBeNull();
  });

  it("speaks English where the browser does", async () => {
    speak("en");
    const { host } = open([aDeadline(1)]);
    await untilShown(host, "Why this day");
    expect(textOf(host)).toContain("Lost if missed: the claim (€12,400)");
    expect(textOf(host)).toContain(
      "Publication Tue 24 Nov 2026 + 2 months = Sun 24 Jan 2027 (C. com. R622-24).",
    );
  });
});

describe("one deadline", () => {
  it("says why it is that day, what to send to whom, and has the texts ready", async () => {
    const { host } = open([aDeadline(1)]);
    await untilShown(host, "Pourquoi ce jour");
    const text = textOf(find<HTMLElement>(host, ".report-panel"));
    expect(text).toContain("Publication mar. 24 nov. 2026 + 2 mois = dim. 24 janv. 2027 (C. com. R622-24).");
    expect(text).toContain("le délai va jusqu’au jour ouvré suivant, lun. 25 janv. 2027 (CPC 642)");
    expect(text).toContain("À avoir fait dix jours plus tôt au moins, un jour ouvré : ven. 15 janv. 2027.");
    expect(text).toContain("un courriel n’a pas suffi");
    const links = [...host.querySelectorAll<HTMLAnchorElement>(".deadline-letters a")];
    expect(links.map((link) => link.hash)).toEqual([
      `#/letters/${aDeadline(1).about.customerId}/claim/${deadlineId(1)}`,
      `#/letters/${aDeadline(1).about.customerId}/delivery/${deadlineId(1)}`,
    ]);
  });

  it("of an insurer counts calendar days and shows the working day before", async () => {
    const { host } = open([duty(1)]);
    await untilShown(host, "Pourquoi ce jour");
    expect(textOf(host)).toContain("Su le jeu. 19 nov. 2026 + 10 jours selon la police = dim. 29 nov. 2026.");
    expect(textOf(host)).toContain("jamais reportés : le jour ouvré d’avant, ven. 27 nov. 2026.");
  });

  it("is done by one key, with what was sent, and goes on with the next one", async () => {
    const { host, sent } = open([aDeadline(1), duty(2)]);
    await untilShown(host, "Pourquoi ce jour");
    press(document.body, "d");
    const field = await vi.waitFor(() => find<HTMLTextAreaElement>(host, ".verdict-form textarea"));
    await vi.waitFor(() => expect(document.activeElement).toBe(field));
    expect(textOf(host)).toContain("La preuve de l’envoi et du contenu vous revient.");
    expect(buttonNamed(host, "Oui, c’est fait").disabled).toBe(true);
    type(field, "Portail Coface, n° 1234");
    await vi.waitFor(() => expect(buttonNamed(host, "Oui, c’est fait").disabled).toBe(false));
    find<HTMLFormElement>(host, ".verdict-form").requestSubmit();
    await untilShown(host, "Garage Le Goff : fait.");
    expect(sent).toMatchObject([
      {
        method: "POST",
        path: `/v1/clocks/${deadlineId(2)}/ending`,
        body: { outcome: "done", reason: "Portail Coface, n° 1234" },
      },
    ]);
    expect(sent[0]?.idempotencyKey).toMatch(/^[0-9a-f-]{36}$/);
    await vi.waitFor(() =>
      expect(document.activeElement?.getAttribute("aria-label")).toContain("Menuiserie Kerbrat SAS"),
    );
    expect(find(host, ".triage-said").getAttribute("role")).toBe("status");
  });

  it("that is provisional may be kept, and stands then", async () => {
    const { host, sent } = open([duty(1)]);
    await untilShown(host, "Provisoire : rien ne l’a encore confirmé");
    press(document.body, "g");
    const field = await vi.waitFor(() => find<HTMLTextAreaElement>(host, ".verdict-form textarea"));
    type(field, "Le client l’a confirmé au téléphone");
    await vi.waitFor(() => expect(buttonNamed(host, "Garder l’échéance").disabled).toBe(false));
    find<HTMLFormElement>(host, ".verdict-form").requestSubmit();
    await untilShown(host, "échéance gardée");
    expect(sent[0]).toMatchObject({ body: { outcome: "kept" } });
    await vi.waitFor(() => expect(textOf(host)).not.toContain("Provisoire : rien ne l’a encore confirmé"));
    expect(host.querySelector("[data-outcome=kept]")).toBeNull();
  });

  it("that somebody else ended says so, and what was written stays", async () => {
    const { host } = open([aDeadline(1)], { post: () => failed({ code: "conflict", requestId: "r-7" }) });
    await untilShown(host, "Pourquoi ce jour");
    press(document.body, "n");
    const field = await vi.waitFor(() => find<HTMLTextAreaElement>(host, ".verdict-form textarea"));
    type(field, "Créance cédée");
    await vi.waitFor(() =>
      expect(find<HTMLButtonElement>(host, ".verdict-form [type=submit]").disabled).toBe(false),
    );
    find<HTMLFormElement>(host, ".verdict-form").requestSubmit();
    await untilShown(host, "r-7");
    expect(textOf(host)).toContain("Rien n’a été modifié.");
    expect(find<HTMLTextAreaElement>(host, ".verdict-form textarea").value).toBe("Créance cédée");
  });

  it("before its publication cannot be done, only be found not needed", async () => {
    const { host } = open([aDeadline(1, { kind: "claim_prepare", dueOn: null, shownOn: null })]);
    await untilShown(host, "Pourquoi ce jour");
    expect(
      [...host.querySelectorAll("[data-outcome]")].map((each) => each.getAttribute("data-outcome")),
    ).toEqual(["waived"]);
  });

  it("is read by a manager, who ends none and is asked nothing", async () => {
    const { host } = open([aDeadline(1)], {
      role: "manager",
      settings: { ...SETTINGS, retentionOfTitle: null },
    });
    await untilShown(host, "Pourquoi ce jour");
    expect(host.querySelector(".verdict-actions")).toBeNull();
    expect(host.querySelector(".clock-settings")).toBeNull();
    press(document.body, "d");
    expect(host.querySelector(".verdict-form")).toBeNull();
  });
});

describe("the two questions", () => {
  it("are asked until both are answered, and once", async () => {
    const { host, sent } = open([], { settings: { outsideMainland: false, retentionOfTitle: null } });
    await untilShown(host, "Deux questions, posées une fois");
    const save = buttonNamed(host, "Enregistrer");
    const [outside, title] = host.querySelectorAll(".clock-settings fieldset");
    outside?.querySelector<HTMLInputElement>("input[value=true]")?.click();
    expect(save.disabled).toBe(true);
    title?.querySelector<HTMLInputElement>("input[value=false]")?.click();
    await vi.waitFor(() => expect(save.disabled).toBe(false));
    save.click();
    await untilShown(host, "Vos conditions ne réservent pas la propriété.");
    expect(sent[0]).toMatchObject({
      method: "PUT",
      path: "/v1/clock-settings",
      body: { outsideMainland: true, retentionOfTitle: false },
    });
    expect(textOf(host)).not.toContain("posées une fois");
    expect(buttonNamed(host, "Modifier")).toBeDefined();
  });

  it("are left out where the server does not ask", async () => {
    const { host } = open([], { settings: null });
    await untilShown(host, "Aucune échéance");
    expect(host.querySelector(".clock-settings")).toBeNull();
  });
});

describe("the calendar", () => {
  it("gives its secret address once, says what it gives away, renews and ends it", async () => {
    const { host, sent } = open([]);
    await untilShown(host, "Aucune échéance");
    buttonNamed(host, "S’abonner dans mon agenda").click();
    await untilShown(host, "Qui a cette adresse peut tout lire");
    expect(textOf(host)).toContain("Ni montant, ni classe, ni motif.");
    expect(host.querySelector(".feed-address")).toBeNull();
    buttonNamed(host, "Créer l’adresse").click();
    await untilShown(host, "Elle n’est montrée que cette fois.");
    expect(find<HTMLInputElement>(host, ".feed-address").value).toBe(
      "https://vigie.example/v1/calendar/secret-1.ics",
    );
    expect(sent[0]).toMatchObject({ method: "POST", path: "/v1/calendar-feed", body: { language: "fr" } });
    await vi.waitFor(() => expect(buttonNamed(host, "Changer l’adresse").disabled).toBe(false));
    buttonNamed(host, "Changer l’adresse").click();
    await vi.waitFor(() => expect(find<HTMLInputElement>(host, ".feed-address").value).toContain("secret-2"));
    await vi.waitFor(() => expect(buttonNamed(host, "Supprimer l’adresse").disabled).toBe(false));
    buttonNamed(host, "Supprimer l’adresse").click();
    await untilShown(host, "L’adresse ne donne plus rien.");
    expect(host.querySelector(".feed-address")).toBeNull();
    expect(sent.map(({ method }) => method)).toEqual(["POST", "POST", "DELETE"]);
  });
});
