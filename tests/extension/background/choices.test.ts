import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { type Account, forgetAccount, reopenAccount } from "#extension/background/account.ts";
import { badgeView } from "#extension/background/badge-view.ts";
import { cardView } from "#extension/background/card-view.ts";
import { keepPage, rebuildIndex } from "#extension/background/local-index.ts";
import { lookUp } from "#extension/background/look-up.ts";
import { pullChoices } from "#extension/background/pull-choices.ts";
import { sayOfRecord, type Word } from "#extension/background/say-of-record.ts";
import { seenRecord } from "#extension/background/seen-record.ts";
import { forgetSubject, tabCustomer } from "#extension/background/tab-customer.ts";
import type { OwnChoice } from "#shared/contract/record-choices.ts";
import type { BadgeRow } from "#shared/contract/sync.ts";
import type { Sighted } from "#shared/matching/sighting.ts";
import { freshBrowser } from "../a-browser.ts";
import { aMe, aPage, aRow } from "./a-row.ts";
import { aProblem, aServer } from "./a-server.ts";
import { signedIn } from "./signed-in.ts";

const SCOPE = { site: "dolibarr", origin: "https://erp.example", tenant: "" };
const LINK = { ...SCOPE, kind: "customer", externalId: "42" };
const SIREN = "732829320";
const OTHER_SIREN = "552032534";
const one = aRow(1, "Dupont", { siren: SIREN });
const other = aRow(2, "Dupont", { siren: OTHER_SIREN });
const page: Sighted = { key: "a", name: "Dupont", link: { kind: "customer", externalId: "42" } };

beforeEach(async () => {
  vi.unstubAllGlobals();
  await reopenAccount();
  freshBrowser();
});

const aCopy = async (rows: BadgeRow[] = [one, other], me = aMe()) => {
  const account = await signedIn({ me });
  const cursor = { viewKey: "view-1", revision: 1, after: null };
  await keepPage(account, { rows, removed: [], wipe: false, cursor, changes: 1 });
  await rebuildIndex(account);
  return account;
};

const choice = (
  { id }: BadgeRow,
  state: OwnChoice["state"] = "chosen",
  more: Partial<OwnChoice> = {},
): OwnChoice => ({
  ...{ link: LINK, customerId: id, state, name: "Dupont", numbers: [], everyone: false },
  ...more,
});

const said = async (account: Account, ...choices: OwnChoice[]) => {
  aServer(() => ({ json: { tag: JSON.stringify(choices), choices } }));
  await pullChoices(account);
};

const found = async (account: Account, sighted: Sighted = page) => {
  const [first] = (await lookUp(account, SCOPE, [sighted])) ?? [];
  if (first === undefined) throw new Error("no copy");
  return first;
};
const kindOf = async (account: Account, sighted: Sighted = page) => {
  const { match, rows, unconfirmed } = await found(account, sighted);
  return [match.kind, rows.map(({ id }) => id), unconfirmed === true];
};
const BOTH = ["unsure", [one.id, other.id], false];

