import { QueryClientProvider, useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { onPageEvent } from "#extension/platform/listen.ts";
import type { Connection, Failure } from "#extension/platform/messages.ts";
import { send } from "#extension/platform/send.ts";
import type { Me } from "#shared/contract/me.ts";
import { Currency } from "./money.tsx";
import { newQueryClient } from "./query-client.ts";
import { SignedOut } from "./signed-out.tsx";
import { Skeleton } from "./skeleton.tsx";
import { dayIn } from "./today.ts";

type SignedIn = Extract<Connection, { kind: "signed_in" }>;
const Session = createContext<SignedIn | null>(null);

/** Who is signed in, for which organization, and how fresh the local copy is. Only below `SignedInOnly`. */
export const useSession = (): SignedIn => {
  const session = useContext(Session);
  if (session === null) throw new Error("useSession outside SignedInOnly");
  return session;
};
export const useMe = (): Me => useSession().me;
/** Today in the organization's time zone, as ISO text. */
export const useToday = (): string => dayIn(useMe().organization.timeZone, new Date());

/** Signing in and out happens in the popup: the background tells, and this page asks again. */
const useConnection = () => {
  const queries = useQueryClient();
  useEffect(
    () =>
      onPageEvent((event) => {
        if (event.name === "connectionChanged") void queries.invalidateQueries({ queryKey: ["connection"] });
      }),
    [queries],
  );
  return useQuery<Connection, Failure>({
    queryKey: ["connection"],
    queryFn: () => send("connection", null),
    staleTime: 0,
    refetchInterval: (query) => (query.state.data?.kind === "signed_in" ? 30_000 : 2_000),
  });
};

/** Another member or organization starts with nothing of the one before. */
const useForgetOnSwitch = (memberId: string | null): void => {
  const queries = useQueryClient();
  const before = useRef(memberId);
  useEffect(() => {
    if (before.current !== null && before.current !== memberId)
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "connection" });
    before.current = memberId;
  }, [memberId, queries]);
};

const Gate = ({ children }: { children: ReactNode }) => {
  const connection = useConnection();
  useForgetOnSwitch(connection.data?.kind === "signed_in" ? connection.data.me.memberId : null);
  if (connection.data === undefined)
    return (
      <main className="gate" aria-label={i18n.t("ui.loading")}>
        <Skeleton lines={3} />
      </main>
    );
  if (connection.data.kind !== "signed_in") return <SignedOut connection={connection.data} />;
  return (
    <Session key={connection.data.me.memberId} value={connection.data}>
      <Currency value={connection.data.me.organization.currency}>{children}</Currency>
    </Session>
  );
};

/** Everything inside has a signed-in member and one cache of reads, which is forgotten when the member changes. */
export const SignedInOnly = ({ children }: { children: ReactNode }) => {
  const [client] = useState(newQueryClient);
  return (
    <QueryClientProvider client={client}>
      <Gate>{children}</Gate>
    </QueryClientProvider>
  );
};
