import { assess } from "#shared/credit/assess.ts";
import type { AssessInput } from "#shared/credit/assess-input.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import type { OrderVerdict } from "#shared/credit/order/order-check.ts";
import type { Policy } from "#shared/credit/policy.ts";
import type { FactRows } from "../db/facts.ts";
import { assessInputs } from "./assess-inputs.ts";
import { letReadersIn } from "./let-readers-in.ts";
import { addCustomer, addDocument, type PreviewSums } from "./preview-sums.ts";
import { replayCheck } from "./replay-check.ts";
import { type ReplayedDocument, replayedDocuments } from "./replayed-documents.ts";

export type PreviewView = {
  before: Policy;
  after: Policy;
  asOf: EpochDay;
  /** Facts recorded later are not seen. */
  knownAt: number;
  period: { from: EpochDay; to: EpochDay };
  /** Of the documents of a customer every so many-th is checked. */
  every: number;
};

/** Entries read by all assessments of a slice: about a second of computing. */
const ENTRIES_A_SLICE = 500_000;
/** … and of one customer: an account of 10,000 lines is checked at 20 of its documents. */
const ENTRIES_A_CUSTOMER = 400_000;
const ENTRIES_BETWEEN_PAUSES = 20_000;

/** Adds customers to the sums, in the order given, as far as a slice goes; gives the last one of them. */
export async function previewSlice(
  rows: FactRows,
  entityIds: number[],
  view: PreviewView,
  sums: PreviewSums,
): Promise<{ last: number; done: number }> {
  const entities = new Map(rows.entities.map((entity) => [entity.id, entity]));
  const inputs = assessInputs(rows, entityIds, view.asOf);
  let [last, done, read, paused] = [0, 0, 0, 0];
  const pause = async (entries: number) => {
    read += entries;
    if (read - paused < ENTRIES_BETWEEN_PAUSES) return;
    paused = read;
    await letReadersIn();
  };
  for (const id of entityIds) {
    const entity = entities.get(id);
    const input = inputs.get(id);
    last = id;
    done += 1;
    if (!entity || !input) continue;
    const entries = 1 + input.accounts.reduce((sum, account) => sum + account.entries.length, 0);
    const known = { ...input, knownAt: view.knownAt, policy: view.before };
    const isCarried = entity.payerId !== null;
    try {
      const before = assess(known);
      const after = assess({ ...known, policy: view.after });
      const who = { id: entity.publicId, name: entity.name };
      addCustomer(sums, who, before, after, isCarried ? 0 : before.exposure.totalCents);
      await pause(2 * entries);
      // What somebody else pays for is among the documents of the payer.
      const documents = isCarried ? [] : replayedDocuments(known, view.period);
      sums.documents += documents.length;
      for (const document of sampled(documents, entries, view.every, id)) {
        addDocument(sums, verdictsOn(known, view, document), document.outcome, document.amountCents);
        await pause(2 * entries);
      }
    } catch (error) {
      // One customer must not stop the preview of all others.
      console.error(JSON.stringify({ preview: entity.publicId, cause: String(error) }));
    }
    if (read > ENTRIES_A_SLICE) break;
  }
  return { last, done };
}

/** The same ones every time: begun at a place of the customer's own, so that small customers are met as often as large ones. */
function sampled(
  documents: ReplayedDocument[],
  entries: number,
  every: number,
  place: number,
): ReplayedDocument[] {
  const affordable = Math.max(1, Math.floor(ENTRIES_A_CUSTOMER / (2 * entries)));
  const step = Math.max(every, Math.ceil(documents.length / affordable));
  return documents.filter((_, index) => (index + place) % step === 0);
}

const verdictsOn = (
  known: AssessInput,
  { before, after }: PreviewView,
  document: ReplayedDocument,
): { before: OrderVerdict; after: OrderVerdict } => ({
  before: replayCheck(known, before, document).verdict,
  after: replayCheck(known, after, document).verdict,
});
