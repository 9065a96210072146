import { useCallback, useEffect, useRef, useState } from "react";
import { send } from "#extension/platform/send.ts";
import { useAsked } from "../../popup/use-asked.ts";
import { type EditDraft, emptyDraft, isUntouched, PolicyDraft } from "./policy-draft.ts";

const askDraft = () => send("policyDraft", null);

/**
 * The draft over the version in force, kept on this device at every change; null until it is known whether there is one.
 * A draft that cannot be read any more is left aside; while it cannot be asked for (`unread`), none is begun over it.
 */
export const usePolicyDraft = (version: number) => {
  const [draft, setDraft] = useState<PolicyDraft | null>(null);
  const { asked, again } = useAsked(askDraft);
  const kept = asked.kind === "ready" ? asked.value : undefined;
  useEffect(() => {
    if (kept !== undefined)
      setDraft((now) => now ?? PolicyDraft.safeParse(kept.draft).data ?? emptyDraft(version));
  }, [kept, version]);
  const latest = useRef(draft);
  latest.current = draft;
  const edit = useCallback<EditDraft>(
    (make) => {
      const next = make(latest.current ?? emptyDraft(version));
      const kept = isUntouched(next) ? null : next;
      latest.current = kept ?? emptyDraft(version);
      setDraft(latest.current);
      // What cannot be kept is still on the screen.
      send("keepPolicyDraft", { draft: kept }).catch(() => undefined);
    },
    [version],
  );
  return { draft, edit, unread: draft === null && asked.kind === "failed", again };
};
