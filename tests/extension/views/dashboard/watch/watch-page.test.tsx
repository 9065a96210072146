import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Reply } from "#extension/platform/messages.ts";
import { Dashboard } from "#extension/views/dashboard/dashboard.tsx";
import type { Role } from "#shared/contract/common.ts";
import type { OutsideNews, WatchItem } from "#shared/contract/watch.ts";
import { failed, ok } from "#shared/result.ts";
import { freshBrowser, speak } from "#tests/extension/a-browser.ts";
import { answering, buttonNamed, find, press, show, textOf, type, untilShown } from "../../shown.tsx";
import { CUSTOMER_ID, signedInAs } from "../a-signed-in-page.ts";
import { anItem, itemId } from "./a-watch-item.ts";

type Ask = { method: string; path: string; body?: unknown; idempotencyKey?: string };
type Given = { settled?: WatchItem[]; news?: OutsideNews[]; role?: Role; post?: (ask: Ask) => Reply<"api"> };

beforeEach(() => {
  freshBrowser();
  localStorage.clear();
  location.hash = "#/watch";
});

const open = (items: WatchItem[], { settled = [], news = [], role = "analyst", post }: Given = {}) => {
  let rows = items;
  const sent: Ask[] = [];
  answering({
    connection: signedInAs(role),
    customer: null,
    api: (ask: Ask) => {
      const { method, path } = ask;
      if (method === "POST") {
        sent.push(ask);
        if (post) return post(ask);
        rows = rows.filter(({ id }) => !path.includes(id));
        return ok({ id: itemId(1) });
      }
      if (path.startsWith("/v1/watch-items?state=settled"))
        return ok({ items: settled, next: null, open: rows.length });
      if (path.startsWith("/v1/watch-items")) return ok({ items: rows, next: null, open: rows.length });
      if (path.startsWith("/v1/outside-events")) return ok({ news, next: null });
      return failed({ code: "not_found", requestId: "r" });
    },
  });
  return { host: show(<Dashboard />), sent };
};

const current = (host: HTMLElement) => host.querySelector(".report-row[aria-current]")?.textContent ?? "";
const choose = (select: HTMLSelectElement, value: string): void => {
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
};
const other = anItem(2, {
  about: { customerId: CUSTOMER_ID, name: "Garage Le Goff", siren: null },
  reason: "vat_invalid",
  params: { vat: "FR40303265045", consultation: "" },
  document: null,
});

describe("what a person has to look at", () => {
  it("quotes the wording, says why, leads to the notice, and counts in the navigation", async () => {
    const { host } = open([anItem(1), other]);
    await untilShown(host, "Son texte n’est pas reconnu.");
    expect(textOf(host)).toContain("Veille 22 à regarder");
    expect(current(host)).toContain("«\u202fJugement prononçant une mesure nouvelle\u202f»");
    const panel = find<HTMLElement>(host, ".report-panel");
    expect(find(panel, "blockquote").textContent).toBe("Jugement prononçant une mesure nouvelle");
    expect(find<HTMLAnchorElement>(panel, "a[target=_blank]").href).toContain("bodacc.fr");
    expect(textOf(panel)).toContain("Publié le20 nov. 2026");
  });

  it("becomes an event by its key, with kind and day, and goes on with the next one", async () => {
    const { host, sent } = open([anItem(1), other]);
    await untilShown(host, "Son texte n’est pas reconnu.");
    press(document.body, "e");
    await untilShown(host, "Choisissez l’évènement.");
    expect(find<HTMLInputElement>(host, ".verdict-form input[type=date]").value).toBe("2026-11-12");
    choose(find<HTMLSelectElement>(host, ".verdict-form select"), "reorganisation");
    await untilShown(host, "L’évènement compte dès maintenant pour Menuiserie Kerbrat SAS");
    find<HTMLFormElement>(host, ".verdict-form").requestSubmit();
    await untilShown(host, "Menuiserie Kerbrat SAS : évènement enregistré. Suivant : Garage Le Goff.");
    expect(sent).toMatchObject([
      {
        path: `/v1/watch-items/${itemId(1)}/settlement`,
        body: { outcome: "event", kind: "reorganisation", day: "2026-11-12", note: "" },
      },
    ]);
    await vi.waitFor(() =>
      expect(document.activeElement?.getAttribute("aria-label")).toContain("Garage Le Goff"),
    );
    expect(current(host)).toContain("N° de TVA invalide");
  });

  it("is left at that with a reason, which must be one", async () => {
    const { host, sent } = open([other]);
    await untilShown(host, "FR40303265045");
    press(document.body, "x");
    const field = await vi.waitFor(() => find<HTMLTextAreaElement>(host, ".verdict-form textarea"));
    await vi.waitFor(() => expect(document.activeElement).toBe(field));
    expect(buttonNamed(host, "Classer sans suite").disabled).toBe(true);
    type(field, "Numéro corrigé chez nous");
    await vi.waitFor(() => expect(buttonNamed(host, "Classer sans suite").disabled).toBe(false));
    find<HTMLFormElement>(host, ".verdict-form").requestSubmit();
    await untilShown(host, "Plus rien ne vous attend.");
    expect(sent[0]?.body).toEqual({ outcome: "nothing", note: "Numéro corrigé chez nous" });
    await untilShown(host, "Rien à regarder");
  });

  it("asks of two of one name whether they are one firm, and shows the other", async () => {
    const twin = anItem(3, {
      reason: "same_name_as_prospect",
      params: { customerId: "019ab000-0000-7000-8000-00000000e001", name: "KERBRAT MENUISERIE" },
    });
    const { host, sent } = open([twin]);
    await untilShown(host, "Un client porte le nom d’un prospect");
    expect(textOf(host)).toContain("Pas la même");
    expect(find<HTMLAnchorElement>(host, 'a[href$="e001"]').textContent).toBe("Voir ce client");
    press(document.body, "e");
    expect(host.querySelector(".verdict-form")).toBeNull();
    press(document.body, "m");
    await untilShown(host, "ne font plus qu’un");
    find<HTMLFormElement>(host, ".verdict-form").requestSubmit();
    await vi.waitFor(() => expect(sent[0]?.body).toEqual({ outcome: "same", note: "" }));
  });

  it("that was settled meanwhile is refused in words, and nothing typed is lost", async () => {
    const { host } = open([other], { post: () => failed({ code: "conflict", requestId: "r-3" }) });
    await untilShown(host, "FR40303265045");
    press(document.body, "x");
    const field = await vi.waitFor(() => find<HTMLTextAreaElement>(host, ".verdict-form textarea"));
    type(field, "Homonyme");
    await vi.waitFor(() => expect(buttonNamed(host, "Classer sans suite").disabled).toBe(false));
    find<HTMLFormElement>(host, ".verdict-form").requestSubmit();
    await untilShown(host, "r-3");
    expect(find<HTMLTextAreaElement>(host, ".verdict-form textarea").value).toBe("Homonyme");
  });

  it("opens no source that is no web address", async () => {
    const { host } = open([anItem(1, { document: "javascript:alert(1)" })]);
    await untilShown(host, "Son texte n’est pas reconnu.");
    expect(host.querySelector("a[target=_blank]")).toBeNull();
  });

  it("is not a manager's", async () => {
    const { host } = open([anItem(1)], { role: "manager" });
    await untilShown(host, "Cette page n’existe pas");
  });
});

