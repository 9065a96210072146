import { v7 as uuidv7 } from "uuid";
import type * as z from "zod";
import type { CheckedItem } from "#shared/checklists/checklist.ts";
import {
  type Checklist,
  type ChecklistItem,
  type ChecklistQuery,
  type ChecklistTick,
  CREDIT_ITEMS,
} from "#shared/contract/checklists.ts";
import type { Recorded } from "#shared/contract/customers.ts";
import { assessWhole } from "#shared/credit/assess.ts";
import { type EpochDay, formatIsoDate, isoDateOrNull } from "#shared/credit/calendar.ts";
import { forbiddenWords } from "#shared/field-reports/free-text-check.ts";
import { insertMark } from "../db/checklist-facts.ts";
import { loadFacts } from "../db/facts.ts";
import { AppError } from "../errors.ts";
import { assessInputs } from "./assess-inputs.ts";
import { changeCustomer, type Writing } from "./change-customer.ts";
import { amountOf, checklistsOf, isChecklistSource } from "./checklist-gaps.ts";
import { type Asking, findVisibleCustomer } from "./find-visible-customer.ts";
import { seesEveryGrade } from "./withhold-grades.ts";

/**
 * What is there and what is missing before an account is opened or a first order goes out, as of today. For any member who sees
 * the customer: states and days are no figures. Whoever sees the class alone is not told the amount of limit or offer; for them
 * all that the class ever needs is listed unless they name an amount.
 */
export async function readChecklist(
  asking: Asking,
  customerId: string,
  { occasion, amountCents }: z.output<typeof ChecklistQuery>,
  today: EpochDay,
): Promise<Checklist> {
  const { db, organization, visibility } = asking;
  const customer = await findVisibleCustomer(asking, customerId);
  const rows = await loadFacts(db, organization.number, [customer.entityId]);
  const input = assessInputs(rows, [customer.entityId], today).get(customer.entityId);
  const entity = rows.entities.find(({ id }) => id === customer.entityId);
  if (!input || !entity) throw new AppError("not_found");
  const { assessment, accounts } = assessWhole(input);
  const facts = { entity, input, assessment, accounts };
  const known = visibility.detail === "class" ? null : amountOf(facts);
  const asked = amountCents ?? known;
  const { items, gaps } = checklistsOf(rows)(facts, occasion, asked);
  const proof = rows.vats.findLast(({ entityId }) => entityId === entity.id)?.consultation ?? null;
  return {
    ...{ occasion, riskClass: assessment.riskClass, amountCents: asked },
    items: items.map((item) => ({
      ...itemReply(item),
      ...(item.item === "vat" && isSaidBySource(item) && proof !== null && { proof }),
    })),
    gaps: gaps.map(({ item }) => item),
  };
}

const isSaidBySource = ({ ground }: CheckedItem): boolean =>
  ground.kind === "fact" || ground.kind === "contradicted";

function itemReply({ item, state, ground }: CheckedItem): ChecklistItem {
  const nothing = { day: null, by: null, note: "" };
  switch (ground.kind) {
    case "nothing_known":
      return { item, state, ground: null, ...nothing };
    case "not_for_class":
      return { item, state, ground: ground.kind, ...nothing };
    case "below_amount":
      return { item, state, ground: ground.kind, fromCents: ground.fromCents, ...nothing };
    case "person": {
      const { kind, day, by, note, untilDay } = ground;
      return {
        item,
        state,
        ground: kind,
        day: formatIsoDate(day),
        by,
        note,
        untilOn: isoDateOrNull(untilDay),
      };
    }
    case "fact":
    case "contradicted": {
      const { kind, day, source } = ground;
      return {
        ...{ item, state, ground: kind, ...nothing, day: formatIsoDate(day) },
        ...(isChecklistSource(source) && { source }),
        ...(ground.kind === "fact" && { untilOn: isoDateOrNull(ground.untilDay) }),
      };
    }
  }
}

/**
 * Somebody says that they saw an item, or takes it back; kept with name and day. Credit alone can know identity, VAT, accounts,
 * retention of title, cover and bank details (who changes those by mail is the commonest fraud); whoever sees the customer may
 * have seen references, the signed terms, or a person on the phone. `not_allowed`: an item that credit alone can know.
 */
export async function markChecklist(
  writing: Writing,
  customerId: string,
  { occasion, item, done, note }: z.output<typeof ChecklistTick>,
): Promise<Recorded> {
  const { db, organization, member, now, today } = writing;
  const customer = await findVisibleCustomer(writing, customerId);
  if (CREDIT_ITEMS.some((credit) => credit === item) && !seesEveryGrade(member))
    throw new AppError("not_allowed");
  if (forbiddenWords(note).length > 0)
    throw new AppError("invalid_input", { fields: [{ path: "note", message: "forbidden word" }] });
  const id = uuidv7();
  const mark = { entityId: customer.entityId, id, occasion, item, done, day: today, note };
  return changeCustomer(writing, customer, {
    statements: [insertMark(db, organization.number, { ...mark, author: member.userId, recordedAt: now })],
    action: "checklist_marked",
    detail: { before: null, after: { id, occasion, item, done, note } },
    reply: { status: 200, body: { id } },
    unexpected: "conflict",
  });
}
