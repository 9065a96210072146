import { brokenPart, type ChainHead, type Hash, type KeptEntry } from "./chain.ts";
import { AUDIT_FORMAT, ExportEntry, ExportHead, ExportHeader, readLine } from "./export-lines.ts";
import { exportHeadText, keyText } from "./seal.ts";

export type VerifyTools = {
  hash: Hash;
  /** Ed25519 over the text (UTF-8), key and signature in base64url; false for anything malformed. */
  isSigned: (publicKey: string, signature: string, text: string) => boolean | Promise<boolean>;
};

/** What is wrong with an export, and where: `line` counts from 1, `sequence` is that of the entry it is about. */
export type ExportProblem =
  | { problem: "empty" | "foreign"; line: number }
  | { problem: "newer_format"; line: number; format: number }
  | { problem: "half_line" | "after_head"; line: number }
  /** `what`: the payload; the entry itself or its hash; the way its line is written. */
  | { problem: "entry_changed"; line: number; sequence: number; what: "payload" | "entry" | "line" }
  | { problem: "entry_removed" | "entry_inserted" | "entry_moved"; line: number; sequence: number }
  | { problem: "tail_cut"; line: number; said: number; found: number }
  | { problem: "head_missing" | "head_forged" | "header_changed"; line: number }
  /** Every line agrees with the others, but not with what was signed: the chain was written anew. */
  | { problem: "chain_rewritten"; line: number; sequence: number }
  | { problem: "other_key"; line: number; fingerprint: string };

export type ExportVerdict =
  | {
      intact: true;
      organization: ExportHeader["organization"];
      entries: number;
      erased: number;
      head: ExportHead["head"];
      key: string;
    }
  | ({ intact: false; entries: number } & ExportProblem);

type Missing = { problem: ExportProblem; sequence: number };

/**
 * Proves an export line by line, whatever its size: give it each line without its end, then `end`. `complete` is false for
 * text after the last line end. `pinnedKey`: the fingerprint that the reader got elsewhere; without it an export proves
 * itself by the key it brings. The first problem is the one told.
 */
export function exportVerifier({ hash, isSigned }: VerifyTools, pinnedKey?: string) {
  let header: ExportHeader | undefined;
  let headerHash = "";
  let previous: ChainHead = { sequence: 0, hash: "" };
  let erased = 0;
  let line = 0;
  let head: ExportHead["head"] | undefined;
  let problem: ExportProblem | undefined;
  let missing: Missing | undefined;
  let doubt: ExportProblem | undefined;

  async function first(text: string): Promise<ExportProblem | undefined> {
    header = readLine(ExportHeader, text);
    if (header === undefined)
      return looksOurs(text) ? { problem: "header_changed", line } : { problem: "foreign", line };
    if (header.format !== AUDIT_FORMAT) return { problem: "newer_format", line, format: header.format };
    const { publicKey, fingerprint } = header.key;
    if ((await hash(keyText(publicKey))) !== fingerprint) return { problem: "header_changed", line };
    if (pinnedKey !== undefined && pinnedKey !== fingerprint)
      return { problem: "other_key", line, fingerprint };
    headerHash = await hash(text);
    return undefined;
  }

  async function entry(text: string, { organization }: ExportHeader): Promise<ExportProblem | undefined> {
    const expected = previous.sequence + 1;
    const read = readLine(ExportEntry, text);
    if (read === undefined) return { problem: "entry_changed", line, sequence: expected, what: "line" };
    const { sequence } = read;
    if (sequence < expected) return { problem: "entry_inserted", line, sequence };
    if (sequence > expected) {
      // Taken out, or standing further down: the rest of the file tells.
      missing = { sequence: expected, problem: { problem: "entry_removed", line, sequence: expected } };
      return undefined;
    }
    const kept: KeptEntry = "erased" in read ? { ...read, salt: null, payload: null } : read;
    const what = await brokenPart(hash, previous.hash, organization.number, kept);
    if (what === "entry" && sequence === 1) {
      // Its hash holds the organization's number, which the header gives: the end of the file tells which of them changed.
      doubt = { problem: "entry_changed", line, sequence, what };
      return undefined;
    }
    if (what !== undefined) return { problem: "entry_changed", line, sequence, what };
    if (kept.payload === null) erased += 1;
    previous = { sequence, hash: read.hash };
    return undefined;
  }

  async function last(
    { head: signed, headerHash: ofHeader, signature }: ExportHead,
    { organization, key }: ExportHeader,
  ): Promise<ExportProblem | undefined> {
    const signedWith = (ofWhich: string) =>
      isSigned(key.publicKey, signature, exportHeadText(organization, { ...signed, headerHash: ofWhich }));
    if (ofHeader !== headerHash)
      return (await signedWith(headerHash))
        ? { problem: "head_forged", line }
        : { problem: "header_changed", line: 1 };
    if (!(await signedWith(headerHash))) return { problem: "head_forged", line };
    head = signed;
    if (signed.sequence > previous.sequence)
      return { problem: "tail_cut", line, said: signed.sequence, found: previous.sequence };
    if (signed.sequence < previous.sequence)
      return { problem: "entry_inserted", line: signed.sequence + 2, sequence: signed.sequence + 1 };
    if (signed.hash !== previous.hash)
      return { problem: "chain_rewritten", line, sequence: previous.sequence };
    return undefined;
  }

  async function whatIsWrong(text: string, complete: boolean): Promise<ExportProblem | undefined> {
    if (!complete) return { problem: "half_line", line };
    if (header === undefined) return first(text);
    if (head !== undefined) return { problem: "after_head", line };
    const ending = readLine(ExportHead, text);
    if (ending !== undefined) return last(ending, header);
    return text.startsWith('{"head":') ? { problem: "head_forged", line } : entry(text, header);
  }

  return {
    /** True while more lines are worth giving. */
    async line(text: string, complete = true): Promise<boolean> {
      line += 1;
      if (doubt !== undefined) {
        const ending = readLine(ExportHead, text);
        if (ending === undefined) return true;
        problem = ending.headerHash === headerHash ? doubt : { problem: "header_changed", line: 1 };
      } else if (missing !== undefined) {
        if (readLine(ExportEntry, text)?.sequence !== missing.sequence) return true;
        problem = { problem: "entry_moved", line, sequence: missing.sequence };
      } else problem = await whatIsWrong(text, complete);
      return problem === undefined;
    },
    end(): ExportVerdict {
      const wrong = problem ?? doubt ?? missing?.problem ?? ending();
      const entries = previous.sequence;
      if (wrong !== undefined) return { intact: false, entries, ...wrong };
      if (header === undefined || head === undefined) throw new Error("an export without a verdict");
      const { organization, key } = header;
      return { intact: true, organization, entries, erased, head, key: key.fingerprint };
    },
  };

  function ending(): ExportProblem | undefined {
    if (header === undefined) return { problem: "empty", line };
    if (head !== undefined) return undefined;
    const { to } = header;
    return previous.sequence < to
      ? { problem: "tail_cut", line, said: to, found: previous.sequence }
      : { problem: "head_missing", line };
  }
}

/** A first line that was ours once, though something of it changed. */
const looksOurs = (text: string): boolean => text.includes("Ed25519") && text.includes("fingerprint");
