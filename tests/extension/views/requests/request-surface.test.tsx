import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { RequestBoard } from "#extension/platform/messages.ts";
import { AskButton } from "#extension/views/requests/ask-button.tsx";
import { RequestSurface } from "#extension/views/requests/request-surface.tsx";
import type { RequestDetail } from "#shared/contract/requests.ts";
import { freshBrowser, speak } from "../../a-browser.ts";
import { aDetail, aRequest } from "../../background/a-request.ts";
import { aMe, aRow, idOf } from "../../background/a-row.ts";
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

const board = (more: Partial<RequestBoard> = {}): RequestBoard => ({
  requests: [aRequest(1)],
  waiting: 1,
  writes: [],
  asOf: Date.now(),
  ...more,
});

const surface = (
  detail: RequestDetail,
  { role = "analyst", answers = {} }: { role?: "analyst" | "rep"; answers?: Answers } = {},
) => {
  const asked = answering({
    requestBoard: board(),
    requestDetail: { ok: true, value: detail },
    customer: aRow(900, "Menuiserie Kerbrat"),
    notifies: { on: true },
    writeRequest: { kind: "sent", request: aRequest(1, { version: 2 }), joined: false },
    dropWrite: null,
    ...answers,
  });
  const host = show(
    <RequestSurface me={aMe({ role })} opensQueue search="?tabId=none">
      <AskButton customerId={idOf(900)} customerName="Menuiserie Kerbrat" />
    </RequestSurface>,
  );
  const written = () => asked.filter(({ name }) => name === "writeRequest").map(({ ask }) => ask);
  return { host, written };
};

const open = async (host: HTMLElement): Promise<void> => {
  await untilShown(host, "Quote PR2611-0042");
  press(document.body, "j");
  await vi.waitFor(() => expect(document.activeElement?.textContent).toContain("Menuiserie Kerbrat"));
  find<HTMLButtonElement>(host, "[data-row]").click();
  await untilShown(host, "Exposure after");
};

beforeEach(() => {
  freshBrowser();
  speak("en");
});

