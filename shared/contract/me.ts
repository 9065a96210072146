import * as z from "zod";
import { MemberPowers, OwnCeilings, SecondPerson, Waiting } from "./changes.ts";
import { IsoDate, Role } from "./common.ts";
import { OrganizationMode } from "./shadow.ts";

/** What the visibility policy lets this member see; the server sends no more than that. */
export const Visibility = z.object({
  /** Whole customer base, or the member's own portfolio. */
  scope: z.enum(["all", "own"]),
  /** Figures, or the class alone. */
  detail: z.enum(["figures", "class"]),
});
export type Visibility = z.infer<typeof Visibility>;

export const OrganizationInfo = z.object({
  id: z.string(),
  name: z.string(),
  currency: z.string().length(3),
  timeZone: z.string(),
  /** The seller's own SIREN: its identifiers on a page never count as a customer's. */
  siren: z.string().nullable(),
  discreetByDefault: z.boolean(),
  repVisibility: Visibility,
  /** Whether changes of policy, roles and ceilings wait for a second person, where there is one. */
  secondPerson: SecondPerson.default("required"),
  /** What reps see of the rules; `modeSince`: when it was last switched, null: never. */
  mode: OrganizationMode.default("live"),
  modeSince: z.iso.datetime().nullable().default(null),
  /** Whether unknown names can be looked up at the register. */
  identifies: z.boolean().default(false),
});
export type OrganizationInfo = z.infer<typeof OrganizationInfo>;

/** GET /v1/me */
export const Me = z.object({
  memberId: z.string(),
  name: z.string(),
  email: z.string(),
  role: Role,
  visibility: Visibility,
  viewKey: z.string(),
  /** Whether this member may set limits today; absent: the server is of before, and the role tells. */
  setsLimits: z.boolean().optional(),
  organization: OrganizationInfo,
});
export type Me = z.infer<typeof Me>;

/** PATCH /v1/organization (admin) */
export const OrganizationChange = z.object({
  name: z.string().trim().min(1).max(120).optional(),
  siren: z
    .string()
    .regex(/^\d{9}$/)
    .nullable()
    .optional(),
  discreetByDefault: z.boolean().optional(),
  repVisibility: Visibility.optional(),
  /** Switching it off waits for a second admin itself. */
  secondPerson: SecondPerson.optional(),
  mode: OrganizationMode.optional(),
});
/** Reply to it; `waiting`: the part that waits for a second person. */
export const OrganizationChanged = OrganizationInfo.extend(Waiting.shape);
export type OrganizationChanged = z.infer<typeof OrganizationChanged>;

/** Who decides in a member's place from one day to another, both included. */
export const Substitute = z.object({ memberId: z.string().max(64), from: IsoDate, until: IsoDate });
export type Substitute = z.infer<typeof Substitute>;

/** GET /v1/members */
export const Member = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: Role,
  /** Sales rep code that ledgers and CSV use for this person's portfolio. */
  repCode: z.string().nullable(),
  joinedAt: z.string(),
  /** Own ceilings in cents by class; what is missing is the policy's matrix. */
  ceilings: OwnCeilings.nullable().default(null),
  substitute: Substitute.nullable().default(null),
});
/** Reply to changes of a member: as it is now; `waiting`: the part that waits for a second person. */
export const MemberChanged = Member.extend(Waiting.shape);
export type MemberChanged = z.infer<typeof MemberChanged>;
export const MemberList = z.object({ members: z.array(Member) });
/** POST /v1/members (admin): creates the person with a first password, told once; none where only the company's sign-in counts. */
export const NewMember = z.object({
  name: z.string().trim().min(1).max(120),
  email: z.email().max(200),
  role: Role,
  repCode: z.string().trim().max(60).nullable(),
  password: z.string().min(12).max(200).optional(),
});
/** PUT /v1/members/{id}/authority (admin): own ceilings; null: those of the matrix. */
export const AuthorityChange = MemberPowers.pick({ ceilings: true }).extend({
  reason: z.string().trim().max(500).default(""),
});
/** PUT /v1/me/substitute: by whoever may grant something; null: nobody any more. */
export const SubstituteChange = z.object({ substitute: Substitute.nullable() });
/** GET /v1/me/substitute */
export const OwnSubstitute = z.object({
  substitute: Substitute.extend({ name: z.string() }).nullable(),
  /** Who named this member. */
  standsInFor: z.array(z.object({ name: z.string(), from: IsoDate, until: IsoDate })),
  /** Whether this member has anything to hand over, and those it could be handed to. */
  mayName: z.boolean(),
  candidates: z.array(z.object({ memberId: z.string(), name: z.string(), role: Role })),
});
export type OwnSubstitute = z.infer<typeof OwnSubstitute>;
/** PATCH /v1/members/{id} (admin); DELETE ends the membership and every session of that person. */
export const MemberChange = z.object({
  role: Role.optional(),
  repCode: z.string().trim().max(60).nullable().optional(),
  ceilings: OwnCeilings.nullable().optional(),
  reason: z.string().trim().max(500).optional(),
});

/** GET /v1/sessions: the caller's own devices. */
export const SessionList = z.object({
  sessions: z.array(
    z.object({
      id: z.string(),
      createdAt: z.string(),
      expiresAt: z.string(),
      userAgent: z.string().nullable(),
      current: z.boolean(),
    }),
  ),
});

/** POST /setup: the first admin, by the single-use secret of the deployment. */
export const Setup = z.object({
  secret: z.string().min(16).max(200),
  organizationName: z.string().trim().min(1).max(120),
  siren: z
    .string()
    .regex(/^\d{9}$/)
    .nullable(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default("EUR"),
  timeZone: z.string().max(60).default("Europe/Paris"),
  name: z.string().trim().min(1).max(120),
  email: z.email().max(200),
  password: z.string().min(12).max(200),
});
export const SetupDone = z.object({ organizationId: z.string() });

/** POST /ext/token: single-use code and PKCE verifier against a bearer of this device alone. */
export const TokenRequest = z.object({
  code: z.string().min(20).max(200),
  codeVerifier: z.string().min(43).max(128),
  deviceName: z.string().max(120),
  /** Names the installation, made up once by it: a former session of the same person on it ends. */
  deviceId: z.uuid().optional(),
  /** The bearer this device held until now, whoever's: it is revoked with the same stroke. */
  replaces: z.string().max(400).optional(),
});
export const TokenReply = z.object({ token: z.string(), expiresAt: z.string() });

/** GET /v1/health: what a client asks an address before it trusts it. No sign-in. */
export const Health = z.object({
  product: z.literal("vigie"),
  contract: z.int(),
  setUp: z.boolean(),
  signIn: z.array(z.enum(["password", "oidc"])),
});
