import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Answer, Connection } from "#extension/platform/messages.ts";
import { Dashboard } from "#extension/views/dashboard/dashboard.tsx";
import type { Role } from "#shared/contract/common.ts";
import type { OrganizationMode, ShadowPage } from "#shared/contract/shadow.ts";
import { failed, ok } from "#shared/result.ts";
import { freshBrowser } from "../../../a-browser.ts";
import { answering, buttonNamed, find, show, textOf, untilShown } from "../../shown.tsx";
import { signedInAs } from "../a-signed-in-page.ts";
import { aShadowOrder } from "./an-order.ts";

const inMode = (role: Role, mode: OrganizationMode, modeSince: string | null = null): Connection => {
  const connection = signedInAs(role);
  if (connection.kind !== "signed_in") return connection;
  const { me } = connection;
  return { ...connection, me: { ...me, organization: { ...me.organization, mode, modeSince } } };
};

const aPage = (more: Partial<ShadowPage> = {}): ShadowPage => ({
  from: "2026-08-28",
  to: "2026-11-26",
  basis: "orders",
  orders: [aShadowOrder()],
  done: 20,
  total: 40,
  next: null,
  ...more,
});
const first = aPage({ next: "second" });
const second = aPage({
  done: 40,
  orders: [
    aShadowOrder({ number: "CO2611-0008", verdict: "ask", outcome: "late_over_30", date: "2026-11-03" }),
  ],
});

type ApiAsk = { method: string; path: string; body?: unknown };
const pathsOf = (asked: { name: string; ask: unknown }[]) =>
  asked
    .filter(({ name }) => name === "api")
    .map(({ ask }) => (ask as ApiAsk).path)
    .filter((path) => path.startsWith("/v1/shadow-orders"));

const opened = (answer: (path: string) => Answer<unknown>, connection = inMode("admin", "shadow")) => {
  const asked = answering({
    connection,
    syncNow: ok({ rows: 0, revision: 8 }),
    api: ({ method, path }: ApiAsk): Answer<unknown> => {
      if (path.startsWith("/v1/shadow-orders")) return answer(path);
      if (path === "/v1/members") return ok({ members: MEMBERS });
      if (method === "PATCH" && connection.kind === "signed_in")
        return ok({
          ...connection.me.organization,
          mode: "live",
          modeSince: "2026-11-26T10:00:00.000Z",
          waiting: null,
        });
      return failed({ code: "not_found", requestId: null });
    },
  });
  return { host: show(<Dashboard />), asked };
};
const MEMBERS = (["rep", "manager", "analyst"] as const).map((role) => ({
  id: role,
  name: role,
  email: `${role}@comptoir.example`,
  role,
  repCode: null,
  joinedAt: "2026-01-01T00:00:00.000Z",
}));
const inTurn = (path: string): Answer<unknown> => ok(path.includes("cursor=second") ? second : first);
const numbers = (host: HTMLElement) =>
  [...host.querySelectorAll(".shadow-order .muted")].map(({ textContent }) => textContent);
const choose = (host: HTMLElement, at: number, value: string): void => {
  const select = [...host.querySelectorAll<HTMLSelectElement>(".shadow-filter select")][at];
  if (select === undefined) throw new Error("no filter");
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
};

beforeEach(() => {
  freshBrowser();
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(600);
  location.hash = "#/shadow";
});

