import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { forgetAccount, reopenAccount } from "#extension/background/account.ts";
import { readDeadlines } from "#extension/background/copy.ts";
import { pullDeadlines } from "#extension/background/deadlines.ts";
import { setNotify } from "#extension/background/notify.ts";
import { restoreToolbar } from "#extension/background/requests.ts";
import { setDiscreet } from "#extension/background/settings.ts";
import { freshBrowser, speak } from "../a-browser.ts";
import { aMe, idOf } from "./a-row.ts";
import { aServer } from "./a-server.ts";
import { signedIn } from "./signed-in.ts";

const notified = vi.fn(async (..._notice: unknown[]) => "");

beforeEach(async () => {
  vi.unstubAllGlobals();
  await reopenAccount();
  freshBrowser();
  speak("en");
  notified.mockClear();
  Object.assign(fakeBrowser.notifications, { create: notified });
  Object.assign(fakeBrowser.permissions, { contains: async () => true });
});

const aReminder = (number: number, more: object = {}) => ({
  ...{ id: idOf(number), kind: "claim_declaration", remindOn: "2027-01-04" },
  about: { customerId: idOf(900), name: "Menuiserie Kerbrat", siren: null },
  ...{ shownOn: "2027-01-14", dueOn: "2027-01-24", ...more },
});
const serving = (reminders: unknown[], pressing = 0) =>
  aServer(() => ({ json: { pressing, open: 9, reminders } }));
const analyst = () => signedIn({ me: aMe({ role: "analyst" }) });
const said = () => notified.mock.calls.map(([id]) => id);

describe("a deadline on its day to remind of it", () => {
  it("is one notification, with whose it is, what is to be done and by when", async () => {
    await setNotify(true);
    serving([aReminder(1)]);
    await pullDeadlines(await analyst());
    expect(notified.mock.calls).toEqual([
      [
        `deadline/${idOf(1)}/2027-01-04`,
        expect.objectContaining({
          title: "Deadline: Menuiserie Kerbrat",
          message: "Claim declaration · Have it done by Thu 14 Jan 2027 · Last day: 24 Jan 2027",
        }),
      ],
    ]);
  });

  it("is not said again after a restart, but on its next day", async () => {
    await setNotify(true);
    serving([aReminder(1)]);
    const account = await analyst();
    await pullDeadlines(account);
    await pullDeadlines(account);
    await reopenAccount();
    await pullDeadlines(await analyst());
    expect(said()).toHaveLength(1);
    serving([aReminder(1, { remindOn: "2027-01-13" })]);
    await pullDeadlines(await analyst());
    expect(said()).toEqual([`deadline/${idOf(1)}/2027-01-04`, `deadline/${idOf(1)}/2027-01-13`]);
  });

  it("waits until the member wants notifications, and goes with the copy", async () => {
    serving([aReminder(1)], 1);
    const account = await analyst();
    await pullDeadlines(account);
    expect(said()).toEqual([]);
    await setNotify(true);
    await pullDeadlines(account);
    expect(said()).toHaveLength(1);
    expect(await readDeadlines(account.copy)).toEqual({
      ...{ pressing: 1, said: [`${idOf(1)}/2027-01-04`] },
    });
    await forgetAccount({ expired: false });
    expect(await readDeadlines((await analyst()).copy)).toBeNull();
  });

  it("names no customer in discreet mode", async () => {
    await setNotify(true);
    await setDiscreet(true);
    serving([aReminder(1)]);
    await pullDeadlines(await analyst());
    expect(notified.mock.calls[0]?.[1]).toMatchObject({ title: "A deadline is to be kept" });
    expect(JSON.stringify(notified.mock.calls)).not.toContain("Kerbrat");
  });

  it("takes no other with it when a later server writes one that cannot be read", async () => {
    await setNotify(true);
    serving([aReminder(1, { kind: "something_new" }), aReminder(2)]);
    await pullDeadlines(await analyst());
    expect(said()).toEqual([`deadline/${idOf(2)}/2027-01-04`]);
  });
});

describe("who keeps no deadlines", () => {
  it("asks for none, as a rep, and as a manager in silence, who forgets what was kept", async () => {
    await setNotify(true);
    const { asked } = serving([aReminder(1)], 1);
    await pullDeadlines(await signedIn());
    const me = aMe({ role: "manager" });
    const account = await signedIn({ me });
    expect(asked).toEqual([]);
    await pullDeadlines(account);
    expect(await readDeadlines(account.copy)).not.toBeNull();
    account.session.me = { ...me, organization: { ...me.organization, mode: "shadow" } };
    await pullDeadlines(account);
    expect(await readDeadlines(account.copy)).toBeNull();
    expect(asked).toHaveLength(1);
  });
});

it("deadlines that press are told in the words of the toolbar, beside what waits", async () => {
  serving([], 2);
  const account = await analyst();
  await pullDeadlines(account);
  await restoreToolbar();
  expect([await fakeBrowser.action.getBadgeText({}), await fakeBrowser.action.getTitle({})]).toEqual([
    ...["", "Vigie · 2 deadlines press"],
  ]);
});
