import { beforeEach, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { handlers } from "#extension/background/handlers.ts";
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

const serving = (revision: number, waiting: number) =>
  aServer(({ url }) =>
    url.pathname === "/v1/field-reports/standing"
      ? { json: aStanding(revision, [], { waiting }) }
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
