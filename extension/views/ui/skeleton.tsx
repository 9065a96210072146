import { i18n } from "#extension/platform/i18n.ts";
import "./skeleton.css";

const WIDTHS = ["62%", "88%", "74%", "91%", "55%", "80%"];

/** Place held while something loads: the page does not jump when it arrives. At most six lines. */
export const Skeleton = ({ lines = 4 }: { lines?: number }) => (
  <div className="skeleton" role="status" aria-label={i18n.t("ui.loading")}>
    {WIDTHS.slice(0, lines).map((width) => (
      <span key={width} style={{ width }} />
    ))}
  </div>
);
