import type { z } from "zod";
import { ACCESS, ENDPOINT_LOGS, EVENTS, ROLES } from "../../derive/purposes";
import type { Salvaged } from "../../lenient";
import type { DeepReadonly } from "../../readonly";
import type { sagemakerEndpoint as schema } from "../../schema/data-services/sagemaker-endpoint";
import type { Accessed, Calls, Delivered } from "../facets";
import type { Kind } from "../kind";
import type { Names } from "../view";
import { endpointChecks } from "./sagemaker-endpoint-checks";
import { groupNamesOf } from "./sagemaker-model-group";

type Endpoint = z.output<typeof schema>;
type Draft = Salvaged<Endpoint>;
type Created = Extract<Endpoint, { mode: "create" }>;
type Hosting = Created["hosting"];
type OnInstances = Extract<Hosting, { mode: "instances" }>;
type Model = OnInstances["variants"][string]["model"];

/** A role by its name and ARN. */
interface Role {
  readonly name: string;
  readonly arn: string;
}

/** Files of a zone. */
interface Place {
  readonly bucket: string;
  readonly folder: string;
}

/** What answers, with everything that is derived. */
export type ServedModel = DeepReadonly<
  Omit<Model, "artifact"> & {
    /** ARN of the repository of its image. */
    repositoryArn: string;
    artifact: { bucket: string; path: string } | undefined;
  }
>;

type Variant = OnInstances["variants"][string];
type Capture = NonNullable<OnInstances["capture"]>;
type Monitoring = NonNullable<OnInstances["monitoring"]>;

/** A variant with everything that is derived. */
export type ServedVariant = DeepReadonly<Omit<Variant, "model">> & { readonly model: ServedModel };
export type EndpointCapture = DeepReadonly<Omit<Capture, "zone" | "folder">> & Place;
export type EndpointMonitoring = DeepReadonly<Omit<Monitoring, "baseline" | "folder">> & {
  readonly baseline: Place;
  readonly reports: Place;
  /** ARN of the repository of the image. */
  readonly repositoryArn: string;
  /** Rule that tells of what was found, and of runs that failed. */
  readonly rule: string;
};

export type InstanceHosting = DeepReadonly<Omit<OnInstances, "variants" | "capture" | "monitoring">> & {
  readonly variants: Readonly<Record<string, ServedVariant>>;
  readonly capture: EndpointCapture | undefined;
  readonly monitoring: EndpointMonitoring | undefined;
};
export type ServerlessHosting = DeepReadonly<Omit<Extract<Hosting, { mode: "serverless" }>, "model">> & {
  readonly model: ServedModel;
};

interface Derived {
  /** Key in the configuration. */
  readonly key: string;
  /** Name in AWS. */
  readonly name: string;
  readonly arn: string;
  /** Whose compute asks, with the credential; undefined: nobody's. */
  readonly callers:
    | (DeepReadonly<NonNullable<Endpoint["callers"]>> & { readonly credentialName: string; readonly role: Role })
    | undefined;
}

/** An endpoint that is made here. */
export type CreatedEndpoint = DeepReadonly<Omit<Created, "hosting" | "callers">> &
  Derived & {
    readonly hosting: InstanceHosting | ServerlessHosting;
    /** Role of its containers. */
    readonly role: Role;
    /** Log group of its containers, whose name SageMaker gives. */
    readonly logGroupName: string;
  };
export type EndpointModel =
  | CreatedEndpoint
  | (DeepReadonly<Omit<Extract<Endpoint, { mode: "existing" }>, "callers">> & Derived);

/** Name of the only variant of an endpoint without instances. */
export const SERVERLESS_VARIANT = "all";

const rule = (key: string): string => EVENTS.told(`${key}-monitored`);
const reportsOf = (folder: string | undefined, key: string): string => folder ?? `${key}-reports`;

/** `123456789012.dkr.ecr.eu-west-1.amazonaws.com/models:1` → the ARN of `models`. */
export function repositoryArnOf(uri: string, partition: string): string {
  const [host = "", ...path] = uri.split("/");
  const [account, , , region] = host.split(".");
  return `arn:${partition}:ecr:${region}:${account}:repository/${path.join("/").replace(/[:@].*$/, "")}`;
}

