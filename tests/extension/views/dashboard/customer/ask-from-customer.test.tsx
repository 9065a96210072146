import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Connection } from "#extension/platform/messages.ts";
import { Dashboard } from "#extension/views/dashboard/dashboard.tsx";
import type { OrderCheckReply } from "#shared/contract/order-checks.ts";
import { freshBrowser, speak } from "#tests/extension/a-browser.ts";
import { aRequest } from "#tests/extension/background/a-request.ts";
import { answering, buttonNamed, find, show, textOf, type, untilShown } from "../../shown.tsx";
import { aDetail, apiOf, CUSTOMER_ID, signedInAs } from "../a-signed-in-page.ts";

const overLimit: OrderCheckReply = {
  customerId: CUSTOMER_ID,
  verdict: "ask",
  failed: [],
  figures: {
    ...{ amountCents: 1_840_000, financedCents: 1_840_000, exposureCents: 2_480_000, afterCents: 4_320_000 },
    ...{ limitCents: 4_000_000, roomCents: 1_520_000, toleranceCents: 0 },
  },
  exempt: null,
  condition: null,
  wouldFit: null,
  openingOffer: null,
  riskClass: "C",
  marks: [],
  revision: 3,
  policyVersion: 1,
  asOf: "2026-11-25",
  ledgerDate: "2026-11-24",
  ledgerWorkingDays: 1,
  ways: {
    datedRoom: null,
    fitsFrom: null,
    ways: [{ kind: "deposit", verdict: "within_limit", depositCents: 320_000 }],
  },
};

const manager = (setsLimits: boolean): Connection => {
  const connection = signedInAs("manager");
  return connection.kind === "signed_in"
    ? { ...connection, me: { ...connection.me, setsLimits } }
    : connection;
};

const open = async (connection: Connection) => {
  location.hash = `#/customers/${CUSTOMER_ID}`;
  const asked = answering({
    connection,
    customer: null,
    requestBoard: { requests: [], waiting: 0, writes: [], asOf: null },
    requestDetail: { ok: false, error: { code: "not_found", requestId: null } },
    writeRequest: { kind: "sent", request: aRequest(1), joined: false },
    api: apiOf({
      "POST /v1/order-checks": overLimit,
      [`GET /v1/customers/${CUSTOMER_ID}/items`]: { items: [], next: null },
      [`GET /v1/customers/${CUSTOMER_ID}`]: aDetail(),
    }),
  });
  const host = show(<Dashboard />);
  await untilShown(host, "Menuiserie Kerbrat SAS");
  return { host, written: () => asked.filter(({ name }) => name === "writeRequest").map(({ ask }) => ask) };
};

const choose = (host: HTMLElement, selector: string, value: string): void => {
  const select = find<HTMLSelectElement>(host, selector);
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
};

beforeEach(() => {
  freshBrowser();
  speak("en");
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(600);
});

describe("a customer's page in the dashboard", () => {
  it("asks credit for the order just checked there, by the way that was pressed, and comes back", async () => {
    const { host, written } = await open(signedInAs("rep"));
    type(find(host, ".check-form input"), "18 400");
    await vi.waitFor(() => expect(buttonNamed(host, "Check").disabled).toBe(false));
    buttonNamed(host, "Check").click();
    await untilShown(host, /with a deposit|deposit of/i);
    const way = find<HTMLButtonElement>(host, ".check-ways button");
    way.focus();
    way.click();
    await untilShown(host, "Send the request");
    expect(
      [...host.querySelectorAll<HTMLInputElement>(".ask-form input[inputmode=decimal]")].map(
        (each) => each.value,
      ),
    ).toEqual(expect.arrayContaining(["18400", "3200"]));
    choose(host, "select[name=needed]", "strategic_account");
    await vi.waitFor(() => expect(textOf(host)).toContain("Credit is told at once."));
    buttonNamed(host, "Send the request").click();
    await untilShown(host, "Sent. Credit answers by");
    expect(written()).toMatchObject([
      {
        step: "ask",
        body: {
          customerId: CUSTOMER_ID,
          way: { kind: "deposit" },
          asked: { kind: "order_release", amountCents: 1_840_000, depositCents: 320_000 },
        },
      },
    ]);
    buttonNamed(host, "Close").click();
    await vi.waitFor(() => expect(document.activeElement).toBe(way));
    expect(find<HTMLInputElement>(host, ".check-form input").value).toBe("18 400");
  });

  it("lets a sales manager with authority set the limit, but enter no event", async () => {
    const { host } = await open(manager(true));
    buttonNamed(host, "Set the limit").click();
    await untilShown(host, "Temporary limit");
    expect(textOf(find(host, "dialog"))).not.toMatch(/event|dispute/i);
    expect(textOf(host)).not.toContain("Enter an event");
  });

  it("offers no limit to a sales manager without", async () => {
    const { host } = await open(manager(false));
    expect(textOf(host)).not.toContain("Set the limit");
    expect(buttonNamed(host, "Ask credit")).toBeDefined();
  });
});
