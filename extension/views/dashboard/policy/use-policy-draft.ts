import { useCallback, useEffect, useRef, useState } from "react";
import { send } from "#extension/platform/send.ts";
import { type EditDraft, emptyDraft, isUntouched, PolicyDraft } from "./policy-draft.ts";

/**
 * The draft over the version in force, kept on this device at every change; null until it is known whether there is one.
 * A draft that cannot be read any more is left aside.
 */
export const usePolicyDraft = (version: number) => {
  const [draft, setDraft] = useState<PolicyDraft | null>(null);
  useEffect(() => {
    let wanted = true;
    send("policyDraft", null)
      .then(({ draft: kept }) => PolicyDraft.safeParse(kept).data ?? emptyDraft(version))
      .catch(() => emptyDraft(version))
      .then((found) => {
        if (wanted) setDraft((now) => now ?? found);
      });
    return () => {
      wanted = false;
    };
  }, [version]);
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
  return { draft, edit };
};