function servedOf({ image, artifact, ...model }: Model, names: Names): ServedModel {
  return {
    ...model,
    image,
    repositoryArn:
      image.from === "group"
        ? groupNamesOf(image.group, names).repositoryArn
        : repositoryArnOf(image.uri, names.partition),
    artifact: artifact && { bucket: names.zoneBucket(artifact.zone), path: artifact.path },
  };
}

function hostingOf(hosting: Hosting, key: string, names: Names): CreatedEndpoint["hosting"] {
  if (hosting.mode === "serverless") return { ...hosting, model: servedOf(hosting.model, names) };
  const { variants, capture, monitoring, ...rest } = hosting;
  const bucket = capture && names.zoneBucket(capture.zone);
  return {
    ...rest,
    variants: Object.fromEntries(
      Object.entries(variants).map(([name, variant]) => [name, { ...variant, model: servedOf(variant.model, names) }]),
    ),
    capture:
      capture === undefined || bucket === undefined
        ? undefined
        : { percent: capture.percent, keeps: capture.keeps, bucket, folder: capture.folder ?? key },
    monitoring:
      monitoring === undefined || bucket === undefined
        ? undefined
        : {
            ...monitoring,
            baseline: { bucket: names.zoneBucket(monitoring.baseline.zone), folder: monitoring.baseline.folder },
            reports: { bucket, folder: reportsOf(monitoring.folder, key) },
            repositoryArn: repositoryArnOf(monitoring.image, names.partition),
            rule: `${names.prefix}-${rule(key)}`,
          },
  };
}

/** Every model behind an endpoint, by variant. */
export const modelsOf = (hosting: CreatedEndpoint["hosting"]): Readonly<Record<string, ServedModel>> =>
  hosting.mode === "serverless"
    ? { [SERVERLESS_VARIANT]: hosting.model }
    : Object.fromEntries(Object.entries(hosting.variants).map(([name, { model }]) => [name, model]));

/** What is on instances, as far as it could be read. */
const instancesOf = (endpoint: Draft) =>
  endpoint.mode === "create" && endpoint.hosting?.mode === "instances" ? endpoint.hosting : undefined;

/** Containers call what they are let to; SageMaker brings archives from S3 through the VPC. */
const callsOf = (dataServices: readonly string[]): Calls => ({
  services: ["s3"],
  dataServices: dataServices.map((key) => ({ key })),
  outside: [],
});

/** Instances that there are at most, all variants together. */
const mostInstances = (hosting: NonNullable<ReturnType<typeof instancesOf>>): number =>
  Object.values(hosting.variants ?? {}).reduce(
    (sum, { instances = 1, scaling }) => sum + (scaling?.most ?? instances),
    0,
  );

