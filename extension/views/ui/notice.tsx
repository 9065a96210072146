import type { ReactNode } from "react";
import "./notice.css";

const SIGNS = { info: "i", good: "✓", warning: "!", bad: "✕" } as const;

type NoticeProps = { kind: keyof typeof SIGNS; title: string; children?: ReactNode; action?: ReactNode };

/** Something to know: a sign, what happened, what was kept, what to do next. A bad one is read out at once. */
export const Notice = ({ kind, title, children, action }: NoticeProps) => (
  <div className={`notice notice-${kind}`} role={kind === "bad" ? "alert" : "status"}>
    <span className="notice-sign" aria-hidden="true">
      {SIGNS[kind]}
    </span>
    <div className="notice-words">
      <p className="notice-title">{title}</p>
      {children}
    </div>
    {action}
  </div>
);
