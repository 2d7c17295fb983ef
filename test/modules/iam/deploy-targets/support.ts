import type { DeployLayer } from "../../../../config/derive/layers";
import type { PolicyRequest } from "../../../support/policy-simulator";

export const ACCOUNT = "111111111111";
export const boundaryOf = (layer: string) => `arn:aws:iam::${ACCOUNT}:policy/acme-dev-${layer}-boundary`;
export const PEER_ROLE = "arn:aws:iam::333333333333:role/peering";
export const BUCKETS: Partial<Record<DeployLayer, string>> = {
  workspace: "acme-dev-root-main",
  "unity-catalog": "acme-dev-raw",
  operations: "acme-dev-airflow-dags-111111111111",
};
export const ROLES: Partial<Record<DeployLayer, string>> = {
  network: "acme-dev-flow-logs",
  workspace: "acme-dev-databricks-main",
  "unity-catalog": "acme-dev-uc-raw",
  "data-services": "acme-dev-svc-orders",
  operations: "acme-dev-run-nightly",
};

export const LOG_GROUPS: Partial<Record<DeployLayer, string>> = {
  network: "/acme-dev/vpc-flow-logs",
  operations: "/aws/events/acme-dev-alarm-history",
  "data-services": "/acme-dev/svc-orders",
};

export type Target = Required<Pick<PolicyRequest, "resource">> & Pick<PolicyRequest, "context">;
export const at = (resource: string, context: Readonly<Record<string, string>> = {}): Target => ({ resource, context });
export const regional = (service: string, resource: string, region = "eu-west-1") =>
  `arn:aws:${service}:${region}:${ACCOUNT}:${resource}`;
export const iam = (resource: string) => `arn:aws:iam::${ACCOUNT}:${resource}`;

export const passed = (service: string) => (layer: DeployLayer) => ({
  own: at(iam(`role/${ROLES[layer]}`), { "iam:PassedToService": service }),
  foreign: [
    at(iam(`role/${ROLES[layer]}`), { "iam:PassedToService": "ec2.amazonaws.com" }),
    at(iam("role/admin"), { "iam:PassedToService": service }),
  ],
});

export const linkedRole = (service: string) => () => ({
  own: at(iam(`role/aws-service-role/${service}/AWSServiceRoleForIt`), { "iam:AWSServiceName": service }),
  foreign: [
    at(iam("role/aws-service-role/x/y"), { "iam:AWSServiceName": "organizations.amazonaws.com" }),
    at(iam("role/admin"), { "iam:AWSServiceName": service }),
  ],
});

/** Something of MSK Connect by its name and an id. */
export const connectOf = (what: string, id = "0a1b2c3d-2") => ({
  own: at(regional("kafkaconnect", `${what}/acme-dev-shop/${id}`)),
  foreign: [
    at(regional("kafkaconnect", `${what}/acme-prod-shop/${id}`)),
    at(regional("kafkaconnect", `${what}/sink/${id}`)),
  ],
});

/** What calls are on → something that a layer's role may act on, and what it may not although it is of the same kind. */
export type Targets = Readonly<
  Record<string, (layer: DeployLayer) => { readonly own: Target; readonly foreign: readonly Target[] }>
>;
