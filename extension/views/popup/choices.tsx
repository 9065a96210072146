import type { BadgeRow } from "#extension/platform/messages.ts";
import { customerNumbers } from "../customer-numbers.ts";
import { ClassTile } from "../ui/class-tile.tsx";

type Props = { label: string; customers: BadgeRow[]; onChoose: (customer: BadgeRow) => void };

/** Customers to choose from, told apart by their numbers; nobody is chosen beforehand. */
export const Choices = ({ label, customers, onChoose }: Props) => (
  <ul className="popup-choices" aria-label={label}>
    {customers.map((customer) => (
      <li key={customer.id}>
        <button type="button" onClick={() => onChoose(customer)}>
          <ClassTile riskClass={customer.riskClass} />
          <span>
            <strong>{customer.name}</strong>
            <small className="muted">{customerNumbers(customer)}</small>
          </span>
        </button>
      </li>
    ))}
  </ul>
);
