import { beforeEach, expect, it, vi } from "vitest";
import { reopenAccount } from "#extension/background/account.ts";
import { keepIndex, readIndex } from "#extension/background/copy.ts";
import { keepPage, rebuildIndex } from "#extension/background/local-index.ts";
import { lookUp } from "#extension/background/look-up.ts";
import { buildIndex } from "#shared/matching/build-index.ts";
import { freshBrowser } from "../a-browser.ts";
import { aRow } from "./a-row.ts";
import { signedIn } from "./signed-in.ts";

const SCOPE = { site: "generic", origin: "https://crm.example", tenant: "" };

beforeEach(async () => {
  vi.unstubAllGlobals();
  await reopenAccount();
  freshBrowser();
});

/** An index as another version of the extension packed it. */
const ofAnotherVersion = (): ArrayBuffer => {
  const buffer = buildIndex([]);
  new Uint32Array(buffer, 0, 1)[0] = 1;
  return buffer;
};
const aPage = (changes: number, name: string) => ({
  rows: [aRow(changes, name)],
  removed: [],
  wipe: false,
  cursor: { viewKey: "view-1", revision: changes, after: null },
  changes,
});

it("an index of another version is built again at the next sync, changes or none, and answers nobody until then", async () => {
  const first = await signedIn();
  await keepPage(first, aPage(1, "Kerbrat"));
  await rebuildIndex(first);
  const old = { changes: 1, buffer: ofAnotherVersion() };
  await keepIndex(first.copy, old, { ...old, gone: [] });

  const updated = await signedIn({ me: first.session.me });
  expect(await lookUp(updated, SCOPE, [{ key: "", name: "Kerbrat" }])).toBeNull();
  await keepPage(updated, aPage(2, "Hénin"));
  await rebuildIndex(updated);
  const found = await lookUp(updated, SCOPE, [
    { key: "1", name: "Kerbrat" },
    { key: "2", name: "Hénin" },
  ]);
  expect(found?.map(({ match }) => match.kind)).toEqual(["matched", "matched"]);
  expect((await readIndex(updated.copy)).index?.changes).toBe(2);

  await keepIndex(updated.copy, { ...old, changes: 2 }, { ...old, changes: 2, gone: [] });
  const again = await signedIn({ me: first.session.me });
  await rebuildIndex(again);
  expect((await lookUp(again, SCOPE, [{ key: "", name: "Hénin" }]))?.[0]?.match.kind).toBe("matched");
});
