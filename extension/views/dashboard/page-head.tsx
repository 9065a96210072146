import type { ReactNode } from "react";

/** Title of a screen, one sentence about it, and its main actions. */
export const PageHead = ({
  title,
  about,
  children,
}: {
  title: string;
  about?: string;
  children?: ReactNode;
}) => (
  <header className="page-head">
    <div>
      <h1>{title}</h1>
      {about && <p className="muted">{about}</p>}
    </div>
    {children && <div className="row">{children}</div>}
  </header>
);
