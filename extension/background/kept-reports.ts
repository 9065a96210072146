import type { ReportWrite } from "#extension/platform/messages.ts";
import { tellPages, tellTabs } from "#extension/platform/tell.ts";
import { awaitsTriage } from "#shared/field-reports/field-report.ts";
import type { ReportKind } from "#shared/field-reports/report-kind.ts";
import type { Account } from "./account.ts";
import { type KeptReports, readReports } from "./copy.ts";
import { type OutboxEntry, outboxEntries } from "./outbox/outbox-store.ts";

const loaded = new WeakMap<Account["copy"], Promise<KeptReports | null>>();

/** What was last fetched; read once, then in memory. */
export const reportsOf = ({ copy }: Account): Promise<KeptReports | null> => {
  const known = loaded.get(copy);
  if (known !== undefined) return known;
  const reading = readReports(copy);
  loaded.set(copy, reading);
  reading.catch(() => loaded.delete(copy));
  return reading;
};

export const rememberReports = ({ copy }: Account, reports: KeptReports | null): void => {
  loaded.set(copy, Promise.resolve(reports));
};

/** Field reports of this device, sent and still to be sent. */
export const writesOf = async ({ key }: Account): Promise<(OutboxEntry & { about: ReportWrite })[]> =>
  (await outboxEntries(key)).flatMap((entry) =>
    entry.kind === "field_report" ? [{ ...entry, about: entry.about as ReportWrite }] : [],
  );

/** What the member said of customers: still on this device, by customer; and whose warnings are under review. */
export type OwnReports = {
  waiting: ReadonlyMap<string, ReportKind>;
  underReview: ReadonlySet<string>;
};

const NONE: OwnReports = { waiting: new Map(), underReview: new Set() };
const own = new WeakMap<Account["copy"], Promise<OwnReports>>();

const readOwn = async (account: Account): Promise<OwnReports> => {
  const [reports, writes] = await Promise.all([reportsOf(account), writesOf(account)]);
  return {
    waiting: new Map(
      writes.flatMap(({ about, state }) =>
        state.kind === "waiting" && about.step === "report"
          ? [[about.customerId, about.body.reported.kind] as const]
          : [],
      ),
    ),
    underReview: new Set(
      (reports?.mine ?? []).flatMap(({ customerId, reported, state }) =>
        reported.kind === "warning" && awaitsTriage(state) ? [customerId] : [],
      ),
    ),
  };
};

/** Read once, then in memory until something changes: every badge asks. */
export const ownReports = (account: Account): Promise<OwnReports> => {
  const known = own.get(account.copy);
  if (known !== undefined) return known;
  const reading = readOwn(account).catch(() => NONE);
  own.set(account.copy, reading);
  return reading;
};

const keysOf = ({ waiting, underReview }: OwnReports): string =>
  JSON.stringify([[...waiting], [...underReview]]);

/** After a change of the outbox or of the reports: open surfaces ask again, and pages whose badges say something else now. */
export const tellOfReports = async (account: Account): Promise<void> => {
  const before = await own.get(account.copy);
  own.delete(account.copy);
  if (account.ended.aborted) return;
  tellPages({ name: "reportsChanged" });
  const now = await ownReports(account);
  if (keysOf(before ?? NONE) !== keysOf(now)) await tellTabs({ name: "revisionChanged" });
};
