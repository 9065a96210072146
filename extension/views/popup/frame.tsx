import type { ReactNode } from "react";

/** The popup's sheet with its name; one question a screen. */
export const Frame = ({ title, children }: { title?: string; children: ReactNode }) => (
  <main className="popup">
    <header className="popup-brand">
      <img src="/icon/32.png" alt="" width="20" height="20" />
      <span>{title ?? "Vigie"}</span>
    </header>
    {children}
  </main>
);
