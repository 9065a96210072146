import type { Failure } from "#extension/platform/messages.ts";
import { ImportStatus } from "#shared/contract/imports.ts";
import { failed, ok, type Result } from "#shared/result.ts";
import { cancelledFailure, type Send } from "./retry-send.ts";
import type { progressMeter } from "./upload-progress.ts";

const POLL_MS = 500;
const BUSY_MS = 1_000;
/** No customer computed in this long: the commit is sent again, which starts the job anew where it stood. */
const STALLED_MS = 60_000;

type Waiting = {
  send: Send;
  importId: string;
  report: ReturnType<typeof progressMeter>;
  wait: (ms: number) => Promise<void>;
  now: () => number;
  signal?: AbortSignal | undefined;
};

/** Commits, waiting while another import is being computed. From here on nothing is lost when the client goes away. */
const commit = async ({ send, importId, wait, signal }: Waiting): Promise<Result<unknown, Failure>> => {
  for (;;) {
    if (signal?.aborted) return failed(cancelledFailure);
    const answer = await send("POST", `/v1/imports/${importId}/commit`, {});
    if (answer.ok || answer.error.code !== "import_busy") return answer;
    await wait(BUSY_MS);
  }
};

/** Commits an import and waits until everything derived from it is in place. */
export const awaitDerived = async (waiting: Waiting): Promise<Result<ImportStatus, Failure>> => {
  const { send, importId, report, wait, now, signal } = waiting;
  const committed = await commit(waiting);
  if (!committed.ok) return committed;
  let done = -1;
  let movedAt = now();
  for (;;) {
    if (signal?.aborted) return failed(cancelledFailure);
    const answer = await send("GET", `/v1/imports/${importId}`);
    if (!answer.ok) return answer;
    const status = ImportStatus.safeParse(answer.value);
    if (!status.success) return failed({ code: "bad_reply", requestId: null });
    const { state, derive } = status.data;
    report({ step: "computing", importId, done: derive.done, total: derive.total, lines: 0 });
    if (state === "committed" || state === "superseded") return ok(status.data);
    if (state !== "deriving") return failed({ code: "import_closed", requestId: null });
    if (derive.done !== done) {
      done = derive.done;
      movedAt = now();
    } else if (now() - movedAt > STALLED_MS) {
      const again = await commit(waiting);
      if (!again.ok) return again;
      movedAt = now();
    }
    await wait(POLL_MS);
  }
};
