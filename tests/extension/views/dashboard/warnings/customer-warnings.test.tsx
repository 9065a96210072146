import { beforeEach, expect, it, vi } from "vitest";
import { Dashboard } from "#extension/views/dashboard/dashboard.tsx";
import type { ReportSummary } from "#shared/contract/field-reports.ts";
import { freshBrowser } from "#tests/extension/a-browser.ts";
import { answering, buttonNamed, find, show, textOf, untilShown } from "../../shown.tsx";
import { aDetail, apiOf, CUSTOMER_ID, signedInAs } from "../a-signed-in-page.ts";
import { aReport, reportId } from "./a-report.ts";

beforeEach(() => {
  freshBrowser();
  location.hash = `#/customers/${CUSTOMER_ID}`;
});

const open = (role: "rep" | "analyst", reports: ReportSummary[]) => {
  const asked = answering({
    connection: signedInAs(role),
    customer: null,
    reportBoard: { reports: [], common: [], writes: [], asOf: null },
    api: apiOf({
      "GET /v1/field-reports?list=all": { reports, next: null },
      [`GET /v1/customers/${CUSTOMER_ID}`]: aDetail(),
    }),
  });
  return { asked, host: show(<Dashboard />) };
};

it("tells those who judge what was said of the customer, the open ones first, and leads to the verdict", async () => {
  const judged = aReport(1, {
    state: "rejected",
    rights: { ...aReport(1).rights, triage: false },
    waitsForMe: false,
  });
  const { host } = open("analyst", [judged, aReport(2)]);
  await untilShown(host, "Stock anormalement bas ou vide");
  const records = find(host, ".records");
  expect(textOf(records as HTMLElement)).toMatch(/À juger.*Ouvrir|Juger.*Pas retenue/);
  expect(records.firstElementChild?.textContent).toContain("Juger");
  buttonNamed(records as HTMLElement, "Juger").click();
  await vi.waitFor(() => expect(location.hash).toBe(`#/warnings/${reportId(2)}`));
});

it("asks nothing for a rep", async () => {
  const { host, asked } = open("rep", [aReport(1)]);
  await untilShown(host, "Menuiserie Kerbrat SAS");
  expect(JSON.stringify(asked)).not.toContain("list=all");
});
