import { type SQL, sql } from "drizzle-orm";
import type { CustomerFilter, CustomerSort } from "#shared/contract/customers.ts";
import type { Database } from "./database.ts";

/** Whose customers: the whole base, or the portfolio of one sales rep code (null: nobody's). */
export type Portfolio = { scope: "all" } | { scope: "own"; repCode: string | null };

export type Search = {
  portfolio: Portfolio;
  filter: CustomerFilter;
  /** Folded like `searchName`; every word must occur in the name, or the whole begins a SIREN or is in an account number. */
  text: string;
};

/** Place after which a page goes on: the row's sort value (unused by name) and its public id. */
export type Place = { value: number; id: string };

export type ListedCustomer = {
  entityId: number;
  id: string;
  repCode: string | null;
  sortValue: number;
  body: string;
};

const FILTERS = {
  all: sql`true`,
  no_limit: sql`b.limit_kind = 'none'`,
  over_limit: sql`b.headroom_cents < 0`,
  limit_differs: sql`b.recommended_cents is not null and b.limit_kind <> 'unlimited' and b.limit_cents is not b.recommended_cents`,
  limit_expired: sql`b.limit_expired = 1`,
  overdue: sql`b.overdue_cents > 0`,
  not_rated: sql`b.risk_class = 'NR'`,
} satisfies Record<CustomerFilter, SQL>;

/** Scores of nobody come last. */
const NO_SCORE = 10_001;
const SORT_VALUES = {
  name: sql`0`,
  exposure: sql`b.exposure_cents`,
  overdue: sql`b.overdue_cents`,
  score: sql`coalesce(b.score_centipoints, ${NO_SCORE})`,
} satisfies Record<CustomerSort, SQL>;
const ORDERS = {
  name: sql`b.search_name, b.public_id`,
  exposure: sql`b.exposure_cents desc, b.public_id desc`,
  overdue: sql`b.overdue_cents desc, b.public_id desc`,
  score: sql`coalesce(b.score_centipoints, ${NO_SCORE}), b.public_id`,
} satisfies Record<CustomerSort, SQL>;

/** Condition on badge rows, aliased `b`. */
export const inPortfolio = (portfolio: Portfolio): SQL =>
  portfolio.scope === "all" ? sql`true` : sql`b.rep_code = ${portfolio.repCode}`;

/** Words of a search that count; D1 takes 100 parameters, and one ligature may unfold into many words. */
const MAX_WORDS = 20;

function matching(organization: number, text: string): SQL {
  if (text === "") return sql`true`;
  const inName = sql.join(
    [...new Set(text.split(" "))].slice(0, MAX_WORDS).map((word) => sql`instr(b.search_name, ${word}) > 0`),
    sql` and `,
  );
  const code = text.replaceAll(" ", "");
  const bySiren = /^\d{3,9}$/.test(code)
    ? sql`or b.entity_id in (select id from legal_entity where organization = ${organization} and siren >= ${code}
        and siren < ${`${code}:`})`
    : sql``;
  return sql`((${inName}) ${bySiren} or b.entity_id in (
    select entity_id from customer_account where organization = ${organization} and instr(upper(number), ${code}) > 0))`;
}

/** Names may be longer than a cursor, so it carries the id alone. Badges have no index by public id, entities have. */
const placeByName = (organization: number, { id }: Place): SQL => sql`(
  select p.search_name, p.public_id from legal_entity e
  join badge p on p.organization = e.organization and p.entity_id = e.id
  where e.organization = ${organization} and e.public_id = ${id})`;

function after(organization: number, sort: CustomerSort, place: Place | null): SQL {
  if (place === null) return sql`true`;
  switch (sort) {
    case "name":
      return sql`(b.search_name, b.public_id) > ${placeByName(organization, place)}`;
    case "score":
      return sql`(${SORT_VALUES.score}, b.public_id) > (${place.value}, ${place.id})`;
    case "exposure":
    case "overdue":
      return sql`(${SORT_VALUES[sort]}, b.public_id) < (${place.value}, ${place.id})`;
  }
}

const found = (organization: number, search: Search): SQL => sql`
  b.organization = ${organization} and b.deleted = 0 and ${inPortfolio(search.portfolio)}
  and ${FILTERS[search.filter]} and ${matching(organization, search.text)}`;

/** One page of badge rows in the order asked, after a place. `body` is the JSON of a BadgeRow without its revision. */
export function listCustomers(
  db: Database,
  organization: number,
  search: Search,
  page: { sort: CustomerSort; after: Place | null; limit: number },
): Promise<ListedCustomer[]> {
  return db.all<ListedCustomer>(sql`
    select b.entity_id as "entityId", b.public_id as id, b.rep_code as "repCode",
      ${SORT_VALUES[page.sort]} as "sortValue", b.body
    from badge b
    where ${found(organization, search)} and ${after(organization, page.sort, page.after)}
    order by ${ORDERS[page.sort]} limit ${page.limit}`);
}

/** How many customers a search finds: reads them all, so only asked with the first page. */
export async function countCustomers(db: Database, organization: number, search: Search): Promise<number> {
  const [row] = await db.all<{ total: number }>(
    sql`select count(*) as total from badge b where ${found(organization, search)}`,
  );
  return row?.total ?? 0;
}

/** Badge rows of these public ids, those that are the organization's. */
export const customersNamed = (
  db: Database,
  organization: number,
  ids: string[],
): Promise<ListedCustomer[]> =>
  db.all<ListedCustomer>(sql`
    select b.entity_id as "entityId", b.public_id as id, b.rep_code as "repCode", 0 as "sortValue", b.body
    from legal_entity e join badge b on b.organization = e.organization and b.entity_id = e.id
    where e.organization = ${organization} and b.deleted = 0
      and e.public_id in (select value from json_each(${JSON.stringify(ids)}))`);
