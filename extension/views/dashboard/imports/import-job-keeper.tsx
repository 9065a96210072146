import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { type Mapping, parseMapping } from "#extension/import/mapping.ts";
import { type OpenOptions, openLedger } from "#extension/import/open-ledger.ts";
import { uploadImport } from "#extension/import/upload-import.ts";
import { send } from "#extension/platform/send.ts";
import { ImportMapping, type ImportStatus } from "#shared/contract/imports.ts";
import { failed } from "#shared/result.ts";
import { askApi } from "../../ui/ask-api.ts";
import { useMe } from "../../ui/session.tsx";
import { type ImportJob, mappingFits, type OpenFile } from "./import-job.ts";

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
    const source = resume?.source ?? (found.preview.kind === "fec" ? "FEC" : "CSV");
    setJob({ kind: "ready", open: found, source, remembered: false, resume });
    if (found.preview.mapping !== null) await remember(found, source, resume);
  };

  const remember = async (open: OpenFile, source: string, resume: ImportStatus | null): Promise<void> => {
    const path = `/v1/import-mappings/${open.preview.kind}/${encodeURIComponent(source)}`;
    const saved = await askApi(ImportMapping, { method: "GET", path }).catch(() => null);
    const mapping = saved === null ? null : parseMapping(saved.mapping);
    if (mapping === null || !mapping.ok || !mappingFits(mapping.value.columns, open.preview.columns)) return;
    const found = await read(open.file, { kind: open.preview.kind, mapping: mapping.value });
    if ("kind" in found) return;
    setJob((now) =>
      now.kind === "ready" && now.open === open
        ? { kind: "ready", open: found, source, remembered: true, resume }
        : now,
    );
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
      meta: { source },
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
      if (job.kind === "ready" && job.open.preview.mapping !== null)
        void remember(job.open, job.source, job.resume);
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
