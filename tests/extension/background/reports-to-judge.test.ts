import { beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { handlers } from "#extension/background/handlers.ts";
import { setNotify } from "#extension/background/notify.ts";
import { requestBoard } from "#extension/background/requests.ts";
import { freshBrowser, speak } from "../a-browser.ts";
import { aStanding } from "./a-report.ts";
import { aMe } from "./a-row.ts";
import { aServer } from "./a-server.ts";
import { signedIn } from "./signed-in.ts";

beforeEach(() => {
  freshBrowser();
  speak("en");
});

const serving = (revision: number, waiting: number, reminded = 0) =>
  aServer(({ url }) =>
    url.pathname === "/v1/field-reports/standing"
      ? { json: aStanding(revision, [], { waiting, reminded }) }
      : { json: {} },
  );
const refresh = () => handlers.refreshReports.answer(null, { kind: "extension" });
const onToolbar = async () => [
  await fakeBrowser.action.getBadgeText({}),
  await fakeBrowser.action.getTitle({}),
];

it("field reports that wait for a member's judgement count on the toolbar, until they are judged", async () => {
  await signedIn({ me: aMe({ role: "analyst" }) });
  serving(5, 3);
  await refresh();
  expect(await onToolbar()).toEqual(["3", "Vigie · 3 warnings to judge"]);
  expect(await requestBoard()).toMatchObject({ reportsToJudge: 3 });
  serving(6, 1);
  await refresh();
  expect(await onToolbar()).toEqual(["1", "Vigie · 1 warning to judge"]);
  serving(7, 0);
  await refresh();
  expect(await onToolbar()).toEqual(["", "Vigie"]);
});

it("a reminder of triage is one notification, when the member wants any", async () => {
  const notified = vi.fn(async (..._notice: unknown[]) => "");
  Object.assign(fakeBrowser.notifications, { create: notified });
  Object.assign(fakeBrowser.permissions, { contains: async () => true });
  await signedIn({ me: aMe({ role: "analyst" }) });
  const pulls = async (...standings: [number, number, number][]) => {
    for (const standing of standings) {
      serving(...standing);
      await refresh();
    }
  };
  await pulls([5, 2, 0], [6, 2, 1]);
  expect(notified).not.toHaveBeenCalled();
  await setNotify(true);
  await pulls([7, 2, 2], [8, 2, 2], [9, 1, 1]);
  expect(notified.mock.calls).toEqual([
    ["to-judge", expect.objectContaining({ title: "2 warnings to judge" })],
  ]);
});
