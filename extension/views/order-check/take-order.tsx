import { i18n } from "#extension/platform/i18n.ts";
import { OrderConfirmationReply } from "#shared/contract/order-checks.ts";
import { Button } from "../ui/button.tsx";
import { FailureNotice } from "../ui/failure-notice.tsx";
import { Notice } from "../ui/notice.tsx";
import { useWrite } from "../ui/use-write.ts";
import type { CheckedReply } from "./use-order-check.ts";

const PASSES = ["within_limit", "within_tolerance"];

/** An order that passes is taken by a click: what it asks for is reserved until the order is imported, so that the next one counts it. */
export const TakeOrder = ({ asked, reply }: CheckedReply) => {
  const { mutate, isPending, error, data } = useWrite(OrderConfirmationReply);
  if (!PASSES.includes(reply.verdict) || asked.kind === "opportunity") return null;
  if (data)
    return (
      <Notice
        kind={data.reserved ? "good" : "warning"}
        title={i18n.t(data.reserved ? "orderChecks.take.done" : "orderChecks.take.notDone")}
      />
    );
  const { ways: _, kind: __, ...order } = asked;
  const take = () => mutate({ method: "POST", path: "/v1/order-confirmations", body: order });
  return (
    <>
      {error && <FailureNotice failure={error} kept={i18n.t("orderChecks.take.kept")} onRetry={take} />}
      <div className="row">
        <Button busy={isPending} onClick={take}>
          {i18n.t(isPending ? "orderChecks.take.taking" : "orderChecks.take.button")}
        </Button>
        <span className="muted">{i18n.t("orderChecks.take.hint")}</span>
      </div>
    </>
  );
};
