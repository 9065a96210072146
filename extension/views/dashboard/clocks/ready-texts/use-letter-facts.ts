import { useEffect } from "react";
import type { Failure } from "#extension/platform/messages.ts";
import { ClockSettings, DeadlinePage, LedgerSplit } from "#shared/contract/clocks.ts";
import { CustomerDetail, ItemPage } from "#shared/contract/customers.ts";
import { useMe, useToday } from "../../../ui/session.tsx";
import { useRead, useReadPages } from "../../../ui/use-read.ts";
import type { SheetWords } from "../../decision/sheet-language.ts";
import { isCreditDesk } from "../../may.ts";
import { type LetterFacts, overdueOf, procedureOf } from "./letter-facts.ts";
import type { LetterKind } from "./letters-for.ts";

type WithoutWords = Omit<LetterFacts, "words">;
export type Asked =
  | { kind: "loading" }
  | { kind: "failed"; failure: Failure; again: () => void }
  | { kind: "ready"; facts: (words: SheetWords) => LetterFacts };

/** Where nothing of the kind stands, the server says so: that is an answer. */
const isNone = (failure: Failure | null): boolean => failure?.code === "not_found";

/** Reads what a text may say of a customer: its ledger at the judgment, what is overdue, the deadline it is for. */
export const useLetterFacts = (kind: LetterKind, customerId: string, deadlineId: string | null): Asked => {
  const me = useMe();
  const today = useToday();
  const customer = `/v1/customers/${encodeURIComponent(customerId)}`;
  const detail = useRead(CustomerDetail, customer);
  const split = useRead(LedgerSplit, `${customer}/ledger-split`, { enabled: kind !== "overdue" });
  const settings = useRead(ClockSettings, "/v1/clock-settings", {
    enabled: (kind === "claim" || kind === "title") && isCreditDesk(me.role),
  });
  const open = useRead(DeadlinePage, `/v1/clocks?customer=${encodeURIComponent(customerId)}`, {
    enabled: deadlineId !== null,
  });
  const items = useReadPages(ItemPage, `${customer}/items?open=true&limit=200`, {
    enabled: kind === "overdue",
  });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = items;
  // A statement is whole or it is none.
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  const reads = [detail, split, settings, open, items];
  const failed = reads.find(({ data, error }) => data === undefined && error !== null && !isNone(error));
  const failure = failed?.error ?? (detail.data === undefined ? detail.error : null);
  if (failure !== null)
    return {
      kind: "failed",
      failure,
      again: () => {
        for (const read of reads) if (read.isError) void read.refetch();
      },
    };
  const waits = reads.some(
    ({ data, error, fetchStatus }) => data === undefined && error === null && fetchStatus !== "idle",
  );
  if (detail.data === undefined || waits || hasNextPage) return { kind: "loading" };
  const { badge, events } = detail.data;
  const { figures } = badge;
  const facts: WithoutWords = {
    currency: me.organization.currency,
    today,
    sender: { name: me.organization.name, siren: me.organization.siren },
    debtor: { name: badge.name, siren: badge.siren },
    procedure: procedureOf(events, split.data?.judgmentOn ?? null),
    split: split.data ?? null,
    deadline: open.data?.deadlines.find(({ id }) => id === deadlineId) ?? null,
    retentionOfTitle: settings.data?.retentionOfTitle ?? null,
    overdue: overdueOf(items.data?.pages.flatMap((page) => page.items) ?? []),
    ledger: figures && {
      date: badge.ledgerDate,
      openCents: figures.exposure.openItemsCents,
      overdueCents: figures.overdueCents,
    },
  };
  return { kind: "ready", facts: (words) => ({ ...facts, words }) };
};
