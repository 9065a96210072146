import { bodyLimit } from "hono/body-limit";
import { isTaken } from "./db/database.ts";
import { KEY_TAKEN } from "./db/idempotency.ts";
import { AppError, logFailure, problemReply, toAppError } from "./errors.ts";
import { authenticate } from "./middleware/authenticate.ts";
import { contractVersion } from "./middleware/contract-version.ts";
import { extensionOrigins } from "./middleware/extension-origins.ts";
import { idempotent, storedReply } from "./middleware/idempotent.ts";
import { requestId } from "./middleware/request-id.ts";
import { securityHeaders } from "./middleware/security-headers.ts";
import { health } from "./routes/health.ts";
import { me } from "./routes/me.ts";
import { newRoutes } from "./validate.ts";

const MAX_BODY_BYTES = 8 * 1024 * 1024;

export const app = newRoutes();

app.notFound((c) => problemReply(c, new AppError("not_found")));
app.onError(async (thrown, c) => {
  const repeated = isTaken(thrown, KEY_TAKEN) && (await storedReply(c).catch(toAppError));
  if (repeated instanceof Response) return repeated;
  const error = toAppError(repeated || thrown);
  if (error.code === "internal") logFailure(c, error);
  return problemReply(c, error);
});

app.use(requestId, securityHeaders);
app.use("/v1/*", extensionOrigins, contractVersion);
app.use(
  "/v1/*",
  bodyLimit({
    maxSize: MAX_BODY_BYTES,
    onError: () => {
      throw new AppError("too_large");
    },
  }),
);

app.route("/v1", health);
app.use("/v1/*", authenticate, idempotent);
app.route("/v1", me);
