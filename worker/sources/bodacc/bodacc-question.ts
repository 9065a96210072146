import type { Question } from "../ask-source.ts";
import { type BodaccPage, readBodaccPage } from "./bodacc-page.ts";

export const PER_PAGE = 100;
/** The gazette's server gives no record beyond: offset and page together. */
export const FURTHEST = 10_000;

/** One page of the notices that meet all conditions (ODSQL of Opendatasoft's Explore API 2.1). */
export const bodaccQuestion = (
  conditions: readonly string[],
  orderBy: string,
  offset: number,
  keep: Question<BodaccPage>["keep"],
): Question<BodaccPage> => ({
  source: "bodacc",
  path: `/records?${new URLSearchParams({
    where: conditions.join(" AND "),
    order_by: orderBy,
    limit: String(PER_PAGE),
    offset: String(offset),
  })}`,
  read: ({ body }) => readBodaccPage(body),
  keep,
  shape: 1,
});