describe("what the rules would have said", () => {
  it("is read page after page to the end, the newest order first", async () => {
    const { host, asked } = opened(inTurn);
    await untilShown(host, "Comment c’est jugé");
    await untilShown(host, "Du 28 août 2026 au 26 nov. 2026");
    expect(pathsOf(asked)).toHaveLength(2);
    expect(numbers(host)).toEqual(["CO2611-0008", "CO2611-0007"]);
    expect(textOf(host)).toContain(
      "1 commande pour 4 000 € aurait demandé l’avis du crédit : 1 avec plus de 30 jours de retard.",
    );
  });

  it("keeps what was read when the network is lost, and goes on from there", async () => {
    let lost = true;
    const { host, asked } = opened((path) =>
      path.includes("cursor=second") && lost ? failed({ code: "offline", requestId: null }) : inTurn(path),
    );
    await untilShown(host, "Ce qui a été lu reste affiché");
    expect(numbers(host)).toEqual(["CO2611-0007"]);
    lost = false;
    buttonNamed(host, "Réessayer").click();
    await untilShown(host, "CO2611-0008");
    expect(pathsOf(asked).filter((path) => !path.includes("cursor"))).toHaveLength(1);
  });

  it("shows no table of noughts where nothing could be read", async () => {
    const { host } = opened(() => failed({ code: "offline", requestId: null }));
    await untilShown(host, "Réessayer");
    expect(host.querySelector(".shadow-matrix")).toBeNull();
    expect(textOf(host)).not.toContain("Aucune");
  });

  it("asks for nothing more once it is left", async () => {
    let answers = 0;
    const { host, asked } = opened(() => {
      answers += 1;
      return ok(aPage({ next: `page-${answers}`, done: answers }));
    });
    await untilShown(host, /clients? examinés? sur 40/);
    location.hash = "#/journal";
    await untilShown(host, "Qui a changé quoi");
    const before = pathsOf(asked).length;
    await new Promise((later) => requestAnimationFrame(() => requestAnimationFrame(later)));
    expect(pathsOf(asked)).toHaveLength(before);
  });

  it("can be stopped, and gone on with", async () => {
    let answers = 0;
    const { host } = opened(() => {
      answers += 1;
      return ok(aPage({ next: answers > 3_000 ? null : `page-${answers}`, orders: [], done: 7 }));
    });
    await untilShown(host, "7 clients examinés sur 40");
    buttonNamed(host, "Arrêter là").click();
    await untilShown(host, "Arrêté");
    const before = answers;
    buttonNamed(host, "Continuer").click();
    await vi.waitFor(() => expect(answers).toBeGreaterThan(before));
  });

  it("is narrowed by verdict and outcome, and by a press on a figure", async () => {
    const { host } = opened(inTurn);
    await untilShown(host, "CO2611-0008");
    choose(host, 0, "within_limit");
    await vi.waitFor(() => expect(numbers(host)).toEqual(["CO2611-0007"]));
    choose(host, 1, "open");
    await untilShown(host, "Aucune commande de cette sorte");
    find<HTMLButtonElement>(host, ".shadow-matrix tbody tr:nth-child(3) .shadow-cell").click();
    await vi.waitFor(() => expect(numbers(host)).toEqual(["CO2611-0008"]));
  });

  it("says what to do where a period holds no order", async () => {
    const { host } = opened(() => ok(aPage({ orders: [], done: 0, total: 0 })));
    await untilShown(host, "Aucune commande sur cette période");
    expect(host.querySelector(".shadow-matrix")).toBeNull();
  });
});

describe("the switch", () => {
  it("says for how many something changes, and changes it with one more press", async () => {
    const { host, asked } = opened(inTurn, inMode("admin", "shadow", "2026-11-12T09:00:00.000Z"));
    await untilShown(host, "Vigie tourne à blanc depuis le 12 nov. 2026");
    buttonNamed(host, "Mettre en service pour tous").click();
    await untilShown(host, "2 commerciaux et responsables verront");
    expect(asked.some(({ ask }) => (ask as ApiAsk | null)?.method === "PATCH")).toBe(false);
    find<HTMLFormElement>(host, "dialog form").dispatchEvent(
      new Event("submit", { bubbles: true, cancelable: true }),
    );
    await vi.waitFor(() =>
      expect(asked.map(({ ask }) => ask)).toContainEqual(
        expect.objectContaining({ method: "PATCH", path: "/v1/organization", body: { mode: "live" } }),
      ),
    );
  });

  it("is the administrator's alone", async () => {
    const { host } = opened(inTurn, inMode("analyst", "live"));
    await untilShown(host, "Un administrateur peut le changer ici.");
    expect(textOf(host)).not.toContain("Tourner à blanc");
  });
});

it("tells a rep of a silent company that nothing is shown yet, and asks for nothing", async () => {
  location.hash = "#/customers";
  const { host, asked } = opened(inTurn, inMode("rep", "shadow"));
  await untilShown(host, "Votre entreprise essaie Vigie en silence");
  expect(asked.filter(({ name }) => name === "api")).toEqual([]);
});
