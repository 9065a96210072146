import { beforeEach, describe, expect, it, vi } from "vitest";
import { ReportActions } from "#extension/views/field-reports/report-actions.tsx";
// Loaded on demand: here before the first test begins to wait.
import "#extension/views/field-reports/my-reports.tsx";
import "#extension/views/field-reports/report-screens.tsx";
import { RequestSurface } from "#extension/views/requests/request-surface.tsx";
import { freshBrowser, speak } from "../../a-browser.ts";
import { aReport, aReportBoard, aReportDetail, aReportWrite } from "../../background/a-report.ts";
import { aMe, aRow, idOf } from "../../background/a-row.ts";
import { apiOf } from "../dashboard/a-signed-in-page.ts";
import {
  type Answers,
  answering,
  buttonNamed,
  find,
  press,
  show,
  textOf,
  type,
  untilShown,
} from "../shown.tsx";

const OPEN = {
  items: [
    {
      ...{ id: "1", kind: "invoice", reference: "F-231", documentDate: "2026-09-20", dueDate: "2026-10-23" },
      ...{ dueAssumed: false, amountCents: 820_000, openCents: 820_000, daysLate: 34, settledOn: null },
      ...{ disputed: false, label: "" },
    },
  ],
  next: null,
};

const surface = (
  answers: Answers = {},
  api: Record<string, unknown> = {},
  marks: ("warning_under_review" | "natural_person")[] = [],
) => {
  const customer = aRow(900, "Menuiserie Kerbrat", { marks });
  const asked = answering({
    requestBoard: { requests: [], waiting: 0, writes: [], asOf: 0 },
    refreshRequests: null,
    refreshReports: null,
    reportBoard: aReportBoard({ common: ["press"] }),
    customer,
    notifies: { on: true },
    dropWrite: null,
    sendWrites: null,
    writeReport: { kind: "sent", report: aReport(1), merged: false },
    api: apiOf({ [`GET /v1/customers/${idOf(900)}/items`]: OPEN, ...api }) as never,
    ...answers,
  });
  const host = show(
    <RequestSurface me={aMe()} opensQueue={false} search="?tabId=none">
      <ReportActions customer={customer} />
    </RequestSurface>,
  );
  const sent = () => asked.filter(({ name }) => name === "writeReport").map(({ ask }) => ask);
  return { host, sent, asked };
};
const choose = (host: HTMLElement, value: string): void =>
  find<HTMLInputElement>(host, `input[value="${value}"]`).click();
const pick = (select: HTMLSelectElement, value: string): void => {
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
};
const open = async (host: HTMLElement, action: string): Promise<void> => {
  await untilShown(host, action);
  buttonNamed(host, action).click();
};

beforeEach(() => {
  freshBrowser();
  speak("en");
});

