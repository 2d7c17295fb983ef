import { definePart } from "../../../../config/define";
import { hourly, loader } from "./loader";

/** Events of applications, by stream, bus and API, and records that services write. */
export const events = definePart({
  dataServices: {
    events: {
      kind: "kinesis-stream",
      mode: "create",
      retentionHours: 168,
      producers: { web: { mode: "roles", roleArns: ["arn:aws:iam::222222222222:role/web"] } },
    },
    // Events of apps on phones, which have no identity of AWS: they bring a token.
    "app-events": {
      kind: "api-gateway",
      protocol: "http",
      routes: {
        clicks: {
          path: "/clicks",
          into: { mode: "stream", stream: "events", partitionKey: { from: "body", field: "customer" } },
          authorization: { mode: "jwt", scopes: ["clicks/write"] },
        },
      },
      jwt: { issuer: "https://login.acme.example/apps/v2.0", audiences: ["api://events"] },
    },
    // Events of the shop, which other accounts send: those of orders go into the stream.
    "shop-events": {
      kind: "event-bus",
      mode: "create",
      senders: { accounts: ["222222222222"] },
      archive: { retentionDays: 30 },
      rules: {
        orders: {
          pattern: { sources: ["acme.shop"], detailTypes: ["OrderPlaced"] },
          to: { mode: "stream", stream: "events", partitionKey: "order.id" },
          send: "detail",
        },
      },
    },
    // Of the stream what is looked into at once, among the records of services.
    suspicious: {
      kind: "event-pipe",
      from: { mode: "stream", stream: "events" },
      filter: { page: { match: "equals", values: ["/refund"] } },
      to: { mode: "firehose", deliveryStream: "logs" },
      send: "data",
    },
    // The same events as files, for as long as the zone keeps them.
    archive: { kind: "firehose", from: { mode: "stream", stream: "events" }, folder: "events" },
    // Records that services write straight into the zone.
    logs: {
      kind: "firehose",
      from: { mode: "put", producers: { shop: { mode: "roles", roleArns: ["arn:aws:iam::111111111111:role/shop"] } } },
      folder: "logs",
    },
  },
  sources: {
    // Events as soon as they are in the stream.
    clicks: {
      ...loader,
      kind: "stream",
      stream: "events",
      run: { mode: "scheduled", schedule: { quartzCron: "0 30 * * * ?" } },
      payload: {
        format: "json",
        columns: { click_id: "STRING", customer_id: "STRING", page: "STRING", at: "TIMESTAMP" },
      },
      expectations: { click_has_id: { condition: "click_id IS NOT NULL", action: "drop" } },
      deduplicate: { columns: ["click_id"], withinMinutes: 60 },
    },
    // What Firehose writes: records of services, and the events once more, with all that ever came.
    logs: { ...loader, kind: "s3-files", format: "json", schedule: hourly },
    "event-files": { ...loader, kind: "s3-files", format: "json", path: "events", schedule: hourly },
  },
});
