import { awaitsReports } from "./field-reports.ts";
import { keepLive, tendLive } from "./live.ts";
import { awaitsRequests } from "./requests.ts";
import { heedSyncs } from "./sync.ts";

const tend = (): void => void tendLive();

/** What the background listens for; to be called before anything that may open or close the socket, as often as one likes. */
export const heedLive = (): void => {
  keepLive("requests", awaitsRequests);
  keepLive("reports", awaitsReports);
  heedSyncs(tend);
};
