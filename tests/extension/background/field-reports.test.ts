import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { type Account, forgetAccount, reopenAccount } from "#extension/background/account.ts";
import { badgeView } from "#extension/background/badge-view.ts";
import { cardView } from "#extension/background/card-view.ts";
import { readChangeLog } from "#extension/background/copy.ts";
import { awaitsReports, pullReports, reportBoard } from "#extension/background/field-reports.ts";
import { handlers } from "#extension/background/handlers.ts";
import type { Found } from "#extension/background/look-up.ts";
import { outboxEntries } from "#extension/background/outbox/outbox-store.ts";
import { underReview, withOwnReports } from "#extension/background/own-report.ts";
import { requestBoard } from "#extension/background/requests.ts";
import { route } from "#extension/background/router.ts";
import { sendWrites } from "#extension/background/send-writes.ts";
import { writeReport } from "#extension/background/write-field-reports.ts";
import { dropWrite } from "#extension/background/write-requests.ts";
import type { ReportSummary } from "#shared/contract/field-reports.ts";
import { freshBrowser, speak } from "../a-browser.ts";
import { aReport, aReportWrite, aStanding } from "./a-report.ts";
import { aMe, aRow, idOf } from "./a-row.ts";
import { type Asked, aProblem, aServer } from "./a-server.ts";
import { API, signedIn } from "./signed-in.ts";

const KEY = { apiUrl: API, organizationId: "organization-1", memberId: "member-1" };
const told: { name: string }[] = [];

beforeEach(async () => {
  vi.unstubAllGlobals();
  await reopenAccount();
  freshBrowser();
  speak("en");
  told.length = 0;
  Object.assign(fakeBrowser.runtime, {
    sendMessage: async (message: { name: string }) => {
      told.push(message);
    },
  });
});

type Served = ReturnType<Parameters<typeof aServer>[0]>;
const OFFLINE = new Error("no network");
/** Steps by `answer`; what stands by `mine`. */
const serving = (answer: (asked: Asked) => Served, mine: ReportSummary[] = [], revision = 5) =>
  aServer((asked) => (asked.method === "POST" ? answer(asked) : { json: aStanding(revision, mine) }));
const taken = (number: number, more: Partial<ReportSummary> = {}) => ({
  status: 201,
  json: { report: aReport(number, more), merged: false },
});
const posts = (asked: Asked[]) => asked.filter(({ method }) => method === "POST");
const found = (): Found => ({
  match: { kind: "matched", customerId: idOf(900), evidence: [] },
  rows: [aRow(900, "Menuiserie Kerbrat")],
});
const drawn = async (account: Account) => {
  const [own] = await withOwnReports(account, [found()]);
  if (own === undefined) throw new Error("nothing found");
  return own;
};

