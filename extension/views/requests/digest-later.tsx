import { lazy, Suspense } from "react";

const Digest = lazy(() => import("./digest.tsx").then((loaded) => ({ default: loaded.Digest })));

/** What changed of the member's customers; it waits for an answer of the background in any case. */
export const DigestLater = () => (
  <Suspense>
    <Digest />
  </Suspense>
);
