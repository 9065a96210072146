import type { BadgeRow } from "#extension/platform/messages.ts";
import { customerNumbers } from "../customer-numbers.ts";
import { ClassTile } from "../ui/class-tile.tsx";

/** Customers to choose from, told apart by their numbers. */
export const CustomerChoices = ({
  customers,
  onChoose,
}: {
  customers: BadgeRow[];
  onChoose: (id: string) => void;
}) => (
  <ul className="choices">
    {customers.map((customer) => (
      <li key={customer.id}>
        <button type="button" className="choice" onClick={() => onChoose(customer.id)}>
          <ClassTile riskClass={customer.riskClass} />
          <span>
            <strong>{customer.name}</strong>
            <span className="muted">{customerNumbers(customer)}</span>
          </span>
        </button>
      </li>
    ))}
  </ul>
);
