import { LIVE_PROTOCOL } from "#shared/contract/live.ts";
import type { RequestDetail, RequestReply, RequestStanding } from "#shared/contract/requests.ts";
import { type BenchWorker, startBenchWorker } from "./bench-worker.ts";

const DECIDERS = 50;
/** Decisions one after the other that tell what one alone takes. */
const ALONE = 10;

type Headers = Record<string, string>;
type Prepared = { rep: Headers; deciders: Headers[]; customers: string[] };
type Asked = { id: string; decision: string };

const json = { "content-type": "application/json" };
const withKey = (headers: Headers): Headers => ({
  ...headers,
  ...json,
  "idempotency-key": crypto.randomUUID(),
});
const until = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A request of the rep for one order of a customer, and what a decider sends who has just looked at it. */
async function anAsked(worker: BenchWorker, { rep, deciders }: Prepared, customerId: string): Promise<Asked> {
  const document = {
    ...{ site: "bench", origin: "https://erp.example.test", tenant: "", kind: "quote" },
    externalId: customerId,
  };
  const asked = { kind: "order_release", document, amountCents: 500_00, currency: "EUR" };
  const body = JSON.stringify({ customerId, asked, reason: "seasonal_peak" });
  const { request } = JSON.parse(
    await worker.ask("POST", "/v1/requests", withKey(rep), body),
  ) as RequestReply;
  const [first] = deciders;
  const seen = JSON.parse(await worker.ask("GET", `/v1/requests/${request.id}`, first)) as RequestDetail;
  return {
    id: request.id,
    decision: JSON.stringify({
      ...{ outcome: "grant", version: seen.version, note: "" },
      grant: { kind: "order_release", amountCents: 500_00, basis: "gross", depositCents: 0, until: until(5) },
      ...{ seen: seen.now?.seen, seenHash: seen.now?.inputsHash },
    }),
  };
}

const decide = (worker: BenchWorker, { id, decision }: Asked, by: Headers): Promise<string> =>
  worker.ask("POST", `/v1/requests/${id}/decision`, withKey(by), decision);

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};

/**
 * Decisions at the Worker: what one takes alone (`decisionMs`); what each of fifty people takes who decide fifty requests of one
 * organization at once, beside that (`decisionsAtOnceRatio`: 1 is as if they had queued up); and the time from a decision to the
 * moment the waiting rep's copy holds it, over the live socket (`decisionToPageMs`, hold 2,000).
 */
export async function measureDecisions(): Promise<Record<string, number>> {
  const worker = await startBenchWorker("tests/worker/decisions-bench-worker.ts");
  try {
    const prepared = JSON.parse(await worker.ask("POST", `/bench/prepare/${DECIDERS}`)) as Prepared;
    const { customers, deciders, rep } = prepared;
    const asked: Asked[] = [];
    for (const id of customers.slice(0, DECIDERS + ALONE + 1))
      asked.push(await anAsked(worker, prepared, id));

    const alone: number[] = [];
    for (const [index, one] of asked.slice(0, ALONE).entries())
      alone.push(await timed(() => decide(worker, one, deciders[index] ?? {})));
    const decisionMs = alone.toSorted((a, b) => a - b)[ALONE / 2] ?? Number.NaN;

    const together = asked.slice(ALONE, ALONE + DECIDERS);
    const atOnceMs = await timed(() =>
      Promise.all(together.map((one, index) => decide(worker, one, deciders[index] ?? {}))),
    );
    const last = asked.at(-1);
    const decisionToPageMs = last ? await toPage(worker, last, deciders[0] ?? {}, rep) : Number.NaN;
    const log = JSON.parse(await worker.ask("GET", "/v1/audit/verify", deciders[0])) as { intact: boolean };
    if (!log.intact) throw new Error("the log does not hold after decisions at once");
    return {
      decisionMs,
      decisionsAtOnceRatio: atOnceMs / DECIDERS / decisionMs,
      decisionToPageMs,
    };
  } finally {
    await worker.dispose();
  }
}

/** From the click of a decider to the release in the hands of the rep who listens. */
async function toPage(worker: BenchWorker, asked: Asked, by: Headers, rep: Headers): Promise<number> {
  const { ticket } = JSON.parse(await worker.ask("POST", "/v1/live-tickets", { ...rep, ...json })) as {
    ticket: string;
  };
  const socket = worker.listen("/v1/live", [LIVE_PROTOCOL, ticket]);
  await new Promise((resolve, reject) => {
    socket.addEventListener("message", resolve, { once: true });
    socket.addEventListener("error", () => reject(new Error("no socket opened")), { once: true });
  });
  const there = new Promise<number>((resolve) => {
    socket.addEventListener("message", async () => {
      const standing = JSON.parse(await worker.ask("GET", "/v1/requests/standing", rep)) as RequestStanding;
      if (standing.releases.some(({ id }) => id === asked.id)) resolve(performance.now());
    });
  });
  const started = performance.now();
  await decide(worker, asked, by);
  const ended = await there;
  socket.close();
  return ended - started;
}
