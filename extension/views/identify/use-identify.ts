import { useRef, useState } from "react";
import type { Failure } from "#extension/platform/messages.ts";
import { send } from "#extension/platform/send.ts";
import type { RegisterFirm } from "#shared/contract/outside.ts";
import { type Identification, Identified, ProspectMade } from "#shared/contract/prospects.ts";
import type { SeenRecord } from "#shared/contract/record-choices.ts";
import { askApi } from "../ui/ask-api.ts";
import { type SentWish, wishFor } from "../ui/idempotency-key.ts";

/** Of the firm that was picked: being made a prospect, made, or not. */
export type Pick =
  | { kind: "making"; firm: RegisterFirm }
  | { kind: "made"; firm: RegisterFirm; made: ProspectMade }
  | { kind: "failed"; firm: RegisterFirm; failure: Failure };
export type IdentifyState =
  | { kind: "typing" }
  | { kind: "asking" }
  | { kind: "answered"; asked: Identification; reply: Identified; pick: Pick | null }
  | { kind: "failed"; failure: Failure };

/** The delta that brings the prospect here; one that was under way already may have begun too early for it. */
const fetchProspect = async (id: string): Promise<void> => {
  await send("syncNow", null);
  if ((await send("customer", { id })) === null) await send("syncNow", null);
};

/** Asks the register when told to, and makes a prospect of the firm that is picked: two presses, nothing by itself. */
export const useIdentify = (record: SeenRecord | null, onMade: (made: ProspectMade) => void) => {
  const [state, setState] = useState<IdentifyState>({ kind: "typing" });
  const sent = useRef<SentWish>(null);
  const lookUp = (asked: Identification): void => {
    setState({ kind: "asking" });
    askApi(Identified, { method: "POST", path: "/v1/identifications", body: asked }).then(
      (reply) => setState({ kind: "answered", asked, reply, pick: null }),
      (failure: Failure) => setState({ kind: "failed", failure }),
    );
  };
  const setPick = (pick: Pick): void =>
    setState((before) => (before.kind === "answered" ? { ...before, pick } : before));
  const pick = (firm: RegisterFirm): void => {
    setPick({ kind: "making", firm });
    const call = { method: "POST", path: "/v1/prospects", body: { siren: firm.siren, record } } as const;
    sent.current = wishFor(sent.current, call, () => crypto.randomUUID());
    askApi(ProspectMade, { ...call, idempotencyKey: sent.current.key }).then(
      async (made) => {
        sent.current = null;
        await fetchProspect(made.id).catch(() => undefined);
        setPick({ kind: "made", firm, made });
        onMade(made);
      },
      (failure: Failure) => setPick({ kind: "failed", firm, failure }),
    );
  };
  return { state, lookUp, pick };
};
