import { bodyLimit } from "hono/body-limit";
import { isTaken } from "./db/database.ts";
import { KEY_TAKEN } from "./db/idempotency.ts";
import { AppError, logFailure, problemReply, toAppError } from "./errors.ts";
import { announceCommits } from "./middleware/announce-commits.ts";
import { authenticate } from "./middleware/authenticate.ts";
import { contractVersion } from "./middleware/contract-version.ts";
import { extensionOrigins } from "./middleware/extension-origins.ts";
import { idempotent, storedReply } from "./middleware/idempotent.ts";
import { requestId } from "./middleware/request-id.ts";
import { securityHeaders } from "./middleware/security-headers.ts";
import { unlessSilent } from "./middleware/unless-silent.ts";
import { openApi } from "./open-api.ts";
import { audit } from "./routes/audit.ts";
import { calendar, calendarFeeds } from "./routes/calendar.ts";
import { changes } from "./routes/changes.ts";
import { checkRules } from "./routes/check-rules.ts";
import { checklists } from "./routes/checklists.ts";
import { clocks } from "./routes/clocks.ts";
import { customerItems } from "./routes/customer-items.ts";
import { customers, withCustomer } from "./routes/customers.ts";
import { disputes } from "./routes/disputes.ts";
import { events } from "./routes/events.ts";
import { exchangeRates } from "./routes/exchange-rates.ts";
import { explanations } from "./routes/explanations.ts";
import { ext } from "./routes/ext.ts";
import { externalScores, scorePreviews } from "./routes/external-scores.ts";
import { fieldReports } from "./routes/field-reports.ts";
import { firstTenMinutes } from "./routes/first-ten-minutes.ts";
import { health } from "./routes/health.ts";
import { importMappings } from "./routes/import-mappings.ts";
import { imports } from "./routes/imports.ts";
import { insurers } from "./routes/insurers.ts";
import { limits } from "./routes/limits.ts";
import { links } from "./routes/links.ts";
import { live, liveTickets } from "./routes/live.ts";
import { me } from "./routes/me.ts";
import { members } from "./routes/members.ts";
import { naturalPersons } from "./routes/natural-persons.ts";
import { orderChecks, withOrderCheck } from "./routes/order-checks.ts";
import { orderConfirmations } from "./routes/order-confirmations.ts";
import { organization } from "./routes/organization.ts";
import { pageRules } from "./routes/page-rules.ts";
import { password } from "./routes/password.ts";
import { policy } from "./routes/policy.ts";
import { identifications, prospects } from "./routes/prospects.ts";
import { reauthentications } from "./routes/reauthentications.ts";
import { recordChoices } from "./routes/record-choices.ts";
import { requests } from "./routes/requests.ts";
import { sessions } from "./routes/sessions.ts";
import { setup } from "./routes/setup.ts";
import { shadowOrders } from "./routes/shadow-orders.ts";
import { signIn } from "./routes/sign-in.ts";
import { sources } from "./routes/sources.ts";
import { substitute } from "./routes/substitute.ts";
import { sync } from "./routes/sync.ts";
import { terms } from "./routes/terms.ts";
import { watch } from "./routes/watch.ts";
import { newRoutes } from "./validate.ts";

const MAX_BODY_BYTES = 8 * 1024 * 1024;

export const app = newRoutes();
app.openAPIRegistry.registerComponent("securitySchemes", "bearer", { type: "http", scheme: "bearer" });

app.notFound((c) => problemReply(c, new AppError("not_found")));
app.onError(async (thrown, c) => {
  const repeated = isTaken(thrown, KEY_TAKEN) && (await storedReply(c).catch(toAppError));
  if (repeated instanceof Response) return repeated;
  const error = toAppError(repeated || thrown);
  if (error.code === "internal") logFailure(c, error);
  return problemReply(c, error);
});

app.use(requestId, securityHeaders);
app.use(
  bodyLimit({
    maxSize: MAX_BODY_BYTES,
    onError: () => {
      throw new AppError("too_large");
    },
  }),
);
app.use("/ext/token", extensionOrigins);
app.use("/v1/*", extensionOrigins, contractVersion);

// For everybody.
app.route("/", setup);
app.route("/", signIn);
app.route("/", password);
app.route("/", ext);
app.route("/", calendar);
app.route("/v1", health);
app.route("/v1", live);
app.doc31("/openapi.json", openApi);

// For members.
app.use("/v1/*", announceCommits);
app.route("/v1", withCustomer);
app.route("/v1", withOrderCheck);
app.use("/v1/*", authenticate);
app.route("/v1", me);
app.route("/v1", sessions);
app.route("/v1", reauthentications);
app.route("/v1", liveTickets);
app.route("/v1", calendarFeeds);
app.use("/v1/order-checks", unlessSilent);
app.route("/v1", orderChecks);
app.route("/v1", scorePreviews);
app.use("/v1/identifications", unlessSilent);
app.route("/v1", identifications);

// For members, and a POST counts once.
app.use("/v1/*", idempotent);
app.route("/v1", imports);
app.route("/v1", importMappings);
app.route("/v1", sync);
app.route("/v1", checkRules);
app.route("/v1", organization);
app.route("/v1", exchangeRates);
app.route("/v1", sources);
app.route("/v1", members);
app.route("/v1", substitute);
app.route("/v1", changes);
app.use("/v1/customers/*", unlessSilent);
app.use("/v1/clocks/*", unlessSilent);
for (const path of [
  "requests",
  "requests/*",
  "order-confirmations",
  "field-reports",
  "field-reports/*",
  "prospects",
])
  app.on("POST", `/v1/${path}`, unlessSilent);
app.route("/v1", customers);
app.route("/v1", prospects);
app.route("/v1", customerItems);
app.route("/v1", checklists);
app.route("/v1", clocks);
app.route("/v1", explanations);
app.route("/v1", limits);
app.route("/v1", requests);
app.route("/v1", orderConfirmations);
app.route("/v1", fieldReports);
app.route("/v1", events);
app.route("/v1", disputes);
app.route("/v1", shadowOrders);
app.route("/v1", terms);
app.route("/v1", naturalPersons);
app.route("/v1", externalScores);
app.route("/v1", insurers);
app.route("/v1", links);
app.route("/v1", recordChoices);
app.route("/v1", firstTenMinutes);
app.route("/v1", audit);
app.route("/v1", watch);
app.route("/v1", policy);
app.route("/v1", pageRules);