describe("a warning", () => {
  it("is three clicks: what, how it is known, send; then says by when credit answers", async () => {
    const { host, sent } = surface();
    await open(host, "Warn");
    await untilShown(host, "What is it?");
    await vi.waitFor(() => expect(document.activeElement?.getAttribute("type")).toBe("radio"));
    choose(host, "stock_low");
    choose(host, "seen");
    await untilShown(host, "it counts until");
    buttonNamed(host, "Send the warning").click();
    await untilShown(host, "Thanks. Credit answers by");
    expect(textOf(host)).toContain("your open orders are untouched meanwhile");
    expect(textOf(host)).not.toMatch(/point/);
    expect(sent()).toMatchObject([
      {
        step: "report",
        customerId: idOf(900),
        body: { reported: { kind: "warning", code: "stock_low", knownBy: "seen" }, text: "", link: null },
      },
    ]);
  });

  it("says what is missing and goes there, and sends nothing", async () => {
    const { host, sent } = surface();
    await open(host, "Warn");
    await untilShown(host, "Send the warning");
    buttonNamed(host, "Send the warning").click();
    await untilShown(host, "Choose what it is.");
    choose(host, "press");
    await vi.waitFor(() => expect(textOf(host)).toContain("Say how you know it."));
    expect(sent()).toEqual([]);
  });

  it("stops at a word that may not stand in it, marks and explains it, until it is gone", async () => {
    const { host, sent } = surface();
    await open(host, "Warn");
    await untilShown(host, "Add a word or a link");
    choose(host, "stock_low");
    choose(host, "told");
    type(find(host, "textarea"), "The owner is sick");
    await untilShown(host, "a person’s health is nobody’s business here");
    expect(find(host, "mark").textContent).toBe("sick");
    buttonNamed(host, "Send the warning").click();
    await untilShown(host, "Take the marked words out of the text.");
    expect(sent()).toEqual([]);
    buttonNamed(host, "“sick”").click();
    const text = find<HTMLTextAreaElement>(host, "textarea");
    expect(text.value.slice(text.selectionStart, text.selectionEnd)).toBe("sick");
    type(text, "The owner is away");
    await vi.waitFor(() => expect(host.querySelector("mark")).toBeNull());
    buttonNamed(host, "Send the warning").click();
    await untilShown(host, "Thanks.");
    expect(sent()).toMatchObject([{ body: { text: "The owner is away" } }]);
  });

  it("about a natural person is the code alone", async () => {
    const write = aReportWrite(51, { text: "empty since Monday", link: "https://press.example" });
    const refused = { kind: "refused", failure: { code: "invalid_input", requestId: null } } as const;
    const board = aReportBoard({ writes: [{ write, at: 0, state: refused }] });
    const { host, sent } = surface({ reportBoard: board }, {}, ["natural_person"]);
    await open(host, "Correct and send anew");
    await untilShown(host, "A natural person: the code alone");
    expect(host.querySelector("textarea")).toBeNull();
    buttonNamed(host, "Send the warning").click();
    await untilShown(host, "Thanks.");
    expect(sent()).toMatchObject([{ body: { reported: { code: "stock_low" }, text: "", link: null } }]);
  });

  it("is found by a word of the other language, and stays chosen", async () => {
    const { host } = surface();
    await open(host, "Warn");
    await untilShown(host, "Something else…");
    buttonNamed(host, "Something else…").click();
    const search = await vi.waitFor(() => find<HTMLInputElement>(host, "input[type=search]"));
    type(search, "courrier npai");
    await untilShown(host, "Mail returned, phone cut");
    choose(host, "mail_returned");
    buttonNamed(host, "Back to the usual ones").click();
    await vi.waitFor(() => expect(host.querySelector("input[type=search]")).toBeNull());
    expect(find<HTMLInputElement>(host, 'input[value="mail_returned"]').checked).toBe(true);
  });

  it("is kept without a network, and says that it goes out by itself", async () => {
    const { host } = surface({
      writeReport: { kind: "waiting", failure: { code: "offline", requestId: null } },
    });
    await open(host, "Warn");
    await untilShown(host, "What is it?");
    choose(host, "stock_low");
    choose(host, "hearsay");
    buttonNamed(host, "Send the warning").click();
    await untilShown(host, "It goes out as soon as the network is back");
  });

  it("that was refused is corrected with everything that was written, and takes the old one's place", async () => {
    const failure = { code: "invalid_input", requestId: "r-1", fields: ["link"] } as const;
    const write = aReportWrite(51, { text: "empty since Monday", link: "https://press.example" });
    const { host, asked, sent } = surface({
      reportBoard: aReportBoard({
        writes: [{ write, at: 0, state: { kind: "refused", failure: { ...failure, fields: ["link"] } } }],
      }),
    });
    await open(host, "Sent by me");
    await untilShown(host, "What was not accepted: the link.");
    buttonNamed(host, "Correct and send anew").click();
    await vi.waitFor(() =>
      expect(find<HTMLTextAreaElement>(host, "textarea").value).toBe("empty since Monday"),
    );
    buttonNamed(host, "Send the warning").click();
    await untilShown(host, "Thanks.");
    expect(sent()).toHaveLength(1);
    await vi.waitFor(() => expect(asked).toContainEqual({ name: "dropWrite", ask: { id: idOf(51) } }));
  });
});

describe("a disputed invoice", () => {
  it("is chosen among the open ones, with its amount", async () => {
    const reported = {
      kind: "dispute",
      reference: "F-231",
      reason: "quality",
      amountCents: 820_000,
    } as const;
    const { host, sent } = surface({
      writeReport: { kind: "sent", report: aReport(1, { reported }), merged: false },
    });
    await open(host, "Invoice disputed");
    await untilShown(host, "F-231 · €8,200 open, 34 days late");
    const [invoice, reason] = host.querySelectorAll("select");
    if (invoice === undefined || reason === undefined) throw new Error("two lists are missing");
    pick(invoice, "F-231");
    pick(reason, "quality");
    await untilShown(host, "€8,200 are open of it.");
    buttonNamed(host, "Report the dispute").click();
    await untilShown(host, "until then the invoice counts as before");
    expect(sent()).toMatchObject([{ body: { reported } }]);
  });

  it("is typed by number where the open ones cannot be shown", async () => {
    const { host } = surface({}, { [`GET /v1/customers/${idOf(900)}/items`]: { refused: "not_allowed" } });
    await open(host, "Invoice disputed");
    await untilShown(host, "type the number");
    pick(find(host, "select"), "other");
    await untilShown(host, "As printed on the invoice.");
  });
});

it("a payment announced begins with what is overdue, and never lies in the past", async () => {
  const { host, sent } = surface();
  await open(host, "Payment announced");
  await untilShown(host, "Overdue today: €8,200.");
  await vi.waitFor(() => expect(find<HTMLInputElement>(host, "input[inputmode=decimal]").value).toBe("8200"));
  const day = find<HTMLInputElement>(host, "input[type=date]");
  type(day, "2020-01-01");
  buttonNamed(host, "Report the announcement").click();
  await untilShown(host, "Give a day from today on.");
  expect(sent()).toEqual([]);
  type(day, "2099-12-12");
  buttonNamed(host, "Report the announcement").click();
  await untilShown(host, "Thanks.");
  expect(sent()).toMatchObject([
    { body: { reported: { kind: "promise", reference: null, promisedOn: "2099-12-12" } } },
  ]);
});

