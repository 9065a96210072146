import * as z from "zod";
import { GRANTED_CLASSES } from "../credit/authority/ceiling.ts";
import { Cents, Role, Uuid } from "./common.ts";

/** Whether changes of policy, roles and ceilings wait for a second person, where there is one. */
export const SECOND_PERSON = ["required", "off"] as const;
export const SecondPerson = z.enum(SECOND_PERSON);
export type SecondPerson = z.infer<typeof SecondPerson>;

export const CHANGE_KINDS = ["member_authority", "policy", "second_person"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];
export const CHANGE_OUTCOMES = ["confirmed", "refused", "withdrawn"] as const;

/** Own ceilings of a member in cents by class, null for none; a class that is missing has the matrix's. */
export const OwnCeilings = z.partialRecord(z.enum(GRANTED_CLASSES), Cents.min(0).max(1e15).nullable());
export type OwnCeilings = z.infer<typeof OwnCeilings>;

/** What a member may do: role for the screens and the matrix, own ceilings where they differ from it (null: nowhere). */
export const MemberPowers = z.object({ role: Role, ceilings: OwnCeilings.nullable() });
export type MemberPowers = z.infer<typeof MemberPowers>;

const Person = z.object({ name: z.string(), role: Role.nullable(), isMe: z.boolean() });

const ChangeFacts = z.object({
  id: Uuid,
  reason: z.string(),
  author: Person,
  createdAt: z.iso.datetime(),
  /** null: it waits. */
  outcome: z.enum(CHANGE_OUTCOMES).nullable(),
  decidedBy: Person.nullable(),
  decidedAt: z.iso.datetime().nullable(),
  note: z.string(),
  /** Who may confirm or refuse it, by name. */
  deciders: z.array(z.object({ name: z.string(), role: Role })),
  mayDecide: z.boolean(),
  mayWithdraw: z.boolean(),
});

/** A change that somebody proposed; it has no effect before another person confirms it. */
export const Change = z.discriminatedUnion("kind", [
  ChangeFacts.extend({
    kind: z.literal("member_authority"),
    member: z.object({ id: z.string(), name: z.string() }),
    before: MemberPowers,
    after: MemberPowers,
  }),
  ChangeFacts.extend({
    kind: z.literal("policy"),
    /** Version in force that it replaces, and the earlier one that it brings back. */
    replaces: z.int(),
    returnsTo: z.int().nullable(),
    /** The numbers (`Policy`) in force and proposed; null once it is decided. */
    before: z.record(z.string(), z.unknown()).nullable(),
    after: z.record(z.string(), z.unknown()).nullable(),
  }),
  ChangeFacts.extend({ kind: z.literal("second_person"), before: SecondPerson, after: SecondPerson }),
]);
export type Change = z.infer<typeof Change>;

/** GET /v1/changes (analyst, admin): what waits, the oldest first, then what was decided of late. */
export const ChangeList = z.object({ changes: z.array(Change) });
export type ChangeList = z.infer<typeof ChangeList>;

/** POST /v1/changes/{id}/confirmation, …/refusal, …/withdrawal */
export const ChangeStep = z.object({ note: z.string().trim().max(500).default("") });
export type ChangeStep = z.infer<typeof ChangeStep>;

/** A change that took effect has nothing in `waiting`; else it waits for a second person. */
export const Waiting = z.object({ waiting: Change.nullable().optional() });
