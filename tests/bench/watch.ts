import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { formatIsoDate } from "#shared/credit/calendar.ts";
import { firmsOfCustomers, inventedSiren } from "#worker/local/stand-in/firms.ts";
import { judgmentNotice } from "#worker/local/stand-in/notices.ts";
import { type StandIn, serveStandIn } from "#worker/local/stand-in/serve.ts";
import { type BenchWorker, startBenchWorker } from "./bench-worker.ts";

const CUSTOMERS = 5_000;
const AT_ONCE = 250;
const NOTICES = 2_500;
/** Every so many-th notice is about a customer: 40 of them. */
const OWN_EVERY = 62;
const SLICE = 100;
/** 5,000 that are fresh for 30 days. */
const A_NIGHT = 167;
const FAULT_EVERY = 10;
const REGISTER = "recherche-entreprises";
const NATURES = [
  ["liquidation", "Jugement d'ouverture de liquidation judiciaire"],
  ["reorganisation", "Jugement d'ouverture d'une procédure de redressement judiciaire"],
  ["safeguard", "Jugement d'ouverture d'une procédure de sauvegarde"],
] as const;

type Found = { events: { siren: string; kind: string }[]; answered: string[] };
type Run = { state: string; checked: number; total: number };
type Night = { worker: BenchWorker; organization: { number: number }; day: number; standIn: StandIn };

const customerAt = (place: number) => ({
  ...{ name: `Maison Inventée ${place}`, siren: inventedSiren(place) },
  ...{ town: "RENNES", postcode: "35000" },
});

const hand = ({ worker, organization, day }: Night, what: string) =>
  worker.ask("POST", `/bench/watch/${organization.number}/${day}/${what}`);

const found = async ({ worker, organization }: Night): Promise<Found> =>
  JSON.parse(await worker.ask("GET", `/bench/found/${organization.number}`));

async function untilComplete({ worker, organization, day }: Night, what: string): Promise<Run> {
  const endsAt = Date.now() + 120_000;
  for (;;) {
    const run: Run = JSON.parse(await worker.ask("GET", `/bench/run/${organization.number}/${day}/${what}`));
    if (run.state === "complete") return run;
    if (Date.now() > endsAt) throw new Error(`the watch of ${what} stands at ${JSON.stringify(run)}`);
    await pause(250);
  }
}

const askedAt = (standIn: StandIn) => standIn.requests().filter(({ source }) => source === REGISTER);
const sirenOf = (path: string): string => new URL(path, "http://127.0.0.1").searchParams.get("q") ?? "";

async function untilAsked({ standIn }: Night, count: number): Promise<void> {
  const endsAt = Date.now() + 60_000;
  while (askedAt(standIn).length < count) {
    if (Date.now() > endsAt)
      throw new Error(`only ${askedAt(standIn).length} of ${count} firms were asked about`);
    await pause(10);
  }
}

/** Requests a second from the first to the last. */
const paceOf = (times: readonly number[]): number =>
  ((times.length - 1) * 1_000) / ((times.at(-1) ?? 0) - (times[0] ?? 0));

const mostInASecond = (times: readonly number[]): number =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length));

/** A day of the gazette: what it says of the customers is exactly what has to be recorded, and no number of theirs may leave. */
async function readGazette(night: Night): Promise<Record<string, number>> {
  const { standIn, day } = night;
  const published = new Map<string, string>();
  const notices = Array.from({ length: NOTICES }, (_, number) => {
    const own = number % OWN_EVERY === 0 && published.size < 40;
    const about = customerAt(own ? number * 2 : CUSTOMERS + number);
    const [kind, nature] = NATURES[number % 3] ?? NATURES[0];
    if (own) published.set(about.siren, kind);
    const head = { day: formatIsoDate(day - 1), number: number + 1 };
    return judgmentNotice(about, head, { nature, date: formatIsoDate(day - 9) });
  });
  standIn.addNotices(notices);
  const started = performance.now();
  await hand(night, "gazette");
  await untilComplete(night, "gazette");
  const seconds = (performance.now() - started) / 1_000;
  const { events } = await found(night);
  const right = events.filter(({ siren, kind }) => published.get(siren) === kind).length;
  const known = new Set(Array.from({ length: CUSTOMERS }, (_, place) => inventedSiren(place)));
  const asked = standIn.requests();
  const left = asked.filter(({ path }) =>
    (
      decodeURIComponent(path)
        .replace(/[\s+]/g, "")
        .match(/\d{9,}/g) ?? []
    ).some((digits) => known.has(digits)),
  );
  console.error(
    `watch 5,000 customers: gazette ${asked.length} requests in ${seconds.toFixed(1)} s, ${right} of ${published.size} events`,
  );
  return {
    watchGazetteRequests: asked.length,
    watchGazetteSeconds: seconds,
    watchEventsRecorded: right,
    watchEventsWrong: published.size - right + (events.length - right),
    watchGazetteSirensSent: left.length,
  };
}

