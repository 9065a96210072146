import { type ReactNode, useId } from "react";
import { Link } from "wouter";
import type { RiskClass } from "#shared/credit/assessment.ts";
import { ClassTile } from "../../ui/class-tile.tsx";

/** One question of the first ten minutes: its title, why it matters, its lines or the good news that there are none. */
export const FirstSection = ({
  title,
  about,
  none,
  head,
  children,
}: {
  title: string;
  about: string;
  none: string;
  head: { words: string; figure?: boolean }[];
  children: ReactNode[];
}) => {
  const id = useId();
  return (
    <section className="box first-section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className="muted">{about}</p>
      {children.length === 0 ? (
        <p>✓ {none}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
        <section className="first-scroll" tabIndex={0} aria-label={title}>
          <table className="plain-table">
            <thead>
              <tr>
                {head.map(({ words, figure }) => (
                  <th key={words} scope="col" className={figure ? "cell-figure" : undefined}>
                    {words}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{children}</tbody>
          </table>
        </section>
      )}
    </section>
  );
};

/** Customer of a line: leads to its page with its invoices. */
export const CustomerLink = ({
  customer,
}: {
  customer: { id: string; name: string; riskClass?: RiskClass };
}) => (
  <span className="row">
    {customer.riskClass && <ClassTile riskClass={customer.riskClass} />}
    <Link href={`/customers/${customer.id}`}>{customer.name}</Link>
  </span>
);
