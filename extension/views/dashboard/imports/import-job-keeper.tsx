import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { type Mapping, parseMapping } from "#extension/import/mapping.ts";
import { type OpenOptions, openLedger } from "#extension/import/open-ledger.ts";
import { uploadImport } from "#extension/import/upload-import.ts";
import { usualSource } from "#extension/import/usual-source.ts";
import { send } from "#extension/platform/send.ts";
import { type ImportKind, ImportMapping, type ImportStatus } from "#shared/contract/imports.ts";
import { failed } from "#shared/result.ts";
import { askApi } from "../../ui/ask-api.ts";
import { useMe } from "../../ui/session.tsx";
import type { ImportJob, OpenFile } from "./import-job.ts";
import { recallMapping } from "./recall-mapping.ts";

type ImportControl = {
  job: ImportJob;
  choose: (file: File, options?: { resume?: ImportStatus | null; kind?: OpenOptions["kind"] }) => void;
  changeMapping: (mapping: Mapping) => void;
  changeSource: (source: string) => void;
  /** Looks for the mapping that was used for this source last. */
  recall: () => void;
  start: () => void;
  cancel: () => void;
  reset: () => void;
};
const Control = createContext<ImportControl | null>(null);

export const useImportJob = (): ImportControl => {
  const control = useContext(Control);
  if (control === null) throw new Error("useImportJob outside ImportJobKeeper");
  return control;
};

const toApi: Parameters<typeof uploadImport>[0]["send"] = (method, path, body, options) =>
  send("api", {
    method,
    path,
    ...(body === undefined ? {} : { body }),
    ...(options?.idempotencyKey === undefined ? {} : { idempotencyKey: options.idempotencyKey }),
  }).catch(() => failed({ code: "offline" as const, requestId: null }));

const read = async (file: File, options: OpenOptions): Promise<OpenFile | ImportJob> => {
  const opened = await openLedger({ name: file.name, size: file.size, stream: () => file.stream() }, options);
  if (!opened.ok) return { kind: "refused", file, error: opened.error };
  return { file, reader: opened.value, preview: opened.value.preview() };
};

const savedMapping = async (kind: ImportKind, source: string): Promise<Mapping | null> => {
  const path = `/v1/import-mappings/${kind}/${encodeURIComponent(source)}`;
  const saved = await askApi(ImportMapping, { method: "GET", path }).catch(() => null);
  const mapping = saved === null ? null : parseMapping(saved.mapping);
  return mapping?.ok ? mapping.value : null;
};

type Ready = Extract<ImportJob, { kind: "ready" }>;

/** Keeps the import of this page going while one looks at other screens, and warns before the page is closed on it. */
export const ImportJobKeeper = ({ children }: { children: ReactNode }) => {
  const [job, setJob] = useState<ImportJob>({ kind: "idle" });
  const expectedSiren = useMe().organization.siren;
  const queries = useQueryClient();
  const stop = useRef<AbortController | null>(null);
  const running = job.kind === "running";

  useEffect(() => {
    if (!running) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [running]);

  const choose: ImportControl["choose"] = async (file, { resume = null, kind } = {}) => {
    setJob({ kind: "opening", fileName: file.name });
    const found = await read(file, { kind: kind ?? resume?.kind, expectedSiren });
    if ("kind" in found) return setJob(found);
    const source = resume?.source ?? usualSource(found.preview.kind);
    const ready: Ready = { kind: "ready", open: found, source, recalled: source, remembered: false, resume };
    setJob(ready);
    await remember(ready);
  };

  const remember = async (ready: Ready): Promise<void> => {
    const { file, preview } = ready.open;
    if (preview.mapping === null) return;
    const source = ready.source.trim();
    const settle = (open: OpenFile, remembered: boolean) =>
      setJob((now) =>
        now.kind === "ready" && now.open === ready.open
          ? { ...now, open, recalled: source, remembered }
          : now,
      );
    const guess = await read(file, { kind: preview.kind });
    if ("kind" in guess || guess.preview.mapping === null) return;
    const mapping = await savedMapping(preview.kind, source);
    const recalled = mapping && recallMapping(mapping, guess.preview.mapping, guess.preview.columns);
    if (recalled === null) return settle(ready.remembered ? guess : ready.open, false);
    const found = await read(file, { kind: preview.kind, mapping: recalled });
    if (!("kind" in found)) settle(found, true);
  };

  const changeMapping = async (mapping: Mapping): Promise<void> => {
    if (job.kind !== "ready") return;
    const { file, preview } = job.open;
    const options: OpenOptions =
      preview.kind === mapping.kind ? { kind: mapping.kind, mapping } : { kind: mapping.kind };
    const found = await read(file, options);
    if ("kind" in found) return setJob(found);
    setJob({ ...job, open: found, remembered: false });
  };

  const start = async (): Promise<void> => {
    if (job.kind !== "ready") return;
    const { open, source, resume } = job;
    const abort = new AbortController();
    stop.current = abort;
    setJob({ kind: "running", open, progress: null, cancelling: false });
    const done = await uploadImport({
      send: toApi,
      reader: open.reader,
      meta: { source: source.trim() },
      signal: abort.signal,
      resume: resume?.id ?? null,
      onProgress: (progress) => setJob((now) => (now.kind === "running" ? { ...now, progress } : now)),
    });
    stop.current = null;
    setJob(
      done.ok
        ? { kind: "done", status: done.value, warnings: open.reader.totals().warnings }
        : { kind: "failed", fileName: open.file.name, error: done.error },
    );
    await queries.invalidateQueries();
  };

  const control: ImportControl = {
    job,
    choose: (file, options) => void choose(file, options),
    changeMapping: (mapping) => void changeMapping(mapping),
    changeSource: (source) => setJob((now) => (now.kind === "ready" ? { ...now, source } : now)),
    recall: () => {
      if (job.kind === "ready" && job.source.trim() !== "" && job.source.trim() !== job.recalled)
        void remember(job);
    },
    start: () => void start(),
    cancel: () => {
      stop.current?.abort();
      setJob((now) => (now.kind === "running" ? { ...now, cancelling: true } : now));
    },
    reset: () => setJob({ kind: "idle" }),
  };
  return <Control value={control}>{children}</Control>;
};