describe("a field report", () => {
  it("reaches the server at once, under its own key, and the member hears by when it is judged", async () => {
    await signedIn();
    const { asked } = serving(() => taken(1), [aReport(1)]);
    expect(await writeReport(aReportWrite(51))).toMatchObject({
      kind: "sent",
      merged: false,
      report: { dueAt: "2026-11-27T11:00:00.000Z" },
    });
    expect(
      posts(asked).map(({ url, headers, body }) => [url.pathname, headers.get("Idempotency-Key"), body]),
    ).toEqual([["/v1/field-reports", idOf(51), expect.objectContaining({ customerId: idOf(900) })]]);
    expect((await reportBoard()).reports.map(({ id }) => id)).toEqual([idOf(1)]);
  });

  it("waits without a network, outlives the background, and is sent once when it is back", async () => {
    await signedIn();
    serving(() => OFFLINE);
    expect(await writeReport(aReportWrite(51))).toMatchObject({ kind: "waiting" });
    const account = await signedIn();
    const { asked } = serving(() => taken(1), [aReport(1)]);
    await Promise.all([sendWrites(account), sendWrites(account)]);
    await sendWrites(account);
    expect(posts(asked).map(({ headers }) => headers.get("Idempotency-Key"))).toEqual([idOf(51)]);
    expect((await outboxEntries(KEY)).map(({ state }) => state.kind)).toEqual(["sent"]);
  });

  it("counts on the badge and the card while it waits, and as under review once it is sent", async () => {
    const account = await signedIn();
    expect(await drawn(account)).toEqual(found());
    serving(() => OFFLINE);
    await writeReport(aReportWrite(51));
    const waiting = await drawn(account);
    expect(badgeView(waiting, "EUR").label).toContain("Your warning waits to be sent.");
    expect(cardView(waiting, "", "EUR").notes).toContain("Your warning waits to be sent.");
    serving(() => taken(1), [aReport(1)]);
    await sendWrites(account);
    const sent = badgeView(await drawn(account), "EUR").label;
    expect(sent).toContain("A field warning is under review.");
    expect(sent).not.toContain("waits to be sent");
  });

  it("marks the customer once, whoever says it", () => {
    const marked = underReview(aRow(1, "Kerbrat"));
    expect(marked.marks).toEqual(["ledger_only", "warning_under_review"]);
    expect(underReview(marked)).toBe(marked);
  });

  it("is kept with the reason when it is refused, until it is dropped", async () => {
    await signedIn();
    const refusal = aProblem(400, "invalid_input");
    serving(() => ({
      ...refusal,
      json: {
        ...(refusal as { json: object }).json,
        fields: [{ path: "reported.seenOn", message: "in the future" }],
      },
    }));
    expect(await writeReport(aReportWrite(51, { text: "empty since Monday" }))).toMatchObject({
      kind: "refused",
      failure: { code: "invalid_input", fields: ["reported.seenOn"] },
    });
    expect((await reportBoard()).writes).toMatchObject([
      { write: { body: { text: "empty since Monday" } }, state: { kind: "refused" } },
    ]);
    await dropWrite(idOf(51));
    expect((await reportBoard()).writes).toEqual([]);
  });

  it("leaves none of its words on the device once it is sent", async () => {
    await signedIn();
    serving(() => taken(1), [aReport(1)]);
    await writeReport(aReportWrite(51, { text: "empty since Monday", link: "https://press.example/1" }));
    expect(JSON.stringify(await outboxEntries(KEY))).not.toMatch(/since Monday|press\.example/);
  });

  it("is forgotten with its text when the member signs out", async () => {
    await signedIn();
    serving(() => OFFLINE);
    await writeReport(aReportWrite(51, { text: "empty since Monday" }));
    expect((await requestBoard()).unsentReports).toBe(1);
    await handlers.signOut.answer(null, { kind: "extension" });
    expect(await outboxEntries(KEY)).toEqual([]);
  });

  it("goes on from the version that the own step before it made", async () => {
    const account = await signedIn();
    const step = (id: number, step: "answers" | "withdrawal") => ({
      ...{ id: idOf(id), customerId: idOf(900), customerName: "Kerbrat", reportId: idOf(1), step },
      body: { version: 3, note: "" },
    });
    serving(() => OFFLINE);
    await writeReport(step(51, "answers"));
    await writeReport(step(52, "withdrawal"));
    const { asked } = serving(({ url }) => taken(1, { version: url.pathname.endsWith("answers") ? 4 : 5 }));
    await sendWrites(account);
    expect(posts(asked).map(({ url, body }) => [url.pathname, body])).toEqual([
      [`/v1/field-reports/${idOf(1)}/answers`, { version: 3, note: "" }],
      [`/v1/field-reports/${idOf(1)}/withdrawal`, { version: 4, note: "" }],
    ]);
  });

  it("is not taken from a surface when it is none by the contract", async () => {
    await signedIn();
    const { asked } = serving(() => taken(1));
    const page = { id: fakeBrowser.runtime.id, url: `${fakeBrowser.runtime.getURL("/")}popup.html` };
    const send = (ask: unknown) => route({ name: "writeReport", ask }, page, 0);
    const write = aReportWrite(51);
    const wrong = [
      { ...write, body: { ...write.body, text: "x".repeat(281) } },
      { ...write, body: { ...write.body, link: "javascript:alert(1)" } },
      { ...write, body: { ...write.body, reported: { ...write.body, code: "no_such_code" } } },
    ];
    expect(await Promise.all(wrong.map(send))).toEqual([undefined, undefined, undefined]);
    expect(posts(asked)).toEqual([]);
  });
});

