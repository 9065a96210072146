import type { Asked, GrantBody } from "#shared/contract/requests.ts";
import { type EpochDay, formatIsoDate, isoDateOrNull } from "#shared/credit/calendar.ts";
import type { Grant } from "#shared/requests/grant.ts";
import { readDay } from "./read-day.ts";

/** A grant as the contract writes it, with its days as epoch days; `invalid_input` for a day no ledger has. */
export function grantOf(body: GrantBody): Grant {
  switch (body.kind) {
    case "order_release":
    case "block":
    case "class_override":
      return { ...body, until: readDay(body.until, "grant.until") };
    case "limit_temporary":
      return {
        ...body,
        from: readDay(body.from, "grant.from"),
        until: readDay(body.until, "grant.until"),
      };
    case "limit_permanent":
      return { ...body, until: body.until === null ? null : readDay(body.until, "grant.until") };
    case "terms_change":
    case "unblock":
      return body;
  }
}

export function grantBody(grant: Grant): GrantBody {
  switch (grant.kind) {
    case "order_release":
    case "block":
    case "class_override":
      return { ...grant, until: formatIsoDate(grant.until) };
    case "limit_temporary":
      return { ...grant, from: formatIsoDate(grant.from), until: formatIsoDate(grant.until) };
    case "limit_permanent":
      return { ...grant, until: isoDateOrNull(grant.until) };
    case "terms_change":
    case "unblock":
      return grant;
  }
}

/** What was asked, as if it were granted like that. */
export function grantAsAsked(asked: Asked, today: EpochDay): Grant {
  switch (asked.kind) {
    case "order_release":
      return {
        kind: "order_release",
        amountCents: asked.amountCents,
        basis: "gross",
        depositCents: asked.depositCents,
        terms: asked.terms,
        until: today,
      };
    case "limit_permanent":
      return { ...asked, until: null };
    default:
      return grantOf(asked);
  }
}
