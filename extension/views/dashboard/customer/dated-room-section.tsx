import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { type DatedRoom, DatedRoomReply } from "#shared/contract/order-checks.ts";
import { formatDate } from "../../format.ts";
import { Answered } from "../../ui/answered.tsx";
import { useMoneyText } from "../../ui/money.tsx";
import { useRead } from "../../ui/use-read.ts";
import { roomLines } from "./dated-room.ts";

const Lines = ({ room }: { room: DatedRoom }) => {
  const money = useMoneyText();
  const lines = roomLines(room);
  if (room.usualDelayDays === null) return <p className="muted">{i18n.t("customer.datedRoom.noHistory")}</p>;
  return (
    <>
      {lines.length === 0 && <p className="muted">{i18n.t("customer.datedRoom.none")}</p>}
      <ul>
        {lines.map(({ date, roomCents, reference, others }) => {
          const day = formatDate(date, uiLanguage());
          return (
            <li key={date}>
              {others === 0
                ? i18n.t("customer.datedRoom.step", [money(roomCents), day, reference])
                : i18n.t("customer.datedRoom.steps", others, [
                    String(others),
                    money(roomCents),
                    day,
                    reference,
                  ])}
            </li>
          );
        })}
      </ul>
      <p className="muted">{i18n.t("customer.datedRoom.usual", room.usualDelayDays)}</p>
    </>
  );
};

/** When room comes back under the limit if what is open is paid as usual. */
export const DatedRoomSection = ({ customerId }: { customerId: string }) => {
  const read = useRead(DatedRoomReply, `/v1/customers/${customerId}/dated-room`);
  return (
    <section className="box stack" aria-labelledby="dated-room-title">
      <h2 id="dated-room-title">{i18n.t("customer.datedRoom.title")}</h2>
      <Answered read={read} lines={2}>
        {({ datedRoom }) =>
          datedRoom === null ? (
            <p className="muted">{i18n.t("customer.datedRoom.closed")}</p>
          ) : (
            <Lines room={datedRoom} />
          )
        }
      </Answered>
    </section>
  );
};
