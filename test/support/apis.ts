import type { EnvironmentInput } from "../../config/schema/environment";
import { withFirehose } from "./firehose";

type ApiInput = Extract<NonNullable<EnvironmentInput["dataServices"]>[string], { kind: "api-gateway" }>;
export type HttpInput = Extract<ApiInput, { protocol: "http" }>;
export type RestInput = Extract<ApiInput, { protocol: "rest" }>;

export const REASON = "a public form, which anybody may fill in";
export const CERTIFICATE = "arn:aws:acm:eu-west-1:111111111111:certificate/0c9d2a74-5e13-4b8f-a6d7-91e0f3b24c58";
export const OWNERSHIP_CERTIFICATE =
  "arn:aws:acm:eu-west-1:111111111111:certificate/2d7f0b61-8c94-4e3a-b5f8-60a1c9e7d352";
export const POOL = "arn:aws:cognito-idp:eu-west-1:111111111111:userpool/eu-west-1_Ab1Cd2Ef3";

export const LISTENER =
  "arn:aws:elasticloadbalancing:eu-west-1:111111111111:listener/app/claims/50dc6c495c0c9188/f2f7dc8efc522ab2";
export const BALANCER = "arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/net/claims/50dc6c495c0c9188";

/** An HTTP API with everything that it can have. */
export const httpApi = (change: Partial<HttpInput> = {}): HttpInput => ({
  kind: "api-gateway",
  protocol: "http",
  routes: {
    orders: {
      path: "/orders",
      into: { mode: "stream", stream: "events", partitionKey: { from: "body", field: "customer" } },
      authorization: { mode: "jwt", scopes: ["orders/write"] },
      throttle: { rate: 50, burst: 20 },
    },
    stock: {
      path: "/stock",
      method: "PUT",
      into: { mode: "stream", stream: "events" },
      authorization: { mode: "iam" },
    },
    feedback: {
      path: "/feedback/v1",
      into: {
        mode: "stream",
        stream: "events",
        dataField: "record",
        partitionKey: { from: "header", header: "x-device-id" },
      },
      authorization: { mode: "open", acknowledgeEverybody: REASON },
    },
    returns: { path: "/returns", into: { mode: "queue" }, authorization: { mode: "iam" } },
    claims: {
      path: "/claims",
      into: { mode: "program", listenerArn: LISTENER, serverName: "claims.acme.example" },
      authorization: { mode: "iam" },
    },
  },
  vpcLink: { balancerCidrs: ["10.20.64.0/20"] },
  jwt: { issuer: "https://login.acme.example/tenant/v2.0", audiences: ["api://orders"] },
  cors: { origins: ["https://shop.acme.example"] },
  domain: {
    name: "ingest.acme.example",
    certificateArn: CERTIFICATE,
    zoneId: "Z0123456789ABCDEFGHIJ",
    mutualTls: {
      truststore: "s3://acme-truststores/callers.pem",
      truststoreVersion: "3HL4kqtJvjVBH40Nrjfkd",
      ownershipCertificateArn: OWNERSHIP_CERTIFICATE,
    },
  },
  ...change,
});

/** A REST API on the internet with everything that it can have. */
export const restApi = (change: Partial<RestInput> = {}): RestInput => ({
  kind: "api-gateway",
  protocol: "rest",
  routes: {
    readings: {
      path: "/readings",
      into: { mode: "stream", stream: "events", partitionKey: { from: "body", field: "device" } },
      authorization: { mode: "iam" },
      keyRequired: true,
      throttle: { rate: 50, burst: 20 },
      body: {
        fields: {
          device: { type: "string", maxLength: 64 },
          value: { type: "number" },
          notes: { type: "array", required: false },
        },
        others: false,
      },
    },
    files: {
      path: "/files",
      method: "PUT",
      into: { mode: "delivery-stream", deliveryStream: "landing" },
      authorization: { mode: "cognito", scopes: ["files/write"] },
    },
    batch: {
      path: "/readings/batch",
      into: { mode: "stream", stream: "events", partitionKey: { from: "body", field: "device" }, batch: true },
      authorization: { mode: "iam" },
      body: { fields: { device: { type: "string" } } },
    },
    bulk: {
      path: "/files/batch",
      into: { mode: "delivery-stream", deliveryStream: "landing", batch: true },
      authorization: { mode: "iam" },
    },
    form: {
      path: "/form",
      into: { mode: "stream", stream: "events", partitionKey: { from: "header", header: "x-form-id" } },
      authorization: { mode: "open", acknowledgeEverybody: REASON },
    },
    returns: {
      path: "/returns",
      into: { mode: "queue" },
      authorization: { mode: "iam" },
      body: { fields: { order: { type: "string" } } },
    },
    claims: {
      path: "/claims",
      into: { mode: "program", url: "https://claims.acme.example/v1" },
      authorization: { mode: "iam" },
    },
  },
  queue: { retentionHours: 48, visibilityMinutes: 10, receives: 3 },
  vpcLink: { balancerArn: BALANCER },
  userPoolArns: [POOL],
  usagePlans: { partners: { quota: { requests: 100_000, per: "day" }, throttle: { rate: 20, burst: 10 } } },
  firewall: {},
  ...change,
});

/** A REST API inside VPCs, which identities of another account call too. */
export const privateApi = (change: Partial<RestInput> = {}): RestInput => ({
  kind: "api-gateway",
  protocol: "rest",
  endpoint: { mode: "private", vpcEndpointIds: ["vpce-0123456789abcdef0"] },
  callerAccounts: ["999999999999"],
  routes: {
    readings: { path: "/readings", into: { mode: "stream", stream: "events" }, authorization: { mode: "iam" } },
  },
  ...change,
});

/** Adds `ingest` (HTTP), `partners` (REST) and `inside` (private), with the streams that they put records into. */
export function withApis(
  input: EnvironmentInput,
  change: { readonly ingest?: Partial<HttpInput>; readonly partners?: Partial<RestInput> } = {},
): void {
  withFirehose(input);
  input.foundation = { ...input.foundation, apiGatewayLogs: "create" };
  input.dataServices = {
    ...input.dataServices,
    ingest: httpApi(change.ingest),
    partners: restApi(change.partners),
    inside: privateApi(),
    returned: {
      kind: "event-pipe",
      from: { mode: "api", api: "partners" },
      to: { mode: "stream", stream: "events", partitionKey: "order" },
    },
  };
}