describe("an own report", () => {
  const asked = aReport(1, {
    awaiting: "author",
    state: "triaged",
    question: "Which shelves?",
    version: 3,
    rights: { ...aReport(1).rights, answer: true },
  });

  it("that credit asks about is answered where it is read", async () => {
    const { host, sent } = surface(
      { reportBoard: aReportBoard({ reports: [asked] }) },
      { [`GET /v1/field-reports/${idOf(1)}`]: { ...aReportDetail(1), report: asked } },
    );
    await untilShown(host, "Credit asks you something about it.");
    buttonNamed(host, "Open").click();
    await untilShown(host, "Which shelves?");
    const answer = await vi.waitFor(() => find<HTMLTextAreaElement>(host, "textarea"));
    type(answer, "Those of the tools");
    await vi.waitFor(() => expect(buttonNamed(host, "Send the answer").disabled).toBe(false));
    buttonNamed(host, "Send the answer").click();
    await untilShown(host, "Your answer is sent.");
    expect(sent()).toMatchObject([
      { step: "answers", reportId: idOf(1), body: { version: 3, note: "Those of the tools" } },
    ]);
  });

  it("is listed with its fate and whether the member was right, and opened by keyboard", async () => {
    const outcome = { kind: "late_60", on: "2027-01-05", leadDays: 41 } as const;
    const right = aReport(2, { state: "confirmed", outcome });
    const { host } = surface(
      { reportBoard: aReportBoard({ reports: [asked, aReport(3), right] }) },
      { [`GET /v1/field-reports/${idOf(2)}`]: { ...aReportDetail(2), report: right } },
    );
    await open(host, "Sent by me");
    await untilShown(host, "You were right: you warned 41 days before the customer was 60 days late.");
    const order = ["To answer", "Under review", "What became of them"].map((part) =>
      textOf(host).indexOf(part),
    );
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    buttonNamed(host, "You were right").click();
    await untilShown(host, "Open the customer");
    press(document.body, "Escape");
    await untilShown(host, "What became of them");
  });

  it("is withdrawn after one more word", async () => {
    const { host, sent } = surface(
      { reportBoard: aReportBoard({ reports: [aReport(1)] }) },
      { [`GET /v1/field-reports/${idOf(1)}`]: aReportDetail(1) },
    );
    await open(host, "Open");
    await untilShown(host, "Withdraw");
    buttonNamed(host, "Withdraw").click();
    await untilShown(host, "Withdraw this?");
    buttonNamed(host, "Yes, withdraw").click();
    await untilShown(host, "Withdrawn.");
    expect(sent()).toMatchObject([{ step: "withdrawal", reportId: idOf(1), body: { version: 1 } }]);
  });
});

it("somebody who saw it too says so, asked only on a click", async () => {
  const { author: _, ...theirs } = aReport(1);
  const report = {
    ...theirs,
    author: null,
    rights: { ...theirs.rights, withdraw: false, corroborate: true, readText: "none" },
  };
  const { host, sent, asked } = surface(
    {},
    {
      "GET /v1/field-reports?list=all&kind=warning&state=open&customerId=": { reports: [report], next: null },
      [`GET /v1/field-reports/${idOf(1)}`]: { ...aReportDetail(1), report, text: null },
    },
    ["warning_under_review"],
  );
  await untilShown(host, "A warning is under review.");
  expect(asked.filter(({ name }) => name === "api")).toEqual([]);
  buttonNamed(host, "Did you see it too?").click();
  await untilShown(host, "Unusually low or empty stock");
  find<HTMLButtonElement>(host, "[data-row]").click();
  await untilShown(host, "I saw it too");
  buttonNamed(host, "I saw it too").click();
  await untilShown(host, "Credit still judges it.");
  buttonNamed(host, "Say so").click();
  await untilShown(host, "Thanks: credit sees that two of you say it.");
  expect(sent()).toMatchObject([
    { step: "corroboration", reportId: idOf(1), body: { version: 1, note: "" } },
  ]);
});

describe("the own record", () => {
  const record = async (value: unknown) => {
    const { host } = surface({}, { "GET /v1/field-reports/my-record": value });
    await open(host, "Sent by me");
    await untilShown(host, "My own record");
    buttonNamed(host, "My own record").click();
    return host;
  };

  it("is said to be nobody's business where nothing is counted", async () => {
    await untilShown(await record({ state: "off" }), "Nothing is counted by person in your company.");
  });

  it("is for the member alone where it is", async () => {
    const figures = { sent: 9, confirmed: 5, rejected: 2, open: 2, right: 3, leadDays: 41 };
    const host = await record({ state: "on", ...figures });
    await untilShown(host, "For you alone");
    expect([...host.querySelectorAll("dd")].map(({ textContent }) => textContent)).toEqual([
      "9",
      "5",
      "2",
      "2",
      "3",
      "41",
    ]);
  });
});
