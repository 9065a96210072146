import * as z from "zod";
import type { ReportWrite } from "#extension/platform/messages.ts";
import { ReportReply } from "#shared/contract/field-reports.ts";
import { RequestReply } from "#shared/contract/requests.ts";
import type { OutboxKinds } from "./send-outbox.ts";

const Versioned = z.looseObject({ version: z.int() });
const versionOf = (body: unknown): number | null => Versioned.safeParse(body).data?.version ?? null;

/**
 * A second step of this device upon the version that it saw before its first one stands upon what the first one made, as long
 * as nobody else came between. `made`: the version that a reply tells of.
 */
const afterOwnStep =
  (made: (reply: unknown) => number | null) =>
  (body: unknown, earlier: { body: unknown; reply: unknown }): unknown => {
    const [version, seen, seenBefore] = [made(earlier.reply), versionOf(body), versionOf(earlier.body)];
    if (version === null || seen === null || typeof body !== "object") return body;
    const isNext = version === seen + 1 && (seenBefore === null || seenBefore === seen);
    return isNext ? { ...body, version } : body;
  };

/** The words of a report lie with the server now, under the organization's key: none of them stays here. */
const withoutWords = (write: ReportWrite): ReportWrite =>
  write.step === "report"
    ? { ...write, body: { ...write.body, text: "", link: null } }
    : { ...write, body: { ...write.body, note: "" } };

/** All that is kept until the server has answered it. */
export const KINDS = {
  request: {
    reply: RequestReply,
    after: afterOwnStep((reply) => RequestReply.safeParse(reply).data?.request.version ?? null),
  },
  field_report: {
    reply: ReportReply,
    after: afterOwnStep((reply) => ReportReply.safeParse(reply).data?.report.version ?? null),
    left: ({ about }) => ({ body: null, about: withoutWords(about as ReportWrite) }),
  },
} satisfies OutboxKinds;
