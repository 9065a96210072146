import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { z } from "zod";
import { Refusal } from "./fail.ts";

const Column = z.string().min(1);
const DateColumn = z.union([
  z.strictObject({ column: Column, format: z.string().min(1) }),
  Column.transform((column) => ({ column, format: "yyyy-MM-dd" })),
]);

/** Which column of a file says what. A date without a format is ISO. `amount` may be left out. */
export const InvoiceMap = z
  .strictObject({
    customer: Column,
    invoiceDate: DateColumn,
    dueDate: DateColumn,
    settledDate: DateColumn.optional(),
    daysToPay: Column.optional(),
    amount: Column.optional(),
  })
  .refine(({ settledDate, daysToPay }) => (settledDate === undefined) !== (daysToPay === undefined), {
    error: 'needs either "settledDate" or "daysToPay"',
  });
export type InvoiceMap = z.infer<typeof InvoiceMap>;

/** A map file as its schema wants it; what is wrong is said with the key it is about. */
export function readMap<Schema extends z.ZodType>(path: string, schema: Schema): z.output<Schema> {
  const file = basename(path);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    throw new Refusal(`${file}: no such file, or it cannot be read.`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new Refusal(`${file} is not JSON.`);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const said = parsed.error.issues.map((issue) => {
    if (issue.code === "unrecognized_keys")
      return `it does not know ${issue.keys.map((key) => `"${key}"`).join(", ")}${where(issue.path)}`;
    if (issue.code === "invalid_union")
      return `"${issue.path.join(".")}" needs { "column": "…", "format": "dd/MM/yyyy" } and nothing else`;
    if (issue.path.length === 0) return issue.message;
    return `"${issue.path.join(".")}" is missing or not a text`;
  });
  throw new Refusal(`${file}: ${said.join("; ")}.`);
}

const where = (path: PropertyKey[]) => (path.length === 0 ? "" : ` in "${path.join(".")}"`);
