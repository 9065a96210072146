import { type ComponentProps, lazy, Suspense } from "react";

/** Most popups open on a customer that is known. */
const IdentifyHere = lazy(() =>
  import("./identify-here.tsx").then((loaded) => ({ default: loaded.IdentifyHere })),
);

export const IdentifyLater = (props: ComponentProps<typeof IdentifyHere>) => (
  <Suspense>
    <IdentifyHere {...props} />
  </Suspense>
);
