import type { RequestDocument } from "#shared/contract/releases.ts";
import type { Asked, GrantBody } from "#shared/contract/requests.ts";
import { referenceKey } from "#shared/credit/document-reference.ts";
import type { CreditRequest } from "#shared/requests/credit-request.ts";
import { isOpen } from "#shared/requests/credit-request.ts";
import type { RequestRow } from "../db/requests.ts";
import { grantBody, grantOf } from "./grant-body.ts";

/** A stored request as the state machine takes it. */
export function requestOf(row: RequestRow): CreditRequest {
  const first = row.firstApproval as { by: string; grant: GrantBody } | null;
  const grant = row.grant as GrantBody | null;
  return {
    kind: row.kind,
    state: row.state,
    version: row.version,
    askers: row.askers,
    awaiting: row.awaiting,
    endorsedBy: row.endorsedBy,
    firstApproval: first && { by: first.by, grant: grantOf(first.grant) },
    decidedBy: row.decidedBy,
    grant: grant && grantOf(grant),
    lapsesAt: row.lapsesAt,
  };
}

/** The columns that a step has changed; one that closes it frees others to ask the same again. */
export function rowAfter(request: CreditRequest): Partial<RequestRow> {
  const { state, version, awaiting, endorsedBy, decidedBy, firstApproval, grant } = request;
  return {
    ...{ state, version, awaiting, endorsedBy, decidedBy },
    askers: [...request.askers],
    firstApproval: firstApproval && { by: firstApproval.by, grant: grantBody(firstApproval.grant) },
    grant: grant && grantBody(grant),
    ...(isOpen(state) ? {} : { sameAs: null, nextAt: null }),
  };
}

/** Two requests of one customer that ask for the same: one kind, and one document where it is about an order. */
export function sameAsOf(entityId: number, asked: Asked, id: string): string {
  if (asked.kind !== "order_release") return `${entityId}|${asked.kind}`;
  const key = referenceKey(asked.documentNumber);
  if (asked.document !== null) return `${entityId}|order_release|${documentKey(asked.document)}`;
  // An order without a number is like no other one.
  return `${entityId}|order_release|${key === "" ? id : `number ${key}`}`;
}

const documentKey = ({ site, origin, tenant, kind, externalId }: RequestDocument): string =>
  JSON.stringify([site, origin, tenant, kind, externalId]);