describe("a customer the member picked for a record", () => {
  it("is the match, unconfirmed, for that record alone", async () => {
    const account = await aCopy();
    expect(await kindOf(account)).toEqual(BOTH);
    await said(account, choice(other));
    expect(await kindOf(account)).toEqual(["matched", [other.id], true]);
    expect((await found(account)).match).toMatchObject({ evidence: ["chosen", "name"] });
    const elsewhere: Sighted = { ...page, link: { kind: "customer", externalId: "43" } };
    expect(await kindOf(account, elsewhere)).toEqual(BOTH);
  });

  it("looks so: a mark on the badge, a word in its label and on the card", async () => {
    const account = await aCopy();
    await said(account, choice(other));
    const match = await found(account);
    expect(badgeView(match, "EUR")).toMatchObject({
      unconfirmed: true,
      tile: "C",
      label: expect.stringMatching(/^Lien non confirmé, choisi par vous\. Classe C/),
    });
    expect(cardView(match, "Dupont", "EUR").notes[0]).toBe("Lien non confirmé, choisi par vous.");
  });

  it("needs no mark where the page says the same by a number", async () => {
    const account = await aCopy();
    await said(account, choice(other));
    expect(await kindOf(account, { ...page, siren: OTHER_SIREN })).toEqual(["matched", [other.id], false]);
  });

  it.each<[string, Partial<Sighted>, Partial<OwnChoice>, unknown[]]>([
    ["now names another company", { name: "Hénin" }, {}, ["unknown", [], false]],
    ["now tells another company's number", { siren: SIREN }, {}, ["matched", [one.id], false]],
    [
      "told that number when it was picked",
      { siren: SIREN },
      { numbers: [SIREN] },
      ["matched", [other.id], true],
    ],
    ["spells the name otherwise", { name: "DUPONT SARL" }, {}, ["matched", [other.id], true]],
  ])("where the page %s", async (_, seen, picked, expected) => {
    const account = await aCopy();
    await said(account, choice(other, "chosen", picked));
    expect(await kindOf(account, { ...page, ...seen })).toEqual(expected);
  });

  it("is kept by the name where the page gives no id", async () => {
    const account = await aCopy();
    const bare: Sighted = { key: "a", name: "Dupont SARL" };
    const record = seenRecord(bare, SCOPE);
    expect(record?.link).toEqual({ ...SCOPE, kind: "name", externalId: "DUPONT" });
    await said(account, choice(other, "chosen", { link: { ...LINK, kind: "name", externalId: "DUPONT" } }));
    expect(await kindOf(account, bare)).toEqual(["matched", [other.id], true]);
    expect(await kindOf(account)).toEqual(BOTH);
  });

  it("who is not in the copy is not shown", async () => {
    const account = await aCopy();
    await said(account, choice(aRow(9, "Dupont")));
    expect(await kindOf(account)).toEqual(BOTH);
  });
});

describe("a customer the record is said not to be", () => {
  it("is left out; the one who is left is proposed, not taken", async () => {
    const account = await aCopy();
    await said(account, choice(one, "rejected"));
    expect(await kindOf(account)).toEqual(["unsure", [other.id], false]);
    expect((await found(account)).rejected).toEqual([one]);
  });

  it("is left out where names are only alike, and nobody else is taken instead", async () => {
    const account = await aCopy([aRow(1, "Menuiserie Kerbrat"), aRow(2, "Menuiserie Kerbrad")]);
    const misspelt = { ...page, name: "Menuiserie Kerbratt" };
    expect((await kindOf(account, misspelt))[0]).toBe("unsure");
    await said(account, choice(one, "rejected", { name: "Menuiserie Kerbratt" }));
    expect(await kindOf(account, misspelt)).toEqual(["unsure", [other.id], false]);
  });

  it("is nobody's, though a confirmed link says so", async () => {
    const account = await aCopy([{ ...one, links: [LINK] }]);
    expect(await kindOf(account)).toEqual(["matched", [one.id], false]);
    await said(account, choice(one, "rejected"));
    expect(await kindOf(account)).toEqual(["unknown", [], false]);
  });

  it("gives way to the one that was picked", async () => {
    const account = await aCopy();
    await said(account, choice(other), choice(one, "rejected"));
    expect(await kindOf(account)).toEqual(["matched", [other.id], true]);
  });

  it("for everyone is taken back by those alone who decide", async () => {
    const refused = choice(one, "rejected", { everyone: true });
    const account = await aCopy();
    await said(account, refused);
    expect((await found(account)).rejected).toBeUndefined();
    await forgetAccount({ expired: false });
    const analyst = await aCopy([one, other], aMe({ role: "analyst" }));
    await said(analyst, refused);
    expect((await found(analyst)).rejected).toEqual([one]);
  });
});

