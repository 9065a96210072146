import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type * as z from "zod";
import type { Failure } from "#extension/platform/messages.ts";
import { OrderCheckReply, type OrderCheckRequest } from "#shared/contract/order-checks.ts";
import { askApi } from "../ui/ask-api.ts";

export type AskedOrder = z.input<typeof OrderCheckRequest>;
export type CheckedReply = { asked: AskedOrder; reply: OrderCheckReply };

/** Checks orders of one customer: records nothing. The last answer stays while the next one is on its way, or fails. */
export const useOrderCheck = () => {
  const [last, setLast] = useState<CheckedReply | null>(null);
  const { mutate, isPending, error } = useMutation<OrderCheckReply, Failure, AskedOrder>({
    mutationFn: (body) => askApi(OrderCheckReply, { method: "POST", path: "/v1/order-checks", body }),
    onSuccess: (reply, asked) => setLast({ asked, reply }),
  });
  return { check: mutate, busy: isPending, failure: error, last };
};
