import { entryText, payloadText } from "#shared/audit/chain.ts";
import { type ExportEntry, type ExportHeader, lineOf } from "#shared/audit/export-lines.ts";
import { exportHeadText, keyText } from "#shared/audit/seal.ts";
import { type ExportVerdict, exportVerifier, type VerifyTools } from "#shared/audit/verify-export.ts";

/** FNV-1a, eight times: any change of a text shows, which is all that these tests need of a hash. */
export const aHash = (text: string): string => {
  let state = 2166136261;
  let hex = "";
  for (let round = 0; round < 8; round += 1) {
    for (let at = 0; at < text.length; at += 1)
      state = Math.imul(state ^ text.charCodeAt(at), 16777619) >>> 0;
    hex += state.toString(16).padStart(8, "0");
  }
  return hex;
};

/** Signs as somebody who knows the key: the signature is the hash of key and text. */
const signed = (publicKey: string, text: string) => aHash(`secret of ${publicKey}\n${text}`);
export const tools: VerifyTools = {
  hash: aHash,
  isSigned: (publicKey, signature, text) => signed(publicKey, text) === signature,
};

const PUBLIC_KEY = "key-of-the-firm";
export const FINGERPRINT = aHash(keyText(PUBLIC_KEY));
const organization = { id: "org-1", number: 7, name: "Maison Émile" };

/** The lines of an export of so many entries; those at `erased` have lost their payload. */
export const anExport = (
  count: number,
  { erased = [] as number[], publicKey = PUBLIC_KEY, note = "" } = {},
): string[] => {
  const header: ExportHeader = {
    ...({ vigie: "audit", format: 1 } as const),
    organization,
    key: { algorithm: "Ed25519", publicKey, fingerprint: aHash(keyText(publicKey)) },
    ...({ from: 1, to: count, at: 1_700_000_000_000 } as const),
  };
  const entries: ExportEntry[] = [];
  let previous = "";
  for (let sequence = 1; sequence <= count; sequence += 1) {
    const payload = JSON.stringify({ amountCents: sequence * 100, note });
    const salt = `salt-${sequence}`;
    const who = {
      ...{ sequence, at: 1_600_000_000_000 + sequence, actor: "u-1", action: "limit_approved" },
      ...{ subjectKind: "customer", subjectId: `c-${sequence}` },
      payloadHash: aHash(payloadText(salt, payload)),
    };
    const hash = aHash(entryText(previous, organization.number, who));
    entries.push(
      erased.includes(sequence) ? { ...who, erased: true, hash } : { ...who, salt, payload, hash },
    );
    previous = hash;
  }
  const head = { sequence: count, hash: previous, at: header.at };
  const headerHash = aHash(lineOf(header));
  const signature = signed(publicKey, exportHeadText(organization, { ...head, headerHash }));
  return [header, ...entries, { head, headerHash, signature }].map(lineOf);
};

export const verdictOf = async (
  lines: string[],
  { key = undefined as string | undefined, cut = false } = {},
): Promise<ExportVerdict> => {
  const verifier = exportVerifier(tools, key);
  for (const [at, line] of lines.entries())
    if (!(await verifier.line(line, !cut || at < lines.length - 1))) break;
  return verifier.end();
};
