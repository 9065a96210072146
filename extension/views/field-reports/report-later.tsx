import { type ComponentProps, lazy, Suspense } from "react";
import { Skeleton } from "../ui/skeleton.tsx";
import { useOpenReport } from "./report-context.ts";

/** Loaded when it is needed: a popup opens many times to be looked at alone. */
const Actions = lazy(() =>
  import("./report-actions.tsx").then((loaded) => ({ default: loaded.ReportActions })),
);
const Screens = lazy(() =>
  import("./report-screens.tsx").then((loaded) => ({ default: loaded.ReportScreens })),
);
const Mine = lazy(() => import("./my-reports.tsx").then((loaded) => ({ default: loaded.MyReports })));

/** What a member can say of a customer; its place is kept, so that what stands below does not move. */
export const ReportActionsLater = (props: ComponentProps<typeof Actions>) =>
  useOpenReport() === null ? null : (
    <div className="report-place">
      <Suspense fallback={null}>
        <Actions {...props} />
      </Suspense>
    </div>
  );

export const ReportScreensLater = (props: ComponentProps<typeof Screens>) => (
  <Suspense fallback={<Skeleton lines={6} />}>
    <Screens {...props} />
  </Suspense>
);

export const MyReportsLater = (props: ComponentProps<typeof Mine>) => (
  <Suspense fallback={<Skeleton lines={3} />}>
    <Mine {...props} />
  </Suspense>
);