describe("what the member says", () => {
  const wordOf = (say: Word["say"], row = other): Word => {
    const record = seenRecord(page, SCOPE);
    if (record === null) throw new Error("no record");
    return { say, record, customerId: row.id };
  };

  it("counts on the device before the server has answered, and is told to open pages", async () => {
    const account = await aCopy();
    const during: unknown[] = [];
    const { asked } = aServer(async ({ method }) => {
      if (method === "GET") return { json: { tag: "t", choices: [choice(other)] } };
      during.push(await kindOf(account));
      return { json: { id: other.id, state: "unconfirmed", everyone: false } };
    });
    const tell = vi.spyOn(fakeBrowser.tabs, "query");
    expect(await sayOfRecord(wordOf("choose"))).toMatchObject({ ok: true });
    expect(during).toEqual([["matched", [other.id], true]]);
    expect(tell).toHaveBeenCalled();
    expect(asked[0]).toMatchObject({ method: "POST", body: { link: LINK, name: "Dupont", siren: null } });
    expect(asked[0]?.url.pathname).toBe(`/v1/customers/${other.id}/choices`);
    expect(await kindOf(account)).toEqual(["matched", [other.id], true]);
  });

  it("leaves the surface at what the page said before, while the page looks everything up again", async () => {
    const account = await aCopy();
    let subject: unknown = { scope: SCOPE, sighting: page };
    fakeBrowser.tabs.sendMessage = async () => subject;
    fakeBrowser.tabs.get = async () => ({ id: 7, url: "https://erp.example/card?id=42" }) as never;
    expect(await tabCustomer(account, 7)).toMatchObject({ kind: "unsure", record: { link: LINK } });
    aServer(({ method }) =>
      method === "GET"
        ? { json: { tag: "t", choices: [choice(other)] } }
        : { json: { id: other.id, state: "unconfirmed", everyone: false } },
    );
    subject = null;
    expect(await tabCustomer(account, 8)).toMatchObject({ kind: "unknown", seenName: null });
    await sayOfRecord(wordOf("choose"));
    const shown = { kind: "matched", customer: { id: other.id }, unconfirmed: true };
    expect(await tabCustomer(account, 7)).toMatchObject(shown);
    await forgetSubject(7);
    expect(await tabCustomer(account, 7)).toMatchObject({ kind: "unknown", seenName: null });
  });

  it("counts no longer when the server refuses or is not reached", async () => {
    const account = await aCopy();
    aServer(() => aProblem(404, "not_found"));
    expect(await sayOfRecord(wordOf("choose"))).toMatchObject({ ok: false, error: { code: "not_found" } });
    expect(await kindOf(account)).toEqual(BOTH);
    aServer(() => new TypeError("no network"));
    expect(await sayOfRecord(wordOf("reject"))).toMatchObject({ ok: false, error: { code: "offline" } });
    expect(await kindOf(account)).toEqual(BOTH);
  });

  it("is undone", async () => {
    const account = await aCopy();
    await said(account, choice(other));
    const { asked } = aServer(({ method }) =>
      method === "GET"
        ? { json: { tag: "t", choices: [] } }
        : { json: { id: other.id, state: "undone", everyone: false } },
    );
    await sayOfRecord(wordOf("undo"));
    expect(asked[0]?.method).toBe("DELETE");
    expect(asked[0]?.url.searchParams.get("externalId")).toBe("42");
    expect(await kindOf(account)).toEqual(BOTH);
  });

  it("that holds for everyone comes with the next delta, without a moment in between", async () => {
    const account = await aCopy();
    const confirmed = { ...other, revision: 2, links: [LINK] };
    aServer(({ url, method }) => {
      if (url.pathname === "/v1/me") return { json: account.session.me };
      if (url.pathname === "/v1/sync") return { json: aPage(2, [confirmed]) };
      if (url.pathname === "/v1/choices/own") return { json: { tag: "t", choices: [] } };
      return method === "POST"
        ? { json: { id: other.id, state: "confirmed", everyone: true } }
        : { json: { tag: "r", rules: [] } };
    });
    await sayOfRecord(wordOf("choose"));
    expect(await kindOf(account)).toEqual(["matched", [other.id], false]);
  });

  it("goes with the copy", async () => {
    await said(await aCopy(), choice(other));
    await forgetAccount({ expired: false });
    expect(await kindOf(await aCopy())).toEqual(BOTH);
  });
});
