import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { AccessExport } from "#shared/contract/access-export.ts";
import { CustomerDetail } from "#shared/contract/customers.ts";
import { ReportDetail, ReportReply } from "#shared/contract/field-reports.ts";
import { openDatabase } from "#worker/db/database.ts";
import { reportTexts } from "#worker/live/report-texts.ts";
import { forgetReports } from "#worker/services/forget-reports.ts";
import { aCustomer, type Booked, isoDay, open, today } from "../a-ledger.ts";
import { type AnOrganization, anOrganization, aSignedInMember, type SignedInMember } from "../a-member.ts";
import { call, refused } from "../call.ts";

let organization: AnOrganization;
let rep: SignedInMember;
let analyst: SignedInMember;
let customer: Booked;

beforeEach(async () => {
  organization = await anOrganization();
  rep = await aSignedInMember({ role: "rep", organization, name: "René Vente" });
  analyst = await aSignedInMember({ role: "analyst", organization, name: "Anaïs Crédit" });
  customer = await aCustomer(organization, {
    name: "Dupont Jeanne, entrepreneure individuelle",
    bookings: [open("A1", 2_000_00, 130)],
  });
});

const path = (rest: string) => `/v1/customers/${customer.id}${rest}`;
const isPerson = (said: boolean, by = analyst) =>
  call(by.headers, "PUT", path("/natural-person"), { isPerson: said });
const send = (text: string) =>
  call(rep.headers, "POST", "/v1/field-reports", {
    ...{ customerId: customer.id, text, link: null },
    reported: { kind: "warning", code: "stock_low", knownBy: "seen", seenOn: isoDay(-1) },
  });

describe("a customer who is a person", () => {
  it("is said so by credit alone, and is a company again when that is taken back", async () => {
    expect(await refused(isPerson(true, rep))).toMatchObject({ code: "not_allowed" });
    expect((await isPerson(true)).status).toBe(200);
    const marks = async () =>
      CustomerDetail.parse((await call(analyst.headers, "GET", path(""))).body).badge.marks;
    expect(await marks()).toContain("natural_person");
    expect((await isPerson(false)).status).toBe(200);
    expect(await marks()).not.toContain("natural_person");
  });

  it("is warned of by codes alone", async () => {
    await isPerson(true);
    expect(await refused(send("rayons vides"))).toEqual({ status: 422, code: "invalid_input" });
    expect((await send("")).status).toBe(201);
  });

  it("is never refused an order by the machine, only referred", async () => {
    const verdict = async () => {
      const order = { customerId: customer.id, amountCents: 500_00, currency: "EUR", documentNumber: "Q1" };
      return ((await call(rep.headers, "POST", "/v1/order-checks", order)).body as { verdict: string })
        .verdict;
    };
    expect(await verdict()).toBe("blocked");
    await isPerson(true);
    expect(await verdict()).toBe("ask");
  });

  it("may obtain what is kept, with the names of staff masked and warnings as codes", async () => {
    expect(await refused(call(analyst.headers, "GET", path("/access-export")))).toMatchObject({
      code: "conflict",
    });
    await send("les rayons sont vides");
    const dispute = { reference: "A1", amountCents: 100, reason: "vu avec René Vente" };
    expect((await call(analyst.headers, "POST", path("/disputes"), dispute)).status).toBe(201);
    const seen = {
      occasion: "open_account",
      item: "terms_signed",
      done: true,
      note: "signé devant René Vente",
    };
    expect((await call(rep.headers, "POST", path("/checklist-marks"), seen)).status).toBe(200);
    await isPerson(true);
    expect(await refused(call(rep.headers, "GET", path("/access-export")))).toMatchObject({
      code: "not_allowed",
    });
    const { body } = await call(analyst.headers, "GET", path("/access-export"));
    const made = AccessExport.parse(body);
    expect(made.warnings).toMatchObject([{ code: "stock_low", state: "submitted", by: "person" }]);
    expect(made.documents).toMatchObject([{ reference: "A1", openCents: 2_000_00 }]);
    expect(made.customer.reasons.length).toBeGreaterThan(0);
    expect(made.checklist).toMatchObject([{ item: "terms_signed", note: "signé devant •••", on: isoDay(0) }]);
    expect(made.customer.disputes[0]?.reason).toBe("vu avec •••");
    const text = JSON.stringify(body);
    for (const name of ["René", "Anaïs", "rayons"]) expect(text).not.toContain(name);
    const logged = await env.DB.prepare(
      "select count(*) as n from audit where organization = ? and action = 'access_export_made'",
    )
      .bind(organization.number)
      .first<{ n: number }>();
    expect(logged?.n).toBe(1);
  });
});

describe("a report whose time is over", () => {
  it("names nobody and says nothing freely a year after it lapsed, and still counts in figures", async () => {
    const { report } = ReportReply.parse((await send("rayons vides")).body);
    const verdict = { version: 1, verdict: "confirm", note: "vérifié sur place" };
    expect(
      (await call(analyst.headers, "POST", `/v1/field-reports/${report.id}/triage`, verdict)).status,
    ).toBe(200);
    const read = async () =>
      ReportDetail.parse((await call(analyst.headers, "GET", `/v1/field-reports/${report.id}`)).body);
    const texts = reportTexts(env, organization.number);
    const forget = (days: number) =>
      forgetReports(openDatabase(env), texts, organization.number, today() + days);
    await forget(180 + 300);
    expect((await read()).text).toBe("rayons vides");
    await forget(180 + 400);
    const { report: left, text, steps } = await read();
    expect(left).toMatchObject({ author: null, hasText: false, state: "confirmed", decided: { by: null } });
    expect(text).toBeNull();
    expect(steps.map(({ by, note }) => [by, note])).toEqual([
      [null, null],
      [null, null],
    ]);
    const cipher = await texts.open([{ reportId: report.id, cipher: "AAAA.AAAA" }]);
    expect(cipher).toEqual([null]);
  });
});
