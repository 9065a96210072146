import { beforeEach, describe, expect, it, vi } from "vitest";
import { type Account, reopenAccount } from "#extension/background/account.ts";
import { keepPage, rebuildIndex } from "#extension/background/local-index.ts";
import { lookUp } from "#extension/background/look-up.ts";
import { warmUp } from "#extension/background/warm-up.ts";
import { freshBrowser } from "../a-browser.ts";
import { aRow } from "./a-row.ts";
import { signedIn } from "./signed-in.ts";

const SCOPE = { site: "generic", origin: "https://crm.example", tenant: "" };

beforeEach(async () => {
  vi.restoreAllMocks();
  await reopenAccount();
  freshBrowser();
});

/** A background that has just started on a copy with one customer: nothing of it in memory. */
const woken = async (): Promise<Account> => {
  const account = await signedIn();
  const cursor = { viewKey: "view-1", revision: 1, after: null };
  await keepPage(account, { rows: [aRow(1, "Kerbrat")], removed: [], wipe: false, cursor, changes: 1 });
  await rebuildIndex(account);
  return signedIn({ me: account.session.me });
};

const indexReads = () => {
  const read = vi.spyOn(IDBObjectStore.prototype, "get");
  return () => read.mock.calls.filter(([key]) => key === "index").length;
};

const kindOf = async (account: Account) =>
  (await lookUp(account, SCOPE, [{ key: "", name: "Kerbrat" }]))?.[0]?.match.kind;

describe("a background that wakes up", () => {
  it("has read the index before the first look-up needs it", async () => {
    const account = await woken();
    const reads = indexReads();
    await warmUp();
    expect(reads()).toBe(1);
    expect(await kindOf(account)).toBe("matched");
    expect(reads()).toBe(1);
  });

  it("reads the index once for the warm-up and the look-ups that come meanwhile", async () => {
    const account = await woken();
    const reads = indexReads();
    const [, one, other] = await Promise.all([warmUp(), kindOf(account), kindOf(account)]);
    expect([one, other]).toEqual(["matched", "matched"]);
    expect(reads()).toBe(1);
  });

  it("does nothing when nobody is signed in", async () => {
    const reads = indexReads();
    await warmUp();
    expect(reads()).toBe(0);
  });
});