/** One request in ten is refused, 429 and 500 in turns, until the pass is over. */
async function withFaults<Done>({ standIn }: Night, work: Promise<Done>): Promise<[Done, number]> {
  let running = true;
  let faults = 0;
  const from = askedAt(standIn).length;
  const ended = work.finally(() => {
    running = false;
  });
  const giving = (async () => {
    while (running) {
      if (askedAt(standIn).length - from >= (faults + 1) * FAULT_EVERY - 1) {
        faults += 1;
        standIn.setFault({ source: REGISTER, fault: faults % 2 === 0 ? "500" : "429", times: 1 });
      }
      await pause(10);
    }
  })();
  const done = await ended;
  await giving;
  standIn.setFault({ source: REGISTER, fault: null });
  return [done, faults];
}

/**
 * The watch of 5,000 customers by the Worker's queue, against a stand-in of the sources at their real pace: a day of the gazette; the
 * first 100 firms of a whole pass of the register, the Worker killed in the middle and started again on its database; a night's share of
 * the register (167 firms, fresh for 30 days) with a tenth of all answers 429 or 500. A whole pass is extrapolated from the pace.
 * `watchAskedTwice`: firms whose answer was kept and who were asked about again; one killed in its question is asked again, and told.
 */
export async function measureWatch(): Promise<Record<string, number>> {
  const keptIn = mkdtempSync(join(tmpdir(), "vigie-watch-"));
  const customers = Array.from({ length: CUSTOMERS }, (_, place) => customerAt(place));
  const standIn = await serveStandIn({ port: 0, firms: firmsOfCustomers(customers), notices: [] });
  const start = () =>
    startBenchWorker("tests/worker/watch-bench-worker.ts", { queue: true, keptIn, sources: standIn.origin });
  let worker = await start();
  try {
    const prepared = JSON.parse(await worker.ask("POST", "/bench/prepare"));
    const night = (): Night => ({ worker, standIn, ...prepared });
    for (let from = 0; from < CUSTOMERS; from += AT_ONCE) {
      const some = customers.slice(from, from + AT_ONCE);
      const body = JSON.stringify({ organization: prepared.organization, customers: some });
      await worker.ask("POST", "/bench/customers", { "content-type": "application/json" }, body);
    }
    const gazette = await readGazette(night());

    await hand(night(), REGISTER);
    await untilAsked(night(), SLICE / 2);
    await worker.dispose();
    const before = askedAt(standIn).map(({ path }) => sirenOf(path));
    const firstTimes = askedAt(standIn).map(({ at }) => at);
    worker = await start();
    const kept = new Set((await found(night())).answered);
    await hand(night(), REGISTER);
    await untilAsked(night(), SLICE);
    await worker.dispose();
    const after = askedAt(standIn).slice(before.length);
    const again = after.map(({ path }) => sirenOf(path)).filter((siren) => before.includes(siren));
    const pace = (paceOf(firstTimes) + paceOf(after.map(({ at }) => at))) / 2;

    worker = await start();
    await worker.ask("POST", `/bench/night/${prepared.organization.number}/${prepared.day}/${A_NIGHT}`);
    const started = performance.now();
    const pass = hand(night(), REGISTER).then(() => untilComplete(night(), REGISTER));
    const [{ checked, total }, faults] = await withFaults(night(), pass);
    const faultySeconds = (performance.now() - started) / 1_000;
    const most = mostInASecond(askedAt(standIn).map(({ at }) => at));
    console.error(
      `watch 5,000 customers: register ${pace.toFixed(2)} a second, ${most} in any second; ${kept.size} answers kept at the kill, ` +
        `${again.length} asked again; a night with ${faults} faults ${checked} of ${total} firms in ${faultySeconds.toFixed(1)} s`,
    );
    return {
      ...gazette,
      watchRegisterInASecond: most,
      watchAskedTwice: again.filter((siren) => kept.has(siren)).length,
      watchKilledInQuestion: again.filter((siren) => !kept.has(siren)).length,
      watchPassMinutes: CUSTOMERS / pace / 60,
      watchNightSeconds: A_NIGHT / pace,
      watchFaults: faults,
      watchFaultyNightSeconds: faultySeconds,
      watchFaultyNightLeft: total - checked,
    };
  } finally {
    await worker.dispose();
    await standIn.stop();
    rmSync(keptIn, { recursive: true, force: true });
  }
}
