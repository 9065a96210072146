import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { teachStep } from "#extension/background/teach.ts";
import type { TeachState } from "#extension/platform/teach.ts";
import { freshBrowser } from "../a-browser.ts";

const state: TeachState = {
  picking: null,
  draft: { address: "/quotes/*", kind: "record", name: "h1" },
  names: ["Kerbrat"],
  marked: 1,
  identifier: null,
  total: null,
  number: null,
  problem: null,
};
const answering = (answer: unknown) =>
  vi.spyOn(fakeBrowser.tabs, "sendMessage").mockResolvedValue(answer as never);

beforeEach(() => {
  vi.restoreAllMocks();
  freshBrowser();
});

describe("a step of teaching", () => {
  it("gives what the page says of it", async () => {
    const sent = answering(state);
    expect(await teachStep(7, { kind: "look" })).toEqual(state);
    expect(sent).toHaveBeenCalledWith(7, { name: "teach", step: { kind: "look" } }, { frameId: 0 });
  });

  it.each<[string, unknown]>([
    ["nothing", undefined],
    ["words of its own", { ...state, problem: "<b>pay here</b>" }],
    ["a selector without end", { ...state, draft: { ...state.draft, name: "a".repeat(301) } }],
    ["more names than are asked for", { ...state, names: Array.from({ length: 51 }, () => "x") }],
    ["another step", { ...state, picking: "password" }],
  ])("is none when the page says %s", async (_, answer) => {
    answering(answer);
    expect(await teachStep(7, { kind: "look" })).toBeNull();
  });

  it("keeps nothing that came along", async () => {
    answering({
      ...state,
      origin: "https://other.example",
      draft: { ...state.draft, origin: "https://other.example" },
    });
    expect(await teachStep(7, { kind: "look" })).toEqual(state);
  });
});
