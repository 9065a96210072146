import { seesNothingYet } from "#shared/contract/roles.ts";
import { type Account, currentAccount } from "./account.ts";

/** Whether the rules run in silence for this member: then nothing is shown anywhere (POLICY 6). */
export const isSilent = ({ session: { me } }: Account): boolean =>
  seesNothingYet(me.role, me.organization.mode);

/** The account of a member who may be shown something; in silence everybody is answered as if nobody were signed in. */
export const seeingAccount = async (): Promise<Account | null> => {
  const account = await currentAccount();
  return account === null || isSilent(account) ? null : account;
};
