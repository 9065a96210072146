import { Link } from "wouter";
import { i18n } from "#extension/platform/i18n.ts";
import type { PolicyPreviewResult } from "#shared/contract/policy.ts";
import { ClassTile } from "../../ui/class-tile.tsx";
import { Money } from "../../ui/money.tsx";

type Moved = Pick<PolicyPreviewResult, "limits" | "movers">;

/** A change in cents with its direction in a sign, not in colour alone. */
const Change = ({ cents }: { cents: number }) => (
  <span className="figure">
    <span aria-hidden="true">{cents > 0 ? "▲ " : cents < 0 ? "▼ " : ""}</span>
    <Money cents={cents} bad={cents < 0} />
  </span>
);

/** Sum of the recommended limits before and after, and where it comes from. */
export const LimitMoves = ({ limits, movers }: Moved) => (
  <section className="box stack" aria-labelledby="effect-limits">
    <div className="row spread">
      <h2 id="effect-limits">{i18n.t("policy.effect.limits")}</h2>
      <p className="muted">
        ▲ {i18n.t("policy.effect.raised", limits.raised)} · ▼{" "}
        {i18n.t("policy.effect.lowered", limits.lowered)} ·{" "}
        {i18n.t("policy.effect.unchanged", limits.unchanged)}
      </p>
    </div>
    <dl className="facts">
      <div>
        <dt>{i18n.t("policy.effect.before")}</dt>
        <dd>
          <Money cents={limits.beforeCents} />
        </dd>
      </div>
      <div>
        <dt>{i18n.t("policy.effect.after")}</dt>
        <dd>
          <Money cents={limits.afterCents} />
        </dd>
      </div>
      <div>
        <dt>{i18n.t("policy.effect.change")}</dt>
        <dd>
          <Change cents={limits.afterCents - limits.beforeCents} />
        </dd>
      </div>
    </dl>
    {movers.length === 0 ? (
      <p className="muted">{i18n.t("policy.effect.noMovers")}</p>
    ) : (
      <section
        className="table-scroll policy-movers"
        aria-label={i18n.t("policy.effect.movers")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
      >
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{i18n.t("policy.effect.movers")}</th>
              <th scope="col">{i18n.t("policy.effect.class")}</th>
              <th scope="col" className="cell-figure">
                {i18n.t("policy.effect.before")}
              </th>
              <th scope="col" className="cell-figure">
                {i18n.t("policy.effect.after")}
              </th>
              <th scope="col" className="cell-figure">
                {i18n.t("policy.effect.change")}
              </th>
              <th scope="col" className="cell-figure">
                {i18n.t("policy.effect.exposure")}
              </th>
            </tr>
          </thead>
          <tbody>
            {movers.map((mover) => (
              <tr key={mover.id}>
                <td>
                  <Link href={`/customers/${mover.id}`}>{mover.name}</Link>
                </td>
                <td>
                  <span className="row policy-classes">
                    <ClassTile riskClass={mover.classBefore} />
                    {mover.classAfter !== mover.classBefore && (
                      <>
                        <span aria-hidden="true">→</span>
                        <ClassTile riskClass={mover.classAfter} />
                      </>
                    )}
                  </span>
                </td>
                <td className="cell-figure">
                  <Money cents={mover.limitBeforeCents} />
                </td>
                <td className="cell-figure">
                  <Money cents={mover.limitAfterCents} />
                </td>
                <td className="cell-figure">
                  <Change cents={(mover.limitAfterCents ?? 0) - (mover.limitBeforeCents ?? 0)} />
                </td>
                <td className="cell-figure">
                  <Money cents={mover.exposureCents} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    )}
  </section>
);
