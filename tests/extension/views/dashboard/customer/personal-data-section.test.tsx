import { beforeEach, describe, expect, it, vi } from "vitest";
import { Dashboard } from "#extension/views/dashboard/dashboard.tsx";
import type { AccessExport } from "#shared/contract/access-export.ts";
import type { Role } from "#shared/contract/common.ts";
import type { CustomerDetail } from "#shared/contract/customers.ts";
import { freshBrowser, speak } from "#tests/extension/a-browser.ts";
import { answering, buttonNamed, find, show, textOf, untilShown } from "../../shown.tsx";
import { aDetail, apiOf, CUSTOMER_ID, signedInAs } from "../a-signed-in-page.ts";

const company = aDetail();
const person: CustomerDetail = {
  ...company,
  badge: { ...company.badge, revision: company.badge.revision + 1, marks: ["natural_person"] },
};
const made: AccessExport = {
  vigie: "access",
  format: 1,
  madeAt: "2026-11-25T09:00:00.000Z",
  organization: "Comptoir des Matériaux",
  customer: person,
  logic: { policyVersion: 3, engineVersion: 1, assessedOn: "2026-11-25" },
  classes: [],
  documents: [],
  warnings: [
    {
      ...{ code: "stock_low", seenOn: "2026-11-20", state: "confirmed" },
      ...{ countsUntil: "2027-02-20", by: "person" },
    },
  ],
  requests: [],
  withheld: [],
  sources: [],
  recipients: [{ role: "analyst", members: 2 }],
};

const EXPORT = "Give out what is kept (access export)";
const SWITCH = "input[name=naturalPerson]";

const open = async (role: Role, detail: CustomerDetail, replies: Record<string, unknown> = {}) => {
  location.hash = `#/customers/${CUSTOMER_ID}`;
  let now = detail;
  const asked = answering({
    connection: signedInAs(role),
    customer: null,
    requestBoard: { requests: [], waiting: 0, writes: [], asOf: null },
    api: (call: Parameters<ReturnType<typeof apiOf>>[0]) => {
      const answer = apiOf({
        [`GET /v1/customers/${CUSTOMER_ID}/items`]: { items: [], next: null },
        [`PUT /v1/customers/${CUSTOMER_ID}/natural-person`]: { id: CUSTOMER_ID },
        [`GET /v1/customers/${CUSTOMER_ID}/access-export`]: made,
        ...replies,
        [`GET /v1/customers/${CUSTOMER_ID}`]: now,
      })(call);
      if (call.method === "PUT" && answer.ok) now = now === company ? person : company;
      return answer;
    },
  });
  const host = show(<Dashboard />);
  await untilShown(host, "Menuiserie Kerbrat SAS");
  const calls = (method: string) =>
    asked.map(({ ask }) => ask).filter((ask) => (ask as { method?: string } | null)?.method === method);
  return { host, calls };
};

beforeEach(() => {
  freshBrowser();
  speak("en");
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(600);
});

describe("personal data on a customer's page", () => {
  it("are the credit desk's alone", async () => {
    const { host } = await open("rep", person);
    await untilShown(host, "Disputes");
    expect(textOf(host)).not.toContain("Personal data");
  });

  it("say that a customer is a person and offer the export then, and take it back", async () => {
    const { host, calls } = await open("analyst", company);
    await untilShown(host, "no machine refuses an order");
    expect(textOf(host)).not.toContain(EXPORT);
    find<HTMLInputElement>(host, SWITCH).click();
    await untilShown(host, EXPORT);
    expect(find<HTMLInputElement>(host, SWITCH).checked).toBe(true);
    find<HTMLInputElement>(host, SWITCH).click();
    await vi.waitFor(() => expect(textOf(host)).not.toContain(EXPORT));
    expect(find<HTMLInputElement>(host, SWITCH).checked).toBe(false);
    const path = `/v1/customers/${CUSTOMER_ID}/natural-person`;
    expect(calls("PUT")).toMatchObject([
      { path, body: { isPerson: true } },
      { path, body: { isPerson: false } },
    ]);
  });

  it("keep the switch as it was when the change is refused, and say so", async () => {
    const { host } = await open("admin", company, {
      [`PUT /v1/customers/${CUSTOMER_ID}/natural-person`]: { refused: "not_allowed" },
    });
    await untilShown(host, "Personal data");
    find<HTMLInputElement>(host, SWITCH).click();
    await untilShown(host, "r-1");
    expect(find<HTMLInputElement>(host, SWITCH).checked).toBe(false);
  });

  it("are given out as a file, with what is masked said before and the journal named after", async () => {
    const saved: { name: string; blob: Blob | MediaSource }[] = [];
    let last: Blob | MediaSource = new Blob();
    vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
      last = blob;
      return "blob:made";
    });
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function click(
      this: HTMLAnchorElement,
    ) {
      saved.push({ name: this.download, blob: last });
    });
    const { host } = await open("analyst", person);
    await untilShown(host, "Names of staff are masked in it, and warnings appear as codes.");
    buttonNamed(host, EXPORT).click();
    await untilShown(host, "in your downloads and written into the journal");
    expect(saved.map(({ name }) => name)).toEqual(["access-C00001-2026-11-25.json"]);
    const blob = saved[0]?.blob;
    expect(blob instanceof Blob && JSON.parse(await blob.text())).toEqual(made);
  });

  it("are not given out where the export is refused: nothing is saved, and it is said why", async () => {
    const create = vi.spyOn(URL, "createObjectURL").mockReturnValue("blob:made");
    const { host } = await open("analyst", person, {
      [`GET /v1/customers/${CUSTOMER_ID}/access-export`]: { refused: "conflict" },
    });
    await untilShown(host, EXPORT);
    buttonNamed(host, EXPORT).click();
    await untilShown(host, "r-1");
    expect(create).not.toHaveBeenCalled();
    expect(buttonNamed(host, EXPORT).disabled).toBe(false);
  });
});
