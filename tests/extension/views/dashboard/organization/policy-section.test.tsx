import { beforeEach, expect, it } from "vitest";
import { Dashboard } from "#extension/views/dashboard/dashboard.tsx";
import { ok } from "#shared/result.ts";
import { freshBrowser } from "#tests/extension/a-browser.ts";
import { answering, buttonNamed, find, show, untilShown } from "../../shown.tsx";
import { apiOf, signedInAs } from "../a-signed-in-page.ts";

beforeEach(() => {
  freshBrowser();
  location.hash = "#/organization";
});

it("takes a change back that was just saved, though the session does not know of it yet", async () => {
  const session = signedInAs("admin");
  if (session.kind !== "signed_in") throw new Error("a signed-in session");
  const { organization } = session.me;
  const asked = answering({
    connection: session,
    syncNow: ok({ rows: 2, revision: 8 }),
    api: apiOf({
      "PATCH /v1/organization": { ...organization, repVisibility: { scope: "all", detail: "figures" } },
      "GET /v1/members": { members: [] },
      "GET /v1/changes": { changes: [] },
    }),
  });
  const host = show(<Dashboard />);
  await untilShown(host, "Enregistrer");
  const save = () => buttonNamed(host, "Enregistrer") as HTMLButtonElement;
  expect(save().disabled).toBe(true);
  find<HTMLInputElement>(host, "input[type=radio][value=all]").click();
  await expect.poll(() => save().disabled).toBe(false);
  save().click();
  await untilShown(host, "Enregistré");
  expect(asked.map(({ name }) => name)).toContain("syncNow");
  find<HTMLInputElement>(host, "input[type=radio][value=own]").click();
  await expect.poll(() => save().disabled).toBe(false);
});
