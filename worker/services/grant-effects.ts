import type { Asked } from "#shared/contract/requests.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import type { OrderCheck } from "#shared/credit/order/order-check.ts";
import { financedOf, type Grant } from "#shared/requests/grant.ts";
import { blocksOf } from "#shared/requests/release.ts";
import type { Database, Statement } from "../db/database.ts";
import { confirmTermsOf } from "../db/find-customer.ts";
import { endLimit, endReplaced, insertLimit, type LimitRow } from "../db/limits.ts";
import { insertClassOverride, insertRelease, insertReservation } from "../db/releases.ts";
import type { FoundRequest } from "../db/requests.ts";
import type { AuditEntry } from "./audit.ts";
import { auditedLimit } from "./limit-rules.ts";
import type { ToOwn } from "./own-currency.ts";

export type Granting = {
  found: FoundRequest;
  grant: Grant;
  /** Person who grants. */
  by: string;
  note: string;
  check: OrderCheck | null;
  limits: readonly LimitRow[];
  toOwn: ToOwn;
  now: number;
  today: EpochDay;
};

export type Effects = { statements: Statement[]; audit: AuditEntry[] };

/**
 * What a grant changes beside the request: the release with the amount it reserves, a limit, terms, a class. The limit that a
 * grant sets is told in the log like one set without a request, naming the request.
 */
export function effectsOf(db: Database, organization: number, granting: Granting): Effects {
  const { grant, found } = granting;
  switch (grant.kind) {
    case "order_release":
      return { statements: release(db, organization, granting, grant), audit: [] };
    case "limit_temporary":
      return limitSet(db, organization, granting, {
        kind: "temporary",
        amountCents: grant.amountCents,
        fromDay: grant.from,
        untilDay: grant.until,
      });
    case "limit_permanent":
      return limitSet(db, organization, granting, {
        kind: "approved",
        amountCents: grant.amountCents,
        fromDay: granting.today,
        untilDay: grant.until,
      });
    case "block":
      return limitSet(db, organization, granting, {
        kind: "temporary",
        amountCents: 0,
        fromDay: granting.today,
        untilDay: grant.until,
      });
    case "unblock":
      return unblocked(db, organization, granting);
    case "terms_change":
      return {
        statements: [confirmTermsOf(db, organization, found.row.entityId, grant.terms)],
        audit: [entry(granting, "terms_confirmed", { after: grant.terms })],
      };
    case "class_override":
      return {
        statements: insertClassOverride(db, organization, {
          entityId: found.row.entityId,
          id: found.row.id,
          riskClass: grant.riskClass,
          fromDay: granting.today,
          untilDay: grant.until,
          author: granting.by,
        }),
        audit: [entry(granting, "class_set", { riskClass: grant.riskClass, untilDay: grant.until })],
      };
  }
}

const entry = (
  { by, found, note }: Granting,
  action: string,
  detail: Record<string, unknown>,
): AuditEntry => ({
  actor: by,
  action,
  subjectKind: "customer",
  subjectId: found.customerId,
  detail: { ...detail, reason: note, request: found.row.id },
});

function release(
  db: Database,
  organization: number,
  { found, by, check, toOwn, today }: Granting,
  grant: Extract<Grant, { kind: "order_release" }>,
): Statement[] {
  const asked = found.row.asked as Asked;
  if (asked.kind !== "order_release") return [];
  const { entityId, id } = found.row;
  const reserved = toOwn(financedOf(grant, asked.amountCents), asked.currency);
  return [
    insertRelease(db, organization, {
      entityId,
      id,
      document: asked.document,
      documentNumber: asked.documentNumber,
      currency: asked.currency,
      amountCents: grant.amountCents,
      basis: grant.basis,
      depositCents: grant.depositCents,
      untilDay: grant.until,
      grantedDay: today,
      grantedBy: by,
      conditionMetDay: null,
      knownBlocks: check === null ? [] : blocksOf(check.failed),
      suspendedFor: null,
      endedDay: null,
    }),
    ...(reserved === null || reserved <= 0
      ? []
      : [
          insertReservation(db, organization, {
            entityId,
            id,
            number: asked.documentNumber,
            day: today,
            amountCents: reserved,
            author: by,
            untilDay: grant.until,
            toleranceOf: null,
          }),
        ]),
  ];
}

function limitSet(
  db: Database,
  organization: number,
  granting: Granting,
  set: Pick<LimitRow, "kind" | "amountCents" | "fromDay" | "untilDay">,
): Effects {
  const { found, by, note, now } = granting;
  const limit = {
    ...set,
    entityId: found.row.entityId,
    id: found.row.id,
    unlimited: false,
    reason: note === "" ? found.row.reason : note,
    author: by,
    recordedAt: now,
  };
  const before = granting.limits.find((each) => each.kind === set.kind && each.endedDay === null);
  return {
    statements: [endReplaced(db, organization, limit), insertLimit(db, organization, limit)],
    audit: [
      entry(granting, `${set.kind}_limit_set`, {
        before: before ? auditedLimit(before) : null,
        after: auditedLimit(limit),
      }),
    ],
  };
}

function unblocked(db: Database, organization: number, granting: Granting): Effects {
  const { found, limits, today } = granting;
  const blocks = limits.filter(
    (limit) =>
      limit.kind === "temporary" &&
      limit.amountCents === 0 &&
      (limit.endedDay === null || limit.endedDay > today) &&
      (limit.untilDay === null || limit.untilDay >= today),
  );
  return {
    statements: blocks.map((limit) => endLimit(db, organization, found.row.entityId, limit.id, today)),
    audit: blocks.map((limit) => entry(granting, "limit_ended", { before: auditedLimit(limit) })),
  };
}
