import { i18n } from "#extension/platform/i18n.ts";
import type { TeachPick, TeachState, TeachStep } from "#extension/platform/teach.ts";
import { Button } from "../ui/button.tsx";

type Props = { state: TeachState; isList: boolean; take: (step: TeachStep) => void };

const Pick = ({ what, take }: { what: TeachPick; take: Props["take"] }) => (
  <Button name={`pick-${what}`} onClick={() => take({ kind: "pick", what })}>
    {i18n.t(`teach.point.${what}`)}
  </Button>
);

const OPTIONAL = ["identifier", "total", "number"] as const;

/** What else can be pointed at: another name of a list, a wrong one, number and amount of a record. */
export const TaughtParts = ({ state, isList, take }: Props) => (
  <div className="stack">
    <div className="row teach-points">
      <Pick what="name" take={take} />
      {isList ? <Pick what="wrong" take={take} /> : <Pick what="second" take={take} />}
      {isList && (
        <Button look="quiet" onClick={() => take({ kind: "drop", what: "second" })}>
          {i18n.t("teach.noList")}
        </Button>
      )}
    </div>
    {!isList && (
      <ul className="teach-optional">
        {OPTIONAL.filter((what) => what !== "number" || state.total !== null).map((what) => (
          <li key={what}>
            {state[what] === null ? (
              <Pick what={what} take={take} />
            ) : (
              <>
                <span>
                  {i18n.t(`teach.part.${what}`)} <strong>{state[what]}</strong>
                </span>
                <Button look="quiet" onClick={() => take({ kind: "drop", what })}>
                  {i18n.t(`teach.drop.${what}`)}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
    )}
  </div>
);
