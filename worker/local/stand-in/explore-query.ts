/** The part of Opendatasoft's query language that gazette and accounts are asked in: conditions joined by AND, an order, a page. */

export type StandInRecord = Readonly<Record<string, unknown>>;

export type Explored = { ok: true; total: number; results: StandInRecord[] } | { ok: false; message: string };

type Test = (record: StandInRecord) => boolean;

const MOST_PER_PAGE = 100;
const FURTHEST = 10_000;

const values = (field: unknown): unknown[] => (Array.isArray(field) ? field : [field]);
const quoted = (list: string): string[] => [...list.matchAll(/"([^"]*)"/g)].map(([, text = ""]) => text);

const FORMS: readonly (readonly [RegExp, (field: string, value: string) => Test])[] = [
  [/^(\w+)\s*=\s*date'(\d{4}-\d{2}-\d{2})'$/, (field, day) => (record) => record[field] === day],
  [
    /^(\w+)\s+in\s+\(((?:"[^"]*",?\s*)+)\)$/i,
    (field, list) => {
      const wanted = new Set<unknown>(quoted(list));
      return (record) => values(record[field]).some((each) => wanted.has(each));
    },
  ],
  [/^(\w+)\s*=\s*"([^"]*)"$/, (field, text) => (record) => values(record[field]).includes(text)],
  [/^(\w+)\s*>=\s*(\d+)$/, (field, least) => (record) => Number(record[field]) >= Number(least)],
  [/^(\w+)\s*<\s*(\d+)$/, (field, below) => (record) => Number(record[field]) < Number(below)],
];

function testOf(condition: string): Test | null {
  for (const [form, make] of FORMS) {
    const match = form.exec(condition.trim());
    if (match !== null) return make(match[1] ?? "", match[2] ?? "");
  }
  return null;
}

/** GET …/records: filters, orders, counts and pages, with the limits of the real server. */
export function explore(records: readonly StandInRecord[], query: URLSearchParams): Explored {
  const limit = Number(query.get("limit") ?? 10);
  const offset = Number(query.get("offset") ?? 0);
  if (limit > MOST_PER_PAGE) return { ok: false, message: "Invalid value for limit API parameter" };
  if (offset + limit > FURTHEST)
    return { ok: false, message: "offset + limit should be less than or equal to 10000" };
  const conditions = (query.get("where") ?? "").split(/\s+AND\s+/i).filter((text) => text !== "");
  const tests: Test[] = [];
  for (const condition of conditions) {
    const test = testOf(condition);
    if (test === null) return { ok: false, message: `ODSQL query is malformed: ${condition}` };
    tests.push(test);
  }
  const found = records.filter((record) => tests.every((test) => test(record)));
  const order = (query.get("order_by") ?? "").split(",").flatMap((each) => {
    const [field = "", direction = "asc"] = each.trim().split(/\s+/);
    return field === "" ? [] : [{ field, sign: direction.toLowerCase() === "desc" ? -1 : 1 }];
  });
  found.sort((one, other) => {
    for (const { field, sign } of order) {
      const [a, b] = [one[field], other[field]];
      if (a !== b) return (String(a) < String(b) ? -1 : 1) * sign;
    }
    return 0;
  });
  return { ok: true, total: found.length, results: found.slice(offset, offset + limit) };
}
