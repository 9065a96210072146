import { beforeEach, describe, expect, it, vi } from "vitest";
import { type Account, reopenAccount } from "#extension/background/account.ts";
import { readIndex } from "#extension/background/copy.ts";
import { keepPage, rebuildIndex } from "#extension/background/local-index.ts";
import { lookUp } from "#extension/background/look-up.ts";
import { searchCustomers } from "#extension/background/search.ts";
import type { BadgeRow } from "#shared/contract/sync.ts";
import { freshBrowser } from "../a-browser.ts";
import { aRow, idOf, someFigures } from "./a-row.ts";
import { signedIn } from "./signed-in.ts";

const SCOPE = { site: "generic", origin: "https://crm.example", tenant: "" };

beforeEach(async () => {
  vi.unstubAllGlobals();
  await reopenAccount();
  freshBrowser();
});

/** The copy as a sync writes it: page by page, every one a write more. */
const aCopy = async (...rows: BadgeRow[]) => {
  const account = await signedIn();
  let changes = 0;
  const write = (page: { rows?: BadgeRow[]; removed?: string[]; wipe?: boolean }) => {
    changes += 1;
    const cursor = { viewKey: "view-1", revision: changes, after: null };
    return keepPage(account, { rows: [], removed: [], wipe: false, ...page, cursor, changes });
  };
  await write({ rows });
  await rebuildIndex(account);
  return { account, write };
};

const seen = async (account: Account, name: string) => {
  const [found] = (await lookUp(account, SCOPE, [{ key: "", name }])) ?? [];
  return found === undefined ? null : [found.match.kind, ...found.rows.map((row) => row.name)];
};
const mainOf = async ({ copy }: Account) => (await readIndex(copy)).index?.changes;
/** The same copy for a background that has just started: nothing of it in memory. */
const wokenUp = ({ session }: Account) => signedIn({ me: session.me });
const many = (from: number, count: number): BadgeRow[] =>
  Array.from({ length: count }, (_, at) => aRow(from + at, `Garage numéro ${from + at}`));

describe("a page of changes is known to look-ups at once, without building the index again", () => {
  it("a removed customer is nobody", async () => {
    const { account, write } = await aCopy(aRow(1, "Kerbrat"), aRow(2, "Hénin"));
    await write({ removed: [idOf(1)] });
    expect(await seen(account, "Kerbrat")).toEqual(["unknown"]);
    expect(await searchCustomers(account, "kerb")).toEqual([]);
    expect(await mainOf(account)).toBe(1);
    expect(await seen(await wokenUp(account), "Kerbrat")).toEqual(["unknown"]);
  });

  it("a renamed customer is found by its new name, no longer by its old one", async () => {
    const { account, write } = await aCopy(aRow(1, "Kerbrat"), aRow(2, "Hénin"));
    await write({ rows: [aRow(1, "Atelier du Port")] });
    await write({ rows: [aRow(3, "Le Goff")] });
    expect(await seen(account, "Atelier du Port")).toEqual(["matched", "Atelier du Port"]);
    expect(await seen(account, "Kerbrat")).toEqual(["unknown"]);
    expect((await searchCustomers(account, "port")).map(({ name }) => name)).toEqual(["Atelier du Port"]);
    expect(await mainOf(account)).toBe(1);
    expect(await seen(await wokenUp(account), "Atelier du Port")).toEqual(["matched", "Atelier du Port"]);
  });

  it("a new namesake makes a name uncertain", async () => {
    const { account, write } = await aCopy(aRow(1, "Kerbrat"));
    expect(await seen(account, "Kerbrat")).toEqual(["matched", "Kerbrat"]);
    await write({ rows: [aRow(2, "Kerbrat")] });
    expect(await seen(account, "Kerbrat")).toEqual(["unsure", "Kerbrat", "Kerbrat"]);
  });

  it("a customer that comes back after its removal is found again", async () => {
    const { account, write } = await aCopy(aRow(1, "Kerbrat"));
    await write({ removed: [idOf(1)] });
    await write({ rows: [aRow(1, "Kerbrat")] });
    expect(await seen(account, "Kerbrat")).toEqual(["matched", "Kerbrat"]);
  });

  it("new figures of everybody leave the index as it is, and are shown", async () => {
    const { account, write } = await aCopy(...many(1, 2_100));
    const figures = { ...someFigures, overdueCents: 1 };
    await write({ rows: many(1, 2_100).map((row) => ({ ...row, figures })) });
    await rebuildIndex(account);
    expect(await mainOf(account)).toBe(1);
    const [found] = (await lookUp(account, SCOPE, [{ key: "", name: "Garage numéro 7" }])) ?? [];
    expect(found?.rows.map((row) => row.figures?.overdueCents)).toEqual([1]);
  });
});

describe("after many changes the index is built again", () => {
  it("and look-ups are answered meanwhile, never with a customer that is gone", async () => {
    const { account, write } = await aCopy(aRow(1, "Kerbrat"), aRow(2, "Hénin"));
    await write({ rows: many(10, 5_000), removed: [idOf(2)] });
    let ended = false;
    const building = rebuildIndex(account).then(() => {
      ended = true;
    });
    const answers: unknown[] = [];
    while (!ended) answers.push([await seen(account, "Kerbrat"), await seen(account, "Hénin")]);
    await building;
    expect(answers.length).toBeGreaterThan(2);
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify([["matched", "Kerbrat"], ["unknown"]])]),
    );
    expect(await seen(account, "Garage numéro 4321")).toEqual(["matched", "Garage numéro 4321"]);
    expect(await mainOf(account)).toBe(2);
  });

  it("slice by slice, with every row of every slice in it", async () => {
    const { account, write } = await aCopy();
    await write({ rows: many(1, 3_000) });
    const reads = vi.spyOn(IDBObjectStore.prototype, "getAll");
    await rebuildIndex(account);
    expect(reads.mock.calls.map(([, count]) => count)).toEqual([1_000, 1_000, 1_000, 1_000]);
    const found = await lookUp(
      account,
      SCOPE,
      many(1, 3_000).map(({ name }) => ({ key: "", name })),
    );
    expect(found?.filter(({ match }) => match.kind !== "matched")).toEqual([]);
  });
});

describe("after a wipe", () => {
  it("nobody is called unknown before the next sync has ended", async () => {
    const { account, write } = await aCopy(aRow(1, "Kerbrat"));
    await write({ wipe: true });
    expect(await seen(account, "Kerbrat")).toBeNull();
    await write({ rows: [aRow(2, "Hénin")] });
    const woken = await wokenUp(account);
    expect(await seen(woken, "Hénin")).toBeNull();
    await rebuildIndex(woken);
    expect(await seen(woken, "Hénin")).toEqual(["matched", "Hénin"]);
    expect(await seen(woken, "Kerbrat")).toEqual(["unknown"]);
  });
});
