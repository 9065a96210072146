import * as z from "zod";
import type { CustomerPage, CustomerQuery, CustomerSummary } from "#shared/contract/customers.ts";
import { CustomerSort } from "#shared/contract/customers.ts";
import type { BadgeRow } from "#shared/contract/sync.ts";
import { foldForSearch } from "#shared/matching/fold-for-search.ts";
import { countCustomers, type ListedCustomer, listCustomers as listRows } from "../db/list-customers.ts";
import { AppError } from "../errors.ts";
import { type Asking, portfolioOf } from "./find-visible-customer.ts";
import { decodeCursor, encodeCursor } from "./keyset-cursor.ts";

const Place = z.tuple([CustomerSort, z.int(), z.uuid(), z.int().min(0)]);

/** What a filter or an order by figures would tell is a figure too: class-only members may not ask for it. */
const CLASS_ONLY = { filters: ["all", "not_rated"], sorts: ["name"] };

/**
 * One page of the customers the member may see. The number found is counted with the first page and carried by the
 * cursor. `not_allowed`: a filter or order by figures asked by a class-only member; `bad_request`: no cursor of this order.
 */
export async function listCustomers(asking: Asking, query: CustomerQuery): Promise<CustomerPage> {
  const { db, organization, visibility } = asking;
  const figures = visibility.detail === "figures";
  if (!figures && !(CLASS_ONLY.filters.includes(query.filter) && CLASS_ONLY.sorts.includes(query.sort)))
    throw new AppError("not_allowed");

  const place = query.cursor === undefined ? null : decodeCursor(query.cursor, Place);
  if (place && place[0] !== query.sort) throw new AppError("bad_request");
  const search = {
    portfolio: portfolioOf(asking),
    filter: query.filter,
    text: foldForSearch(query.query),
  };
  const total = place ? place[3] : await countCustomers(db, organization.number, search);
  const rows = await listRows(db, organization.number, search, {
    sort: query.sort,
    after: place && { value: place[1], id: place[2] },
    limit: query.limit + 1,
  });

  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    customers: shown.map((row) => summaryOf(row, figures)),
    next:
      last && rows.length > shown.length ? encodeCursor([query.sort, last.sortValue, last.id, total]) : null,
    total,
  };
}

function summaryOf(row: ListedCustomer, showFigures: boolean): CustomerSummary {
  const badge: Omit<BadgeRow, "revision"> = JSON.parse(row.body);
  const figures = showFigures ? badge.figures : null;
  return {
    id: row.id,
    name: badge.name,
    siren: badge.siren,
    accountNumbers: badge.accountNumbers,
    riskClass: badge.riskClass,
    scorePoints: figures?.scorePoints ?? null,
    exposureCents: figures?.exposure.totalCents ?? null,
    overdueCents: figures?.overdueCents ?? null,
    ...(figures?.overdueAssumed ? { overdueAssumed: true } : {}),
    recommendedLimitCents: figures?.recommendedLimitCents ?? null,
    limit: figures?.limit ?? null,
    headroomCents: figures?.headroomCents ?? null,
    repCode: row.repCode,
  };
}
