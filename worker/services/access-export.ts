import type { AccessExport } from "#shared/contract/access-export.ts";
import { Role } from "#shared/contract/common.ts";
import type { CustomerDetail } from "#shared/contract/customers.ts";
import type { OutsideShown } from "#shared/contract/outside.ts";
import { formatIsoDate, isoDateOrNull } from "#shared/credit/calendar.ts";
import type { WarningCode } from "#shared/credit/warnings/warning-signals.ts";
import { runBatch } from "../db/database.ts";
import { loadFacts } from "../db/facts.ts";
import { EVERY_REPORT, listReports } from "../db/field-reports.ts";
import { insurerOf } from "../db/insurers.ts";
import { toldGrades } from "../db/outside-grades.ts";
import { listRequests } from "../db/requests.ts";
import { AppError } from "../errors.ts";
import { assessInputs } from "./assess-inputs.ts";
import { loadAuthorities, type MemberAuthority } from "./authorities.ts";
import type { Writing } from "./change-customer.ts";
import { commitChange } from "./commit-change.ts";
import { customerStandingFor } from "./customer-standing.ts";
import { deriveDocuments } from "./derive-documents.ts";
import { customerReads, describeCustomer } from "./describe-customer.ts";
import { findVisibleCustomer } from "./find-visible-customer.ts";
import { dayIn } from "./read-day.ts";

/** More than anybody has: what is kept is given whole. */
const MOST = 10_000;
const MASK = "•••";

/**
 * Everything kept about a natural person, as they may obtain it (GDPR art. 15). `conflict`: the customer is not said to be a
 * person. That it was made is in the log.
 */
export async function accessExport(asking: Omit<Writing, "once">, customerId: string): Promise<AccessExport> {
  const { db, organization, member, now, today } = asking;
  const { number } = organization;
  const customer = await findVisibleCustomer(asking, customerId);
  const facts = await loadFacts(db, number, [customer.entityId]);
  if (!assessInputs(facts, [customer.entityId], today).get(customer.entityId)?.naturalPerson)
    throw new AppError("conflict");
  const [results, standing, documents, members, reports, requests] = await Promise.all([
    runBatch(db, customerReads(db, number, customerId)),
    customerStandingFor(db, number, customer.entityId, today),
    deriveDocuments(asking, customer.entityId, today),
    loadAuthorities(asking),
    listReports(db, number, { seeing: EVERY_REPORT, customerId, kind: "warning" }, null, MOST),
    listRequests(db, number, { seeing: EVERYBODY, customerId }, null, MOST),
  ]);
  // As somebody reads it who is not credit: what insurers forbid passing on is no customer's to obtain (domain.md 2.1).
  const detail = describeCustomer({ ...asking, member: { ...member, role: "manager" } }, results, today);
  const withheld = await withheldFrom(asking, customer.entityId, detail);
  const { assessment } = standing;
  const dayOf = (at: number) => formatIsoDate(dayIn(organization.timeZone, at));
  await commitChange(db, number, {
    statements: [],
    audit: [
      {
        ...{ actor: member.userId, action: "access_export_made", subjectKind: "customer" },
        ...{ subjectId: customerId, detail: { role: member.role } },
      },
    ],
    now,
  });
  return {
    vigie: "access",
    format: 1,
    madeAt: new Date(now).toISOString(),
    organization: organization.name,
    customer: masked(withoutCover(detail), members),
    logic: {
      policyVersion: assessment.policyVersion,
      engineVersion: assessment.engineVersion,
      assessedOn: formatIsoDate(assessment.asOf),
    },
    classes: detail.history,
    documents: documents.map((item) => ({
      reference: item.reference,
      documentDate: formatIsoDate(item.documentDay),
      dueDate: isoDateOrNull(item.dueDay),
      amountCents: item.amountCents,
      openCents: item.openCents,
      disputedCents: item.disputedCents,
      settledOn: isoDateOrNull(item.settledDay),
    })),
    warnings: reports.map(({ row }) => ({
      code: row.code as WarningCode,
      seenOn: formatIsoDate(row.seenDay),
      state: row.state,
      countsUntil: formatIsoDate(row.expiresDay),
      by: row.source,
    })),
    requests: requests.map(({ row }) => ({
      kind: row.kind,
      state: row.state,
      askedOn: dayOf(row.askedAt),
      decidedOn: row.decidedAt === null ? null : dayOf(row.decidedAt),
      decidedByAPerson: row.decidedBy !== null,
    })),
    withheld,
    checklist: facts.marks
      .filter(({ entityId }) => entityId === customer.entityId)
      .map(({ occasion, item, done, day, note }) => ({
        ...{ occasion, item, done: done === 1, on: formatIsoDate(day), note: hidingNames(members)(note) },
      })),
    sources: facts.imports.map(({ kind, source, lastDay }) => ({
      ...{ kind, source },
      lastDate: isoDateOrNull(lastDay),
    })),
    recipients: Role.options.map((role) => ({
      role,
      members: members.filter((each) => each.role === role).length,
    })),
  };
}

/** Cover is the insurer's word; what it decided is named with its day alone. */
const withoutCover = (detail: CustomerDetail): CustomerDetail => ({
  ...detail,
  badge: { ...detail.badge, ...(detail.badge.outside && { outside: withoutDuties(detail.badge.outside) }) },
  limits: detail.limits.filter(({ kind }) => kind !== "insured"),
  ...(detail.facts?.limitCut && {
    facts: {
      ...detail.facts,
      limitCut: { ...detail.facts.limitCut, evidence: withoutInsured(detail.facts.limitCut.evidence) },
    },
  }),
});

function withoutDuties({ lastCoveredOn, clock, ...outside }: OutsideShown): OutsideShown {
  return { ...outside, ...(clock && !clock.kind.startsWith("insurer_") && { clock }) };
}

const withoutInsured = ({ insuredCents, ...evidence }: Record<string, string | number>) => evidence;

async function withheldFrom(
  { db, organization }: Pick<Writing, "db" | "organization">,
  entityId: number,
  { limits }: CustomerDetail,
): Promise<AccessExport["withheld"]> {
  const [grades, insurers] = await Promise.all([
    toldGrades(db, organization.number, entityId, MOST),
    insurerOf(db, organization.number, [entityId]),
  ]);
  return [
    ...grades
      .filter(({ visibleTo }) => visibleTo === "credit")
      .map(({ source, day }) => ({ kind: "external_grade" as const, source, day: formatIsoDate(day) })),
    ...limits
      .filter(({ kind }) => kind === "insured")
      .map(({ from }) => ({
        ...{ kind: "insurer_limit" as const, day: from },
        source: insurers.get(entityId)?.name ?? "",
      })),
  ];
}

const EVERYBODY = { portfolio: { scope: "all" }, personId: "" } as const;

const hidingNames = (members: readonly MemberAuthority[]) => {
  const names = members.map(({ name }) => name).filter((name) => name !== "");
  return (text: string): string => names.reduce((rest, name) => rest.replaceAll(name, MASK), text);
};

/** Names of staff are masked, in fields and in what was written. */
function masked(detail: CustomerDetail, members: readonly MemberAuthority[]): CustomerDetail {
  const hide = hidingNames(members);
  return {
    ...detail,
    limits: detail.limits.map((limit) => ({ ...limit, author: MASK, reason: hide(limit.reason) })),
    events: detail.events.map((event) => ({ ...event, author: MASK, note: hide(event.note) })),
    disputes: detail.disputes.map((dispute) => ({ ...dispute, author: MASK, reason: hide(dispute.reason) })),
  };
}
