import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { type PolicyVersion, PolicyVersionPage } from "#shared/contract/policy.ts";
import { formatMoment } from "../../format.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useReadPages } from "../../ui/use-read.ts";
import { ReturnDialog } from "./return-dialog.tsx";
import { VersionChanges } from "./version-changes.tsx";
import { reasonOf } from "./version-words.ts";

type VersionsViewProps = { inForce: number; mayReturn: boolean; onReturned: () => void };

/** The version that was in force before one: the one it has to be compared with. */
const versionBefore = (versions: readonly PolicyVersion[], version: number): number | null =>
  versions.filter((each) => each.version < version && each.inForceAt !== null)[0]?.version ?? null;

/** Every version with who, when and why; what each changed; the way back to it. */
export const VersionsView = ({ inForce, mayReturn, onReturned }: VersionsViewProps) => {
  const read = useReadPages(PolicyVersionPage, "/v1/policy/versions");
  const [shown, setShown] = useState<number | null>(null);
  const [returning, setReturning] = useState<number | null>(null);
  const versions = read.data?.pages.flatMap((page) => page.versions) ?? [];
  const against = shown === null ? null : versionBefore(versions, shown);
  return (
    <section className="box stack" aria-label={i18n.t("policy.views.versions")}>
      {read.error && <FailureNotice failure={read.error} onRetry={() => void read.refetch()} />}
      {read.data === undefined && !read.error && <Skeleton lines={4} />}
      {versions.length > 0 && (
        <div className="table-scroll">
          <table className="plain-table policy-versions">
            <thead>
              <tr>
                {(["version", "state", "since", "author", "reason"] as const).map((head) => (
                  <th key={head} scope="col">
                    {i18n.t(`policy.versions.${head}`)}
                  </th>
                ))}
                <th scope="col">
                  <span className="out-of-sight">{i18n.t("policy.versions.actions")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {versions.map((version) => (
                <tr key={version.version}>
                  <td className="figure">{version.version}</td>
                  <td>
                    <span className={version.state === "in_force" ? "tag tag-good" : "tag"}>
                      {i18n.t(`policy.versions.states.${version.state}`)}
                    </span>
                  </td>
                  <td className="figure">
                    {version.inForceAt === null
                      ? i18n.t("policy.versions.never")
                      : formatMoment(version.inForceAt, uiLanguage())}
                  </td>
                  <td>{version.author}</td>
                  <td className="policy-reason">{reasonOf(version)}</td>
                  <td>
                    <span className="row past-actions">
                      {versionBefore(versions, version.version) !== null && (
                        <Button
                          look="quiet"
                          aria-label={i18n.t("policy.versions.changesOf", [version.version])}
                          onClick={() => setShown(version.version)}
                        >
                          {i18n.t("policy.versions.changes")}
                        </Button>
                      )}
                      {mayReturn && version.version !== inForce && version.state !== "pending" && (
                        <Button
                          look="quiet"
                          aria-label={i18n.t("policy.versions.returnTo", [version.version])}
                          onClick={() => setReturning(version.version)}
                        >
                          {i18n.t("policy.versions.return")}
                        </Button>
                      )}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {read.hasNextPage && (
        <Button busy={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
          {i18n.t("ui.more")}
        </Button>
      )}
      {shown !== null && against !== null && (
        <Dialog
          title={i18n.t("policy.versions.changesTitle", [shown, against])}
          wide
          onClose={() => setShown(null)}
        >
          <VersionChanges version={shown} against={against} />
        </Dialog>
      )}
      {returning !== null && (
        <ReturnDialog
          version={returning}
          inForce={inForce}
          onDone={() => {
            setReturning(null);
            onReturned();
          }}
          onClose={() => setReturning(null)}
        />
      )}
    </section>
  );
};
