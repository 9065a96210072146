import { createRoute } from "@hono/zod-openapi";
import type { Context } from "hono";
import * as z from "zod";
import { Uuid } from "#shared/contract/common.ts";
import {
  CodeRecords,
  NewReport,
  OwnRecord,
  ReportDetail,
  ReportNote,
  ReportPage,
  ReportQuery,
  ReportReply,
  ReportStanding,
  ReportStandingQuery,
  ReportText,
  StaffNote,
  StaffNoteChange,
  Triage,
} from "#shared/contract/field-reports.ts";
import type { AppEnv } from "../env.ts";
import { reportTexts } from "../live/report-texts.ts";
import { limitMember } from "../middleware/limit-member.ts";
import { requireRole } from "../middleware/require-role.ts";
import { judgeReport } from "../services/judge-report.ts";
import { listReports, reportStanding } from "../services/list-reports.ts";
import { readReport } from "../services/read-report.ts";
import { changeStaffNote, ownRecord, recordsByCode, staffNoteOf } from "../services/report-records.ts";
import { answerReport, corroborateReport, readText, withdrawReport } from "../services/step-on-report.ts";
import { submitReport } from "../services/submit-report.ts";
import { jsonBody, newRoutes, refusals, reply } from "../validate.ts";
import { clockOf } from "./clock-of.ts";

const params = z.object({ id: Uuid });
const limited = limitMember("field_reports", { max: 60, windowMs: 60_000 });

const postReport = createRoute({
  method: "post",
  path: "/field-reports",
  middleware: limited,
  request: { body: jsonBody(NewReport) },
  responses: {
    201: reply("The report, or the own one that it joined", ReportReply),
    ...refusals("invalid_input", "not_found", "too_many_requests", "report_moved_on"),
  },
});

const getReports = createRoute({
  method: "get",
  path: "/field-reports",
  request: { query: ReportQuery },
  responses: {
    200: reply("Own reports, the queue, or all that are visible, youngest first", ReportPage),
    ...refusals("invalid_input", "bad_request", "not_allowed"),
  },
});

const getStanding = createRoute({
  method: "get",
  path: "/field-reports/standing",
  request: { query: ReportStandingQuery },
  responses: {
    200: reply("What a copy keeps of field reports", ReportStanding),
    ...refusals("invalid_input"),
  },
});

const getByCode = createRoute({
  method: "get",
  path: "/field-reports/by-code",
  middleware: requireRole("analyst", "admin"),
  responses: {
    200: reply("What each code was worth over the last two years", CodeRecords),
    ...refusals("not_allowed"),
  },
});

const getOwnRecord = createRoute({
  method: "get",
  path: "/field-reports/my-record",
  responses: { 200: reply("The member's own figures, for nobody else", OwnRecord), ...refusals() },
});

const getStaffNote = createRoute({
  method: "get",
  path: "/organization/staff-note",
  middleware: requireRole("admin"),
  responses: {
    200: reply("Whether the note on staff information was read", StaffNote),
    ...refusals("not_allowed"),
  },
});

const putStaffNote = createRoute({
  method: "put",
  path: "/organization/staff-note",
  middleware: requireRole("admin"),
  request: { body: jsonBody(StaffNoteChange) },
  responses: {
    200: reply("As it is now", StaffNote),
    ...refusals("invalid_input", "not_allowed"),
  },
});

const getReport = createRoute({
  method: "get",
  path: "/field-reports/{id}",
  request: { params },
  responses: {
    200: reply("A report with what speaks for and against it", ReportDetail),
    ...refusals("invalid_input", "not_found"),
  },
});

const STEP = refusals(
  "invalid_input",
  "not_allowed",
  "not_found",
  "own_report",
  "same_person",
  "corroboration_needed",
  "conflict",
  "report_closed",
  "report_moved_on",
  "too_many_requests",
);

const postTriage = createRoute({
  method: "post",
  path: "/field-reports/{id}/triage",
  middleware: [requireRole("manager", "analyst", "admin"), limited],
  request: { params, body: jsonBody(Triage) },
  responses: { 200: reply("The report as it stands now", ReportReply), ...STEP },
});

const stepRoute = <Path extends string>(path: Path, told: string) =>
  createRoute({
    method: "post",
    path: `/field-reports/{id}/${path}` as const,
    middleware: limited,
    request: { params, body: jsonBody(ReportNote) },
    responses: { 200: reply(told, ReportReply), ...STEP },
  });

const postAnswer = stepRoute("answers", "Answered: it is credit's turn again");
const postCorroboration = stepRoute("corroboration", "Somebody else says the same");
const postWithdrawal = stepRoute("withdrawal", "Taken back by its author");

const postReading = createRoute({
  method: "post",
  path: "/field-reports/{id}/reading",
  middleware: limited,
  request: { params },
  responses: {
    200: reply("What was written; the log keeps who read it from outside of its circle", ReportText),
    ...refusals("invalid_input", "not_allowed", "not_found", "too_many_requests"),
  },
});

const readingOf = (c: Context<AppEnv>) => ({ ...c.var, ...clockOf(c) });
const textsOf = (c: Context<AppEnv>) => reportTexts(c.env, c.var.organization.number);

export const fieldReports = newRoutes()
  .openapi(postReport, async (c) =>
    c.json(await submitReport(readingOf(c), textsOf(c), c.req.valid("json")), 201),
  )
  .openapi(getReports, async (c) =>
    c.json(await listReports(readingOf(c), textsOf(c), c.req.valid("query")), 200),
  )
  .openapi(getStanding, async (c) =>
    c.json(await reportStanding(readingOf(c), textsOf(c), c.req.valid("query").after), 200),
  )
  .openapi(getByCode, async (c) => c.json(await recordsByCode(readingOf(c)), 200))
  .openapi(getOwnRecord, async (c) => c.json(await ownRecord(readingOf(c)), 200))
  .openapi(getStaffNote, async (c) => c.json(await staffNoteOf(readingOf(c)), 200))
  .openapi(putStaffNote, async (c) => c.json(await changeStaffNote(readingOf(c), c.req.valid("json")), 200))
  .openapi(getReport, async (c) =>
    c.json(await readReport(readingOf(c), textsOf(c), c.req.valid("param").id), 200),
  )
  .openapi(postTriage, async (c) =>
    c.json(await judgeReport(readingOf(c), textsOf(c), c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .openapi(postAnswer, async (c) =>
    c.json(await answerReport(readingOf(c), textsOf(c), c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .openapi(postCorroboration, async (c) =>
    c.json(
      await corroborateReport(readingOf(c), textsOf(c), c.req.valid("param").id, c.req.valid("json")),
      200,
    ),
  )
  .openapi(postWithdrawal, async (c) =>
    c.json(await withdrawReport(readingOf(c), textsOf(c), c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .openapi(postReading, async (c) =>
    c.json(await readText(readingOf(c), textsOf(c), c.req.valid("param").id), 200),
  );
