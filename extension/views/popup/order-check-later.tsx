import { type ComponentProps, lazy, Suspense } from "react";
import { Skeleton } from "../ui/skeleton.tsx";

/** Loaded after the popup shows its customer: it opens many times to be looked at alone. */
const OrderCheckHere = lazy(() =>
  import("./order-check-here.tsx").then((loaded) => ({ default: loaded.OrderCheckHere })),
);

/** The order check below the customer; its place is kept, so that what stands under it does not move. */
export const OrderCheckLater = (props: ComponentProps<typeof OrderCheckHere>) => (
  <div className="popup-check">
    <Suspense fallback={<Skeleton lines={6} />}>
      <OrderCheckHere {...props} />
    </Suspense>
  </div>
);
