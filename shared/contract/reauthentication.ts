import * as z from "zod";

/**
 * POST /v1/reauthentications: the caller proves once more who they are, by the password or by a code that the company's sign-in
 * led to (`/ext/start?…&purpose=reauthenticate`). It counts for this session alone.
 */
export const Reauthentication = z.discriminatedUnion("way", [
  z.object({ way: z.literal("password"), password: z.string().max(200) }),
  z.object({
    way: z.literal("company"),
    code: z.string().min(20).max(200),
    codeVerifier: z.string().min(43).max(128),
  }),
]);
export type Reauthentication = z.infer<typeof Reauthentication>;

/** Reply to it, and to GET /v1/reauthentications: ways that this person has, and until when the last proof counts. */
export const ReauthenticationState = z.object({
  ways: z.array(z.enum(["password", "company"])),
  until: z.iso.datetime().nullable(),
});
export type ReauthenticationState = z.infer<typeof ReauthenticationState>;