describe("news", () => {
  const about = { customerId: CUSTOMER_ID, name: "Menuiserie Kerbrat SAS", siren: "299900100" };
  const told: OutsideNews = {
    ...{ about, kind: "liquidation", on: "2026-11-18", publishedOn: "2026-11-24", takenBack: false },
    document: "https://www.bodacc.fr/annonce/1",
  };

  it("strikes through what was taken back, and leads to source and customer", async () => {
    location.hash = "#/watch/news";
    const { host } = open([], {
      news: [
        told,
        { ...told, kind: "seat_moved", publishedOn: "2026-11-10", takenBack: true, document: null },
      ],
    });
    await untilShown(host, "retiré depuis");
    const rows = [...host.querySelectorAll("tbody tr")];
    expect(textOf(rows[0] as HTMLElement)).toContain(
      "24 nov. 2026Menuiserie Kerbrat SAS! Liquidation judiciaire18 nov. 2026",
    );
    expect(rows[0]?.querySelector("s")).toBeNull();
    expect(rows[0]?.querySelector<HTMLAnchorElement>("a[target=_blank]")?.href).toBe(
      "https://www.bodacc.fr/annonce/1",
    );
    expect(rows[1]?.querySelector("s")?.textContent).toBe("Changement de siège");
    expect(rows[1]?.querySelector("a[target=_blank]")).toBeNull();
    expect(rows[1]?.querySelector<HTMLAnchorElement>("a")?.hash).toBe(`#/customers/${CUSTOMER_ID}`);
  });

  it("says where there is none", async () => {
    speak("en");
    location.hash = "#/watch/news";
    const { host } = open([]);
    await untilShown(host, "No news");
  });
});

describe("what was settled", () => {
  it("stands with its answer, its note, by whom and when", async () => {
    const done = anItem(5, {
      ...{ outcome: "nothing", note: "Homonyme de Brest", decidedBy: "Ana Crédit" },
      decidedAt: "2026-11-24T10:00:00.000Z",
    });
    const gone = anItem(6, { outcome: "taken_back", decidedAt: "2026-11-25T10:00:00.000Z" });
    const { host } = open([], { settled: [done, gone] });
    await untilShown(host, "Rien à regarder");
    find<HTMLInputElement>(host, "input[type=radio][value=settled]").click();
    await untilShown(host, "Homonyme de Brest");
    expect(textOf(host)).toMatch(/Rien n’en compteHomonyme de BrestAna Crédit, 24 nov. 2026/);
    expect(textOf(host)).toMatch(/Retiré par la sourcela source, 25 nov. 2026/);
  });
});
