import type { OrganizationInfo } from "#shared/contract/me.ts";

type Settable = Pick<
  OrganizationInfo,
  "name" | "siren" | "discreetByDefault" | "repVisibility" | "secondPerson"
>;

/** Only what differs from what stands, so that nobody else's change is undone; null when nothing does. */
export const changesOf = (standing: Settable, wanted: Settable): Partial<Settable> | null => {
  const change: Partial<Settable> = {
    ...(wanted.name === standing.name ? {} : { name: wanted.name }),
    ...(wanted.siren === standing.siren ? {} : { siren: wanted.siren }),
    ...(wanted.discreetByDefault === standing.discreetByDefault
      ? {}
      : { discreetByDefault: wanted.discreetByDefault }),
    ...(wanted.secondPerson === standing.secondPerson ? {} : { secondPerson: wanted.secondPerson }),
    ...(wanted.repVisibility.scope === standing.repVisibility.scope &&
    wanted.repVisibility.detail === standing.repVisibility.detail
      ? {}
      : { repVisibility: wanted.repVisibility }),
  };
  return Object.keys(change).length === 0 ? null : change;
};
