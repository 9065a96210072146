import { i18n } from "#extension/platform/i18n.ts";
import { ORDER_OUTCOMES } from "#shared/contract/order-outcome.ts";

/** Head of a table that breaks documents down by how they ended: what a row is, how many, for how much, then each way. */
export const OutcomeHead = ({
  row,
  documents,
  amount,
  ended,
}: Record<"row" | "documents" | "amount" | "ended", string>) => (
  <thead>
    <tr>
      <th scope="col" rowSpan={2}>
        {row}
      </th>
      <th scope="col" rowSpan={2} className="cell-figure">
        {documents}
      </th>
      <th scope="col" rowSpan={2} className="cell-figure">
        {amount}
      </th>
      <th scope="colgroup" colSpan={ORDER_OUTCOMES.length} className="cell-figure">
        {ended}
      </th>
    </tr>
    <tr>
      {ORDER_OUTCOMES.map((outcome) => (
        <th key={outcome} scope="col" className="cell-figure">
          {i18n.t(`policy.effect.outcomes.${outcome}`)}
        </th>
      ))}
    </tr>
  </thead>
);
