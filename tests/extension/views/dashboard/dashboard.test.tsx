import { beforeEach, describe, expect, it, vi } from "vitest";
import { Dashboard } from "#extension/views/dashboard/dashboard.tsx";
import { freshBrowser, speak } from "#tests/extension/a-browser.ts";
import { aPoint } from "../customer-history/a-history.ts";
import { answering, buttonNamed, find, show, textOf, untilShown } from "../shown.tsx";
import { aDetail, apiOf, aSummary, CUSTOMER_ID, signedInAs } from "./a-signed-in-page.ts";

const page = (customers = [aSummary()]) => ({ customers, next: null, total: customers.length });
const linksOf = (host: HTMLElement) => [...host.querySelectorAll("nav a")].map((link) => link.textContent);

const writeInto = (control: HTMLTextAreaElement | HTMLInputElement, text: string): void => {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value")?.set?.call(control, text);
  control.dispatchEvent(new Event("input", { bubbles: true }));
};
const submit = (host: HTMLElement): void => {
  find<HTMLFormElement>(host, "dialog form").dispatchEvent(
    new Event("submit", { bubbles: true, cancelable: true }),
  );
};

beforeEach(() => {
  freshBrowser();
  // Nothing is laid out here: without a height no row of a long table would be in sight.
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(600);
  location.hash = "";
});

describe("who is signed in", () => {
  it("sends somebody signed out to the popup, and says where they were", async () => {
    answering({ connection: { kind: "signed_out", apiUrl: "https://vigie.example", expired: true } });
    const host = show(<Dashboard />);
    await untilShown(host, "Votre session a expiré");
    expect(textOf(host)).toContain("https://vigie.example");
    expect(host.querySelector("nav")).toBeNull();
  });

  it("shows a rep customers alone", async () => {
    answering({ connection: signedInAs("rep"), api: apiOf({ "GET /v1/customers": page() }) });
    const host = show(<Dashboard />);
    await untilShown(host, "Menuiserie Kerbrat SAS");
    expect(linksOf(host)).toEqual(["Clients"]);
  });

  it("shows no amount to who may see the class alone, and asks for no order by amount", async () => {
    const asked = answering({
      connection: signedInAs("rep", "class"),
      api: apiOf({
        "GET /v1/customers": page([
          aSummary({ exposureCents: null, overdueCents: null, headroomCents: null, limit: null }),
        ]),
      }),
    });
    const host = show(<Dashboard />);
    await untilShown(host, "Menuiserie Kerbrat SAS");
    expect(textOf(host)).not.toContain("Encours");
    expect(JSON.stringify(asked)).toContain("sort=name");
  });

  it("speaks English where the browser does", async () => {
    speak("en");
    answering({
      connection: signedInAs("admin"),
      api: apiOf({ "GET /v1/imports": { imports: [], next: null } }),
    });
    const host = show(<Dashboard />);
    await untilShown(host, "Drop a file");
    expect(linksOf(host)).toEqual([
      "Import",
      "First ten minutes",
      "Limits",
      "Customers",
      "Requests",
      "Field warnings",
      "Deadlines",
      "Watch",
      "External scores",
      "Links to confirm",
      "Policy",
      "Shadow",
      "Journal",
      "Organization",
    ]);
  });
});

