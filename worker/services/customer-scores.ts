import type { CustomerScores } from "#shared/contract/external-scores.ts";
import { formatIsoDate } from "#shared/credit/calendar.ts";
import { readExternal } from "#shared/credit/external/external-score.ts";
import { toldGrades } from "../db/outside-grades.ts";
import { type Asking, findVisibleCustomer } from "./find-visible-customer.ts";
import { readScale } from "./stored-scale.ts";

const MOST = 200;

/** What providers said of one customer, those included that no rep may see. */
export async function customerScores(asking: Asking, customerId: string): Promise<CustomerScores> {
  const customer = await findVisibleCustomer(asking, customerId);
  const rows = await toldGrades(asking.db, asking.organization.number, customer.entityId, MOST);
  return {
    scores: rows.map(({ author, authorName, recordedAt, day, ...row }) => {
      const scale = readScale(row.scale);
      const grade = readExternal({ scale, value: row.value });
      return {
        ...row,
        scale,
        day: formatIsoDate(day),
        centipoints: grade.ok ? grade.value : null,
        readBy: authorName ?? author,
        readAt: new Date(recordedAt).toISOString(),
      };
    }),
  };
}
