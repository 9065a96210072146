import type { ReactNode } from "react";
import "./empty.css";

/** Nothing to show is an answer too: what it means and what to do next. */
export const Empty = ({ title, children }: { title: string; children?: ReactNode }) => (
  <div className="empty">
    <p className="empty-title">{title}</p>
    {children}
  </div>
);
