import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { Failure } from "#extension/platform/messages.ts";
import { AdoptedLimits } from "#shared/contract/customers.ts";
import { askApi } from "../../ui/ask-api.ts";
import { type SentWish, wishFor } from "../../ui/idempotency-key.ts";
import {
  type AdoptionCounts,
  type AdoptionScope,
  addCounts,
  adoptionCalls,
  NOTHING_ADOPTED,
} from "./adoption.ts";

export type Adoption =
  | { kind: "idle" }
  | { kind: "running" | "done"; counts: AdoptionCounts }
  | { kind: "failed"; counts: AdoptionCounts; failure: Failure };

/** Adopts recommended limits call by call; what was adopted before a failure stays and is counted. */
export const useAdoption = () => {
  const queries = useQueryClient();
  const [adoption, setAdoption] = useState<Adoption>({ kind: "idle" });
  const sent = useRef<SentWish>(null);
  const adopt = async (scope: AdoptionScope, reason: string, until: string | null): Promise<void> => {
    let counts = NOTHING_ADOPTED;
    setAdoption({ kind: "running", counts });
    try {
      for (const call of adoptionCalls(scope, reason, until)) {
        let after: string | null = null;
        do {
          const wish = { method: "POST" as const, path: "/v1/limits/adopt", body: { ...call, after } };
          sent.current = wishFor(sent.current, wish, () => crypto.randomUUID());
          const reply: AdoptedLimits = await askApi(AdoptedLimits, {
            ...wish,
            idempotencyKey: sent.current.key,
          });
          sent.current = null;
          counts = addCounts(counts, reply);
          after = reply.next;
          setAdoption({ kind: "running", counts });
        } while (after !== null);
      }
      setAdoption({ kind: "done", counts });
    } catch (failure) {
      // askApi rejects with nothing but a Failure
      setAdoption({ kind: "failed", counts, failure: failure as Failure });
    }
    await queries.invalidateQueries();
  };
  return { adoption, adopt };
};
