import { beforeEach, describe, expect, it, vi } from "vitest";
import { HistorySection } from "#extension/views/customer-history/history-section.tsx";
import { OutlookSection } from "#extension/views/customer-history/outlook-section.tsx";
import { type Reveal, RevealProvider } from "#extension/views/customer-history/reveal.ts";
import { SignedInOnly } from "#extension/views/ui/session.tsx";
import { failed, ok } from "#shared/result.ts";
import { freshBrowser, speak } from "../../a-browser.ts";
import { apiOf, CUSTOMER_ID, signedInAs } from "../dashboard/a-signed-in-page.ts";
import { answering, buttonNamed, find, show, textOf, untilShown } from "../shown.tsx";
import { aged, aPoint, someChanges } from "./a-history.ts";

beforeEach(() => {
  freshBrowser();
  speak("en");
});

const page = {
  points: [
    aPoint("2026-11-25"),
    aPoint("2026-10-25", { riskClass: "B", scoreCentipoints: 6_043 }),
    aPoint("2026-09-30", { riskClass: "B", scoreCentipoints: 6_100, basis: "replayed" }),
  ],
  boundsCentipoints: { A: 7_500, B: 5_500, C: 3_500 },
  next: null,
};
const path = `GET /v1/customers/${CUSTOMER_ID}`;
const replies = { [`${path}/history`]: page, [`${path}/changes`]: someChanges() };
const shown = (
  api: (ask: never) => ReturnType<ReturnType<typeof apiOf>>,
  reveal: Reveal = () => undefined,
) => {
  const asked = answering({ connection: signedInAs("analyst"), api });
  const host = show(
    <SignedInOnly>
      <RevealProvider value={reveal}>
        <HistorySection customerId={CUSTOMER_ID} />
        <OutlookSection customerId={CUSTOMER_ID} />
      </RevealProvider>
    </SignedInOnly>,
  );
  const paths = () => asked.map(({ ask }) => (ask as { path?: string } | null)?.path ?? "");
  return { host, paths };
};
const choose = (select: HTMLSelectElement, value: string) => {
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
};

describe("the history of a customer", () => {
  it("opens on its last change, with the reasons and their sum", async () => {
    const { host, paths } = shown(apiOf(replies));
    await untilShown(host, "more than 30 days late");
    expect(paths()).toContain(`/v1/customers/${CUSTOMER_ID}/changes?from=2026-10-25&to=2026-11-25`);
    const text = textOf(host);
    for (const words of ["−6.33", "Class B, then C", "Dotted: worked out", "€8,200", "Sum: the difference"])
      expect(text).toContain(words);
    expect(find(host, "svg").getAttribute("aria-label")).toBe(
      "Score of 61 on 30 Sept 2026 to 54 on 25 Nov 2026, class C today",
    );
  });

  it("says all of it in a table as well", async () => {
    const { host } = shown(apiOf(replies));
    await untilShown(host, "Table");
    find<HTMLInputElement>(host, ".segments label:nth-of-type(2) input").click();
    await vi.waitFor(() => expect(host.querySelectorAll(".history-table tbody tr")).toHaveLength(3));
    expect(textOf(find(host, ".history-table tbody tr"))).toContain("25 Nov 2026");
    expect(host.querySelector("svg")).toBeNull();
  });

  it("asks again for other days, the earlier one always before the later", async () => {
    const { host, paths } = shown(apiOf(replies));
    await untilShown(host, "more than 30 days late");
    const [from, to] = host.querySelectorAll("select");
    if (!from || !to) throw new Error("two choices of days");
    choose(from, "2026-09-30");
    await vi.waitFor(() => expect(paths().at(-1)).toContain("from=2026-09-30&to=2026-11-25"));
    choose(to, "2026-10-25");
    await vi.waitFor(() => expect(paths().at(-1)).toContain("from=2026-09-30&to=2026-10-25"));
    choose(from, "2026-10-25");
    await vi.waitFor(() => expect([from.value, to.value]).toEqual(["2026-10-25", "2026-11-25"]));
  });

  it("leads from a reason to the invoice behind it", async () => {
    const reveal = vi.fn();
    const { host } = shown(apiOf(replies), reveal);
    await untilShown(host, "more than 30 days late");
    buttonNamed(host, "F-231").click();
    expect(reveal).toHaveBeenCalledWith({ kind: "item", id: aged.itemId });
  });

  it("says when there is one day only, and when nothing changed", async () => {
    const { host } = shown(apiOf({ [`${path}/history`]: { ...page, points: [aPoint("2026-11-25")] } }));
    await untilShown(host, "A single assessment so far");
    const same = shown(
      apiOf({ ...replies, [`${path}/changes`]: someChanges({ lines: [], scoreCentipoints: 0 }) }),
    );
    await untilShown(same.host, "Neither class nor score changed");
  });

  it("offline: says so, keeps the drawing, and asks again on a press", async () => {
    let online = false;
    const api = apiOf(replies);
    const { host } = shown((ask: never) =>
      (ask as { path: string }).path.includes("/changes") && !online
        ? failed({ code: "offline", requestId: null })
        : api(ask),
    );
    await vi.waitFor(() => find(host, ".change-answer .notice"));
    expect(host.querySelector("svg")).not.toBeNull();
    online = true;
    find<HTMLButtonElement>(host, ".change-answer .notice button").click();
    await untilShown(host, "more than 30 days late");
  });
});

describe("what would change the class", () => {
  const document = {
    itemId: "i1",
    reference: "F-231",
    amountCents: 820_000,
    dueDate: "2026-10-22",
    daysLate: 34,
  };
  const after = aPoint("2026-11-25", {
    riskClass: "B",
    scoreCentipoints: 6_100,
    recommendedLimitCents: 1_000_000,
  });
  const list = {
    now: aPoint("2026-11-25"),
    counterfactuals: [
      { change: [{ kind: "pay_item", ...document }], costCents: 820_000, holdsFrom: "2026-11-25", after },
    ],
  };

  it("is said with its effects, and leads to the invoice", async () => {
    const reveal = vi.fn();
    const { host } = shown(
      (ask: never) => apiOf({ ...replies, [`${path}/counterfactuals`]: list })(ask),
      reveal,
    );
    await untilShown(host, "If invoice F-231 (€8,200) is paid: class B");
    const text = textOf(find(host, ".what-if"));
    expect(text).toContain("Score 54 → 61");
    expect(text).toContain("Recommended limit €6,000 → €10,000");
    expect(text).not.toContain("Headroom");
    find<HTMLButtonElement>(host, ".what-if .link-button").click();
    expect(reveal).toHaveBeenCalledWith({ kind: "item", id: "i1" });
  });

  it("is nothing where nothing open would change it", async () => {
    const { host } = shown((ask: never) =>
      (ask as { path: string }).path.endsWith("/counterfactuals")
        ? ok({ ...list, counterfactuals: [] })
        : apiOf(replies)(ask),
    );
    await untilShown(host, "Nothing that is open would change");
  });
});