describe("limits", () => {
  const open = async (replies: Record<string, unknown> = {}) => {
    location.hash = "#/limits";
    const asked = answering({
      connection: signedInAs("analyst"),
      api: apiOf({
        ...replies,
        "GET /v1/customers?": page([
          aSummary(),
          aSummary({ id: "019ab000-0000-7000-8000-000000000002", name: "Garage Le Goff" }),
        ]),
      }),
    });
    const host = show(<Dashboard />);
    await untilShown(host, "Garage Le Goff");
    return { host, asked };
  };

  it("puts the recommended limit beside the one in force and says what separates them", async () => {
    const { host } = await open();
    expect(textOf(host)).toMatch(/30 000 €.*40 000 €.*à réduire de 10 000 €/);
  });

  it("says of an overdue amount on assumed terms that it is about, and leaves class E no room", async () => {
    location.hash = "#/limits";
    answering({
      connection: signedInAs("analyst"),
      api: apiOf({
        "GET /v1/customers?": page([
          aSummary({ riskClass: "E", headroomCents: 1_520_000, overdueAssumed: true }),
        ]),
      }),
    });
    const host = show(<Dashboard />);
    await untilShown(host, "Menuiserie Kerbrat SAS");
    const cells = [...host.querySelectorAll("tbody tr td")].map((cell) => cell.textContent);
    expect(cells.at(-2)).toMatch(/^≈ .*8.200,00.€$/);
    expect(cells.at(-3)).toMatch(/^0,00.€$/);
  });

  it("adopts for a selection after one line that names how many", async () => {
    const { host, asked } = await open({
      "POST /v1/limits/adopt": { adopted: 1, unchanged: 0, skipped: 0, next: null },
    });
    find<HTMLInputElement>(host, "tbody input[type=checkbox]").click();
    await untilShown(host, "1 client sélectionné");
    buttonNamed(host, "Adopter la recommandation").click();
    await untilShown(host, "1 client reçoit sa limite recommandée.");
    writeInto(find(host, "dialog textarea"), "Revue annuelle");
    submit(host);
    await untilShown(host, "1 limite adoptée");
    expect(asked).toContainEqual({
      name: "api",
      ask: {
        method: "POST",
        path: "/v1/limits/adopt",
        body: { customers: [CUSTOMER_ID], reason: "Revue annuelle", until: null, after: null },
        idempotencyKey: expect.any(String),
      },
    });
  });

  it("tells a refusal in words, that nothing changed, and the number for support", async () => {
    const { host } = await open({
      [`GET /v1/customers/${CUSTOMER_ID}`]: aDetail(),
      [`POST /v1/customers/${CUSTOMER_ID}/limits`]: { refused: "stale_version" },
    });
    buttonNamed(find(host, "tbody"), "Modifier").click();
    await untilShown(host, "Limite approuvée");
    writeInto(find(host, "dialog textarea"), "Revue annuelle");
    await untilShown(host, "Approuver 30 000 €");
    submit(host);
    await untilShown(host, "Ces données viennent de changer ailleurs.");
    expect(textOf(host)).toContain("Rien n’a été modifié.");
    expect(textOf(host)).toContain("r-1");
  });
});

describe("a customer", () => {
  const open = async (detail = aDetail(), role: "rep" | "analyst" = "analyst") => {
    location.hash = `#/customers/${CUSTOMER_ID}`;
    answering({
      connection: signedInAs(role),
      api: apiOf({
        [`GET /v1/customers/${CUSTOMER_ID}/items`]: { items: [], next: null },
        [`GET /v1/customers/${CUSTOMER_ID}/history`]: {
          points: [],
          boundsCentipoints: { A: 7_500, B: 5_500, C: 3_500 },
          next: null,
        },
        [`GET /v1/customers/${CUSTOMER_ID}/counterfactuals`]: {
          now: aPoint("2026-11-25"),
          counterfactuals: [],
        },
        [`GET /v1/customers/${CUSTOMER_ID}`]: detail,
      }),
    });
    const host = show(<Dashboard />);
    await untilShown(host, "Menuiserie Kerbrat SAS");
    return host;
  };

  it("adds its points up to the score and keeps rules apart", async () => {
    const host = await open(
      aDetail({
        reasons: [
          { code: "oldest_overdue", axis: "pays", centipoints: -5_209, params: {} },
          { code: "base_points", axis: "rule", centipoints: 10_000, params: {} },
          { code: "lasts_unknown", axis: "lasts", centipoints: 0, params: {} },
        ],
      }),
    );
    const points = [...host.querySelectorAll(".reason-table td:first-child")].map((cell) => cell.textContent);
    expect(points).toEqual(["+100", "−52,09", "47,91"]);
    expect(host.querySelectorAll(".rule-list li")).toHaveLength(1);
  });

  it("says what is left under the limit, how late it pays and how old the ledger is", async () => {
    const host = await open();
    const text = textOf(host);
    expect(text).toContain("15 200 € disponibles sous la limite");
    expect(text).toContain("12 jours de retard moyen");
    expect(text).toContain("Grand livre du 24 nov. 2026");
    expect(text).toContain("Total24 800,00 €");
  });

  it("offers no decision to a rep", async () => {
    const host = await open(aDetail(), "rep");
    expect(textOf(host)).not.toContain("Fixer la limite");
  });
});
