import { i18n } from "#extension/platform/i18n.ts";
import type { BadgeFigures } from "#shared/contract/sync.ts";
import { limitBarParts } from "./limit-bar-parts.ts";
import { Money } from "./money.tsx";
import "./limit-bar.css";

const share = (permille: number): string => `${permille / 10}%`;

/** Exposure against the limit in force. The bar is a picture; every figure of it stands in words below. */
export const LimitBar = ({ figures }: { figures: BadgeFigures }) => {
  const { exposure, limit, overdueCents, overdueAssumed } = figures;
  const limitCents = limit.kind === "unlimited" || limit.kind === "none" ? null : limit.amountCents;
  const parts = limitBarParts({
    exposureCents: exposure.totalCents,
    ordersCents: exposure.ordersCents,
    overdueCents,
    limitCents,
  });
  return (
    <div className="limit-bar">
      <div className="limit-bar-track" aria-hidden="true">
        <span className="limit-bar-exposure" style={{ width: share(parts.exposure) }} />
        <span
          className="limit-bar-reserved"
          style={{ left: share(parts.exposure), width: share(parts.reserved) }}
        />
        <span className="limit-bar-overdue" style={{ width: share(parts.overdue) }} />
        {parts.limit !== null && parts.limit < 1000 && (
          <span className="limit-bar-limit" style={{ left: share(parts.limit) }} />
        )}
      </div>
      <dl className="limit-bar-legend">
        <div>
          <dt>
            <i className="key key-exposure" aria-hidden="true" />
            {i18n.t("ui.bar.exposure")}
          </dt>
          <dd>
            <Money cents={exposure.totalCents} />
          </dd>
        </div>
        <div className={overdueCents > 0 ? "figure-bad" : undefined}>
          <dt>
            <i className="key key-overdue" aria-hidden="true" />
            {i18n.t("ui.bar.overdue")}
          </dt>
          <dd>
            {overdueAssumed && <span title={i18n.t("ui.bar.assumed")}>≈ </span>}
            <Money cents={overdueCents} />
          </dd>
        </div>
        {exposure.ordersCents > 0 && (
          <div>
            <dt>
              <i className="key key-reserved" aria-hidden="true" />
              {i18n.t("ui.bar.reserved")}
            </dt>
            <dd>
              <Money cents={exposure.ordersCents} />
            </dd>
          </div>
        )}
        <div className="limit-bar-last">
          <dt>{i18n.t(`ui.limitKinds.${limit.kind}`)}</dt>
          <dd>
            <Money cents={limitCents} />
          </dd>
        </div>
      </dl>
    </div>
  );
};