describe("what stands", () => {
  it("is pulled from where the copy stands, told to open pages, and quiet where the server knows none", async () => {
    const account = await signedIn();
    const { asked } = serving(() => taken(1), [aReport(1)]);
    await pullReports(account);
    await pullReports(account);
    expect(asked.map(({ url }) => url.searchParams.get("after"))).toEqual(["0", "5"]);
    expect(told).toContainEqual({ name: "reportsChanged" });
    expect(await reportBoard()).toMatchObject({ common: ["press", "lien"] });
    expect(await awaitsReports(account)).toBe(true);
    aServer(() => aProblem(404, "not_found"));
    expect(await pullReports(account)).toEqual({ ok: true, value: null });
    expect((await reportBoard()).reports).toHaveLength(1);
  });

  it("leaves out what this version cannot read, and nothing else", async () => {
    const account = await signedIn();
    aServer(() => ({
      json: {
        ...aStanding(5, [aReport(1)]),
        mine: [aReport(1), { ...aReport(2), state: "something_new" }],
        common: ["press", "something_new"],
      },
    }));
    await pullReports(account);
    expect(await reportBoard()).toMatchObject({ reports: [{ id: idOf(1) }], common: ["press"] });
  });

  it("is neither asked for nor shown in silence, and forgotten when silence begins", async () => {
    const account = await signedIn();
    serving(() => taken(1), [aReport(1)]);
    await pullReports(account);
    account.session.me = aMe({ organization: { ...aMe().organization, mode: "shadow" } });
    const { asked } = serving(() => taken(1), [aReport(1)]);
    await pullReports(account);
    expect([asked, (await reportBoard()).reports]).toEqual([[], []]);
  });

  it("goes with the session", async () => {
    const account = await signedIn();
    serving(() => taken(1), [aReport(1)]);
    await pullReports(account);
    await forgetAccount({ expired: false });
    expect((await reportBoard()).reports).toEqual([]);
  });
});

describe("the digest", () => {
  const news = async (account: Account) =>
    (await readChangeLog(account.copy))?.changes.map((change) =>
      change.kind === "report" ? [change.about, change.text, change.tone] : change.kind,
    ) ?? [];
  const judged = { at: "2026-11-27T10:00:00.000Z", by: "Bea", mergedInto: null } as const;
  const stand = async (account: Account, revision: number, mine: ReportSummary[]) => {
    serving(() => OFFLINE, mine, revision);
    await pullReports(account);
  };

  it("tells each fate once, and nothing of what was known before", async () => {
    const account = await signedIn();
    await stand(account, 1, [aReport(1), aReport(2), aReport(3, { state: "expired" })]);
    expect(await news(account)).toEqual([]);
    const after = [
      aReport(1, { state: "confirmed", decided: { ...judged, reason: null } }),
      aReport(2, { state: "rejected", decided: { ...judged, reason: "known_already" } }),
      aReport(3, { state: "expired" }),
    ];
    await stand(account, 2, after);
    await stand(account, 3, after);
    expect(await news(account)).toEqual([
      ["fate", "Confirmed: Unusually low or empty stock", "good"],
      ["fate", "Not kept, credit knew it already: Unusually low or empty stock", "none"],
    ]);
  });

  it("tells what credit asks back, and that the member was right, beside the fate", async () => {
    const account = await signedIn();
    await stand(account, 1, [aReport(1), aReport(2, { state: "confirmed" })]);
    const outcome = { kind: "late_60", on: "2027-01-05", leadDays: 41 } as const;
    await stand(account, 2, [
      aReport(1, { state: "triaged", awaiting: "author" }),
      aReport(2, { state: "confirmed", outcome }),
    ]);
    expect(await news(account)).toEqual([
      ["fate", "Credit asks you something: Unusually low or empty stock", "bad"],
      ["outcome", expect.stringContaining("You were right: you warned 41 days before"), "good"],
    ]);
    await handlers.seenChanges.answer({ upTo: 99 }, { kind: "extension" });
    await stand(account, 3, [
      aReport(1, { state: "triaged", awaiting: "author" }),
      aReport(2, { state: "confirmed", outcome }),
    ]);
    expect(await news(account)).toEqual([]);
  });

  it("says the outcome of one that comes back into sight, not its old fate", async () => {
    const account = await signedIn();
    await stand(account, 1, []);
    const outcome = { kind: "failed", on: "2027-01-05", leadDays: 41 } as const;
    await stand(account, 2, [aReport(2, { state: "confirmed", outcome })]);
    expect(await news(account)).toEqual([
      [
        "outcome",
        "You were right: you warned 41 days before the customer failed. (Unusually low or empty stock)",
        "good",
      ],
    ]);
  });
});