/** A model that SageMaker serves. */
export const sagemakerEndpoint: Kind<Endpoint, EndpointModel> = {
  what: "an endpoint of SageMaker",
  lane: "serve",
  runs: [{ what: "its monitoring, at set times", pausedBy: "hosting.monitoring.paused" }],
  resolve(endpoint, key, names) {
    const { partition, region, awsAccountId } = names;
    const name = endpoint.mode === "existing" ? endpoint.endpointName : `${names.prefix}-${key}`;
    const derived: Derived = {
      key,
      name,
      arn: `arn:${partition}:sagemaker:${region}:${awsAccountId}:endpoint/${name.toLowerCase()}`,
      callers: endpoint.callers && {
        ...endpoint.callers,
        credentialName: names.credential(ACCESS.serviceCredential(key)),
        role: names.role(ROLES.serviceCredential(key)),
      },
    };
    if (endpoint.mode === "existing") return { ...endpoint, ...derived };
    return {
      ...endpoint,
      ...derived,
      hosting: hostingOf(endpoint.hosting, key, names),
      role: names.role(ROLES.dataService(key)),
      logGroupName: `${ENDPOINT_LOGS}/${name}`,
    };
  },
  delivers(endpoint, key): readonly Delivered[] {
    const { capture, monitoring } = instancesOf(endpoint) ?? {};
    const at = (what: "capture" | "monitoring", folder: string | undefined) => ({
      field: folder === undefined ? ["hosting", what] : ["hosting", what, "folder"],
      says: ["hosting", what, "folder"],
    });
    return [
      ...(capture === undefined
        ? []
        : [{ zone: capture.zone, folder: capture.folder ?? key, ...at("capture", capture.folder) }]),
      ...(monitoring === undefined || capture === undefined
        ? []
        : [
            {
              zone: capture.zone,
              folder: reportsOf(monitoring.folder, key),
              ...at("monitoring", monitoring.folder),
              // People look at them.
              moves: true,
            },
          ]),
    ];
  },
  reaches(endpoint) {
    if (endpoint.mode !== "create") return [];
    const { hosting } = endpoint;
    const models =
      hosting?.mode === "serverless"
        ? [hosting.model]
        : Object.values(instancesOf(endpoint)?.variants ?? {}).map(({ model }) => model);
    const { capture, monitoring } = instancesOf(endpoint) ?? {};
    return [
      ...models.flatMap((model) => (model?.artifact === undefined ? [] : [model.artifact.zone])),
      ...(capture === undefined ? [] : [capture.zone]),
      ...(monitoring === undefined ? [] : [monitoring.baseline?.zone]),
    ];
  },
  accesses(endpoint) {
    const none = { mode: "none" } as const;
    const asked: Accessed[] =
      endpoint.callers === undefined ? [] : [{ does: "ask-endpoint", arn: endpoint.arn, key: none }];
    if (endpoint.mode === "existing") return asked;
    const { hosting } = endpoint;
    const repositories = [
      ...Object.values(modelsOf(hosting)).map(({ repositoryArn }) => repositoryArn),
      ...(hosting.mode === "instances" && hosting.monitoring ? [hosting.monitoring.repositoryArn] : []),
    ];
    return [
      ...asked,
      ...[...new Set(repositories)].map((arn): Accessed => ({ does: "pull-image", arn, key: none })),
      ...(hosting.mode === "instances" && hosting.vpc !== undefined
        ? [{ does: "stand-in-vpc" as const, arn: endpoint.arn, key: none }]
        : []),
    ];
  },
  placement(endpoint) {
    const hosting = instancesOf(endpoint);
    if (hosting?.vpc === undefined) return undefined;
    return {
      subnets: "data-services",
      availabilityZoneIds: hosting.vpc.availabilityZoneIds,
      subnetIds: hosting.vpc.subnetIds,
      ports: [],
      clientCidrs: [],
      calls: callsOf(hosting.vpc.dataServices ?? []),
      addresses: mostInstances(hosting),
      field: "hosting.vpc",
    };
  },
  names: (endpoint, key) => {
    const layer = "data-services" as const;
    return [
      ...(endpoint.mode === "create"
        ? ([
            { what: "sagemaker-endpoint", layer, purpose: key },
            { what: "endpoint-log", layer, purpose: key },
            { what: "role", layer, purpose: ROLES.dataService(key) },
          ] as const)
        : []),
      ...(instancesOf(endpoint)?.monitoring === undefined
        ? []
        : [{ what: "event-rule" as const, layer: "operations" as const, purpose: rule(key) }]),
      ...(endpoint.callers === undefined
        ? []
        : ([
            { what: "role", layer: "unity-catalog", purpose: ROLES.serviceCredential(key), field: ["callers"] },
            { what: "credential", layer: "unity-catalog", purpose: ACCESS.serviceCredential(key), field: ["callers"] },
          ] as const)),
    ];
  },
  exclusive: (endpoint) =>
    endpoint.mode === "existing" && endpoint.endpointName !== undefined
      ? [{ what: `the endpoint ${endpoint.endpointName}`, field: ["endpointName"] }]
      : [],
  checks: endpointChecks,
};
