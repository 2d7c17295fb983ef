import { describe, expect, it } from "vitest";
import { apiGateway } from "../../config/kinds/data-services/api-gateway";
import { report } from "../config/problems";
import { CERTIFICATE, httpApi, POOL, privateApi, REASON, restApi } from "../support/apis";
import { put } from "../support/firehose";
import { eventStream } from "../support/streams";

const AROUND = {
  "foundation.apiGatewayLogs": "create",
  "dataServices.events": eventStream(),
  "dataServices.landing": put(),
  "dataServices.archive": { kind: "firehose", from: { mode: "stream", stream: "events" }, folder: "orders/archive" },
};
const told = (changes: Readonly<Record<string, unknown>>): string => report({ dev: { ...AROUND, ...changes } });
/** Warnings about the folders of the streams are not about the API. */
const about = (key: string, changes: Readonly<Record<string, unknown>>): string =>
  told(changes)
    .split("\n")
    .filter((line) => line.includes(`dataServices.${key}`))
    .join("\n");

describe("APIs in the configuration", () => {
  it.each<[string, object]>([
    ["HTTP, with everything", httpApi()],
    [
      "HTTP, of AWS identities alone",
      httpApi({ routes: { a: iamRoute() }, jwt: undefined, cors: undefined, vpcLink: undefined }),
    ],
    ["REST, with everything", restApi()],
    ["REST, for other accounts", restApi({ ...onlySigned(), callerAccounts: ["999999999999"] })],
    ["REST, with a firewall that counts", restApi({ firewall: { action: "count", managedRules: [] } })],
    ["REST, inside VPCs", privateApi()],
  ])("are taken: %s", (_, api) => {
    expect(about("ingest", { "dataServices.ingest": api })).toBe("");
  });

  it.each<[field: string, value: unknown, message: string]>([
    ["routes", {}, "routes: has no route"],
    ["routes.orders.path", "orders", '"orders" is not the path of an API'],
    ["routes.orders.path", "/Orders", '"/Orders" is not the path of an API'],
    ["routes.stock", { ...iamRoute(), path: "/orders" }, "route orders is POST /orders already"],
    ["routes.orders.into.stream", "landing", 'data service landing is of kind "firehose"'],
    ["routes.orders.into.stream", "evnts", '"evnts" is not a data service'],
    ["routes.orders.method", "GET", '"GET" is not one of the possible values'],
    ["routes.orders.authorization", undefined, "routes.orders.authorization"],
    ["routes.orders.authorization", { mode: "open" }, "acknowledgeEverybody"],
    ["routes.orders.authorization", { mode: "open", acknowledgeEverybody: true }, "acknowledgeEverybody"],
    ["routes.orders.throttle.rate", 500, "500 is more than the whole API takes, 200"],
    ["routes.orders.into.dataField", "a-b", '"a-b" is not a field of JSON'],
    ["routes.feedback.into.partitionKey.header", "X-Device", '"X-Device" is not the name of a header'],
    ["jwt", undefined, "jwt: is missing: route orders asks for a token"],
    ["jwt.issuer", "http://login.acme.example", '"http://login.acme.example" is not the issuer of tokens'],
    ["jwt.audiences", [], "jwt.audiences"],
    ["routes", { a: iamRoute() }, "jwt: is for no route"],
    ["cors.origins", ["*"], '"*" is not the origin of pages'],
    ["domain.certificateArn", CERTIFICATE.replace("eu-west-1", "us-east-1"), "is in us-east-1"],
    ["domain.mutualTls.truststore", "s3://acme-truststores/", "names no file"],
    ["domain.mutualTls.truststore", "https://acme.example/callers.pem", "is not an S3 location"],
    ["domain.mutualTls.truststoreVersion", undefined, "truststoreVersion"],
    ["domain.mutualTls.truststoreVersion", "1", "is not the version of an object"],
    [
      "domain.mutualTls.ownershipCertificateArn",
      CERTIFICATE.replace("eu-west-1", "us-east-1"),
      "ownershipCertificateArn: is in us-east-1",
    ],
    ["domain.zoneId", "zone", '"zone" is not the id of a hosted zone'],
    ["throttle", { rate: 20_000, burst: 1 }, "20000 is too large"],
    ["firewall", {}, "firewall"],
    ["logRetentionDays", 10, "logRetentionDays"],
    ["alarms.latencyMilliseconds", 60_000, "60000 is too large"],
  ])("are refused, HTTP: %s %j", (field, value, message) => {
    expect(about("ingest", { "dataServices.ingest": httpApi(), [`dataServices.ingest.${field}`]: value })).toContain(
      message,
    );
  });

  it.each<[field: string, value: unknown, message: string]>([
    [
      "routes.files.into.deliveryStream",
      "archive",
      "the Firehose stream archive reads the stream events, and takes no records itself",
    ],
    ["routes.files.into.deliveryStream", "events", 'data service events is of kind "kinesis-stream"'],
    ["routes.files.into.mode", "topic", "routes.files.into.mode"],
    ["userPoolArns", [], "userPoolArns"],
    ["userPoolArns", [POOL.replaceAll("eu-west-1", "us-east-1")], "userPoolArns.0: is in us-east-1"],
    ["usagePlans", {}, "routes.readings.keyRequired: no key would be taken"],
    ["routes.readings.keyRequired", false, "usagePlans: is for no route"],
    ["usagePlans.partners.quota.per", "hour", '"hour" is not one of the possible values'],
    ["callerAccounts", ["999999999999"], "route files is called without a signature"],
    ["callerAccounts", ["111111111111"], "is the environment's own account"],
    ["routes.readings.body.fields", { value: { type: "number" } }, "device is no field of body"],
    ["routes.readings.body.fields.device.required", false, "device is not a string that every record has"],
    ["routes.readings.body.fields.device.type", "uuid", '"uuid" is not one of the possible values'],
    ["firewall.managedRules", ["AWSManagedRulesEverything"], "is not one of the possible values"],
    ["firewall.requestsPerAddress", 5, "5 is too small"],
    [
      "endpoint",
      { mode: "private", vpcEndpointIds: ["vpce-0123456789abcdef0"] },
      "firewall: is for an API on the internet",
    ],
    ["endpoint", { mode: "private", vpcEndpointIds: [] }, "endpoint.vpcEndpointIds"],
    ["jwt", { issuer: "https://login.acme.example", audiences: ["a"] }, "jwt"],
  ])("are refused, REST: %s %j", (field, value, message) => {
    expect(
      about("partners", { "dataServices.partners": restApi(), [`dataServices.partners.${field}`]: value }),
    ).toContain(message);
  });

  it("need the account's role for logs, where they are REST APIs", () => {
    const off = { "foundation.apiGatewayLogs": "off" };
    expect(about("partners", { ...off, "dataServices.partners": restApi() })).toContain(
      "foundation.apiGatewayLogs is off",
    );
    expect(about("ingest", { ...off, "dataServices.ingest": httpApi() })).toBe("");
    const there = { "foundation.apiGatewayLogs": "existing" };
    expect(about("partners", { ...there, "dataServices.partners": restApi() })).toBe("");
  });

  it("take names for their log, role and firewall", () => {
    const names = (api: Parameters<NonNullable<typeof apiGateway.names>>[0]) =>
      apiGateway.names?.(api, "ingest").map(({ what, purpose }) => `${what} ${purpose}`);
    const queues = ["queue api-ingest", "queue api-ingest-failed"];
    expect(names(httpApi())).toEqual(["log-group svc-ingest", "role svc-ingest", ...queues]);
    expect(names(httpApi({ routes: { a: iamRoute() } }))).toEqual(["log-group svc-ingest", "role svc-ingest"]);
    expect(names({ ...restApi(), endpoint: { mode: "regional" } })).toEqual([
      "log-group svc-ingest",
      "role svc-ingest",
      ...queues,
      "web-acl ingest",
      "web-acl-log ingest",
    ]);
  });
});

function iamRoute() {
  return { path: "/a", into: { mode: "stream" as const, stream: "events" }, authorization: { mode: "iam" as const } };
}

function onlySigned() {
  const { readings } = restApi().routes;
  if (readings === undefined) throw new Error("no route");
  return { routes: { readings }, userPoolArns: [], queue: undefined, vpcLink: undefined };
}

describe("an open route", () => {
  it("has a reason in words", () => {
    expect(REASON.length).toBeGreaterThan(10);
    const open = { mode: "open", acknowledgeEverybody: "---------------" };
    const api = httpApi({ routes: { a: { ...iamRoute(), authorization: open as never } }, jwt: undefined });
    expect(about("ingest", { "dataServices.ingest": api })).toContain("is no reason");
  });
});