describe("a decider", () => {
  it("begins with what waits, and grants as asked with one key and one confirmed line", async () => {
    const { host, written } = surface(aDetail(1));
    await open(host);
    press(document.body, "g");
    await untilShown(host, "Grant Menuiserie Kerbrat an order of €18,400 until");
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe("Grant €18,400"));
    find<HTMLFormElement>(host, "form").requestSubmit();
    await untilShown(host, "Your decision is recorded.");
    expect(written()).toMatchObject([
      {
        step: "decision",
        requestId: idOf(1),
        body: {
          outcome: "grant",
          version: 1,
          seenHash: "hash-2",
          grant: { kind: "order_release", amountCents: 1_840_000, basis: "gross", depositCents: 0 },
        },
      },
    ]);
  });

  it("types without setting off a key, and leaves the form before the screen", async () => {
    const { host, written } = surface(aDetail(1));
    await open(host);
    press(document.body, "q");
    const note = await vi.waitFor(() => find<HTMLTextAreaElement>(host, "textarea"));
    press(note, "r");
    type(note, "Is the deposit certain?");
    expect(host.querySelector("select")).toBeNull();
    press(note, "Escape");
    await vi.waitFor(() => expect(host.querySelector("textarea")).toBeNull());
    expect(textOf(host)).toContain("Exposure after");
    press(document.body, "Escape");
    await vi.waitFor(() => expect(textOf(host)).not.toContain("Exposure after"));
    expect(written()).toEqual([]);
  });

  it("looks again before going on when the request changes under the form", async () => {
    let version = 1;
    const { host, written } = surface(aDetail(1), {
      answers: { requestDetail: () => ({ ok: true, value: aDetail(1, { version }) }) },
    });
    await open(host);
    press(document.body, "g");
    await untilShown(host, "until");
    version = 2;
    void fakeBrowser.runtime.onMessage.trigger(
      { name: "requestsChanged" },
      { id: fakeBrowser.runtime.id },
      () => undefined,
    );
    await untilShown(host, "The request changed while you were deciding.");
    find<HTMLFormElement>(host, "form").requestSubmit();
    expect(written()).toEqual([]);
    buttonNamed(host, "I have read it").click();
    await vi.waitFor(() => expect(buttonNamed(host, "Grant €18,400").disabled).toBe(false));
    find<HTMLFormElement>(host, "form").requestSubmit();
    await untilShown(host, "Your decision is recorded.");
    expect(written()).toMatchObject([{ body: { version: 2 } }]);
  });

  it("is told why not, and who may, where the amount is beyond the own authority", async () => {
    const authority = {
      mayGrant: false,
      reason: "beyond_ceiling",
      ceilingCents: 1_000_000,
      secondPersonNeeded: false,
      reauthenticate: false,
      inPlaceOf: null,
      granters: [{ memberId: "m", name: "Agathe", role: "admin" }],
    } as const;
    const { host } = surface(aDetail(1, { authority: { ...authority, granters: [...authority.granters] } }));
    await open(host);
    await untilShown(host, "Your ceiling in class C is €10,000, less verified cover. May grant it: Agathe");
    press(document.body, "g");
    expect(host.querySelector("form")).toBeNull();
    expect(textOf(buttonNamed(host, "Refuse"))).toContain("Refuse");
  });

  it("reads why a decision was not accepted, and what stands now", async () => {
    const failure = {
      code: "request_closed",
      requestId: "r-1",
      outcome: { state: "refused", version: 2, by: "Bea", at: "2026-11-26T10:00:00.000Z" },
    } as const;
    const write = {
      id: idOf(51),
      customerId: idOf(900),
      customerName: "Menuiserie Kerbrat",
      step: "decision",
      requestId: idOf(1),
      body: { outcome: "refuse", version: 1, reason: "overdue", note: "" },
    } as const;
    const { host } = surface(aDetail(1), {
      answers: { requestBoard: board({ writes: [{ write, at: 0, state: { kind: "refused", failure } }] }) },
    });
    await open(host);
    await untilShown(host, "Refused by Bea");
    expect(textOf(host)).toContain("What you wrote: Refuse to Menuiserie Kerbrat: Overdue invoices.");
  });
});

describe("a rep", () => {
  it("asks from the customer in one screen, and learns by when credit answers", async () => {
    const { host, written } = surface(aDetail(1), {
      role: "rep",
      answers: { requestBoard: board({ requests: [], waiting: 0 }) },
    });
    await untilShown(host, "Ask credit");
    buttonNamed(host, "Ask credit").click();
    await untilShown(host, "Send the request");
    type(find(host, "input[inputmode=decimal]"), "18 400");
    buttonNamed(host, "Send the request").click();
    await untilShown(host, "Choose a reason.");
    expect(written()).toEqual([]);
    const reason = find<HTMLSelectElement>(host, "select[name=needed]");
    reason.value = "seasonal_peak";
    reason.dispatchEvent(new Event("change", { bubbles: true }));
    await vi.waitFor(() => expect(textOf(host)).toContain("Credit is told at once."));
    buttonNamed(host, "Send the request").click();
    await untilShown(host, "Sent. Credit answers by");
    expect(written()).toMatchObject([
      { step: "ask", body: { reason: "seasonal_peak", asked: { amountCents: 1_840_000 } } },
    ]);
  });

  it("is told that it is kept on this device while the server does not answer", async () => {
    const { host } = surface(aDetail(1), {
      role: "rep",
      answers: {
        requestBoard: board({ requests: [], waiting: 0 }),
        writeRequest: { kind: "waiting", failure: { code: "offline", requestId: null } },
      },
    });
    await untilShown(host, "Ask credit");
    buttonNamed(host, "Ask credit").click();
    await untilShown(host, "Send the request");
    type(find(host, "input[inputmode=decimal]"), "900");
    const reason = find<HTMLSelectElement>(host, "select[name=needed]");
    reason.value = "insured";
    reason.dispatchEvent(new Event("change", { bubbles: true }));
    await vi.waitFor(() => expect(reason.value).toBe("insured"));
    buttonNamed(host, "Send the request").click();
    await untilShown(host, "Kept on this device");
  });
});
