import { beforeEach, expect, it, vi } from "vitest";
import { reopenAccount } from "#extension/background/account.ts";
import { keepPage, rebuildIndex } from "#extension/background/local-index.ts";
import { lookUp } from "#extension/background/look-up.ts";
import { ASKS } from "#extension/background/parse-ask.ts";
import type { Sighted } from "#shared/matching/sighting.ts";
import { freshBrowser } from "../a-browser.ts";
import { aRow } from "./a-row.ts";
import { signedIn } from "./signed-in.ts";

const SCOPE = { site: "generic", origin: "https://crm.example", tenant: "" };

beforeEach(async () => {
  vi.unstubAllGlobals();
  await reopenAccount();
  freshBrowser();
});

const kindsOf = async (...sightings: Omit<Sighted, "key">[]) => {
  const account = await signedIn();
  const cursor = { viewKey: "view-1", revision: 1, after: null };
  const rows = [aRow(1, "Menuiserie Kerbrat"), aRow(2, "Orange")];
  await keepPage(account, { rows, removed: [], wipe: false, cursor, changes: 1 });
  await rebuildIndex(account);
  const ask = { scope: SCOPE, sightings: sightings.map((sighted, at) => ({ key: String(at), ...sighted })) };
  const found = await lookUp(account, SCOPE, ASKS.lookUp.parse(ask).sightings);
  return found?.map(({ match }) => match.kind);
};

it("a guess is no customer for a likeness, nor firmly for one word", async () => {
  const names = ["Menuiserie Kerbrat", "Menuiserie Kerbratt", "Orange"];
  expect(await kindsOf(...names.map((name) => ({ name })))).toEqual(["matched", "unsure", "matched"]);
  expect(await kindsOf(...names.map((name) => ({ name, guess: true as const })))).toEqual([
    "matched",
    "unknown",
    "unsure",
  ]);
});
