import { beforeEach, describe, expect, it, vi } from "vitest";
import { currentAccount, reopenAccount } from "#extension/background/account.ts";
import { outboxEntries, purgeOutboxes } from "#extension/background/outbox/outbox-store.ts";
import { requestBoard } from "#extension/background/requests.ts";
import { sendWrites } from "#extension/background/send-writes.ts";
import { dropWrite, writeRequest } from "#extension/background/write-requests.ts";
import { freshBrowser } from "../../a-browser.ts";
import { anAddition, aRequest, aWithdrawal } from "../a-request.ts";
import { idOf } from "../a-row.ts";
import { type Asked, aProblem, aServer } from "../a-server.ts";
import { API, signedIn } from "../signed-in.ts";

const KEY = { apiUrl: API, organizationId: "organization-1", memberId: "member-1" };
const NOTHING_NEW = { changed: false, revision: 1, requests: [], releases: [], waiting: 0 };
const done = (number: number, version: number) => ({
  json: { request: aRequest(number, { version }), joined: false },
});

/** Answers steps by `answer`; nothing is new otherwise. */
const serving = (
  answer: (asked: Asked) => ReturnType<typeof aProblem> | Promise<ReturnType<typeof aProblem>>,
) => aServer((asked) => (asked.method === "POST" ? answer(asked) : { json: NOTHING_NEW }));
const steps = (asked: Asked[]) => asked.filter(({ method }) => method === "POST");
const states = async () => (await outboxEntries(KEY)).map(({ state }) => state.kind);

beforeEach(async () => {
  vi.unstubAllGlobals();
  await reopenAccount();
  freshBrowser();
});

describe("what the member writes", () => {
  it("reaches the server at once, under its own idempotency key", async () => {
    await signedIn();
    const { asked } = serving(() => done(1, 2));
    expect(await writeRequest(aWithdrawal(51, 1))).toMatchObject({ kind: "sent", joined: false });
    expect(
      steps(asked).map(({ url, headers, body }) => [url.pathname, headers.get("Idempotency-Key"), body]),
    ).toEqual([[`/v1/requests/${idOf(1)}/withdrawal`, idOf(51), { version: 1, note: "" }]]);
  });

  it("waits while the server is not reached, and is sent under the same key when it is", async () => {
    const account = await signedIn();
    serving(() => new Error("no network"));
    expect(await writeRequest(aWithdrawal(51, 1))).toMatchObject({
      kind: "waiting",
      failure: { code: "offline" },
    });
    const { asked } = serving(() => done(1, 2));
    await sendWrites(account);
    await sendWrites(account);
    expect(steps(asked).map(({ headers }) => headers.get("Idempotency-Key"))).toEqual([idOf(51)]);
    expect(await states()).toEqual(["sent"]);
  });

  it("outlives the background and a session that ended, and goes when the member is back", async () => {
    await signedIn();
    serving(() => new Error("no network"));
    await writeRequest(aWithdrawal(51, 1));
    const account = await signedIn();
    serving(() => aProblem(401, "not_signed_in"));
    await sendWrites(account);
    expect(await currentAccount()).toBeNull();
    expect(await states()).toEqual(["waiting"]);
    const back = await signedIn();
    serving(() => done(1, 2));
    await sendWrites(back);
    expect(await states()).toEqual(["sent"]);
  });

  it("goes in order of its request; what waits holds up only what follows it there", async () => {
    const account = await signedIn();
    serving(() => new Error("no network"));
    await writeRequest(anAddition(51, 1, "first"));
    await writeRequest(anAddition(52, 1, "second"));
    await writeRequest(anAddition(53, 2, "elsewhere"));
    const { asked } = serving(({ url }) =>
      url.pathname.includes(idOf(1)) ? aProblem(503, "provider_unavailable") : done(2, 2),
    );
    await sendWrites(account);
    expect(steps(asked).map(({ body }) => body)).toEqual([{ note: "first" }, { note: "elsewhere" }]);
    expect(await states()).toEqual(["waiting", "waiting", "sent"]);
  });

  it("is not under way twice, however often it is asked for", async () => {
    const account = await signedIn();
    serving(() => new Error("no network"));
    await writeRequest(aWithdrawal(51, 1));
    const { asked } = serving(() => done(1, 2));
    await Promise.all([sendWrites(account), sendWrites(account), writeRequest(aWithdrawal(51, 1))]);
    expect(steps(asked)).toHaveLength(1);
  });

  it("stands upon what this device's step before it made, when nobody came between", async () => {
    const account = await signedIn();
    serving(() => new Error("no network"));
    await writeRequest(anAddition(51, 1, "one more word"));
    await writeRequest(aWithdrawal(52, 1, 1));
    const { asked } = serving(() => done(1, 2));
    await sendWrites(account);
    expect(steps(asked).map(({ body }) => body)).toEqual([
      { note: "one more word" },
      { version: 2, note: "" },
    ]);
  });

  it("keeps the version it saw when somebody else came between, so that the server can say so", async () => {
    const account = await signedIn();
    serving(() => new Error("no network"));
    await writeRequest(anAddition(51, 1, "one more word"));
    await writeRequest(aWithdrawal(52, 1, 1));
    const { asked } = serving(() => done(1, 3));
    await sendWrites(account);
    expect(steps(asked).at(-1)?.body).toEqual({ version: 1, note: "" });
  });

  it("is kept when it is refused, with what stands now, until the member lets it go", async () => {
    await signedIn();
    const outcome = { state: "refused", version: 2, by: "Bea", at: "2026-11-26T10:00:00.000Z" };
    serving(() => {
      const problem = aProblem(409, "request_closed");
      return problem instanceof Error
        ? problem
        : { ...problem, json: { ...(problem.json as object), outcome } };
    });
    const refused = await writeRequest(aWithdrawal(51, 1));
    expect(refused).toMatchObject({ kind: "refused", failure: { code: "request_closed", outcome } });
    expect((await requestBoard()).writes).toMatchObject([{ write: { id: idOf(51) }, state: refused }]);
    await dropWrite(idOf(51));
    expect((await requestBoard()).writes).toEqual([]);
  });

  it("is forgotten after a week in which nobody came back", async () => {
    await signedIn();
    serving(() => new Error("no network"));
    await writeRequest(aWithdrawal(51, 1));
    await purgeOutboxes(Date.now() + 6 * 86_400_000);
    expect(await states()).toEqual(["waiting"]);
    await purgeOutboxes(Date.now() + 8 * 86_400_000);
    expect(await states()).toEqual([]);
  });
});
