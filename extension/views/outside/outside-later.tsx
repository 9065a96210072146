import { type ComponentProps, lazy, Suspense } from "react";
import { Skeleton } from "../ui/skeleton.tsx";

const Outside = lazy(() => import("./outside-part.tsx").then((loaded) => ({ default: loaded.OutsidePart })));

export const OutsideLater = (props: ComponentProps<typeof Outside>) => (
  <Suspense fallback={<Skeleton lines={4} />}>
    <Outside {...props} />
  </Suspense>
);
