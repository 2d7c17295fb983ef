import type { z } from "zod";
import { mapValues } from "../../derive/map-values";
import { KAFKA_SECRET, LOG_GROUPS, ROLES, underscored } from "../../derive/purposes";
import { BROKER_PORTS } from "../../facts/kafka";
import type { Salvaged } from "../../lenient";
import type { DeepReadonly } from "../../readonly";
import type { iotCore as schema } from "../../schema/data-services/iot-core";
import type { Placement, TakenName, TakenStream } from "../facets";
import type { Kind } from "../kind";
import type { Names } from "../view";
import { putTargetOf } from "./firehose";
import { iotChecks } from "./iot-core-checks";
import { streamSourceOf } from "./kinesis-stream";
import { clusterOf } from "./msk-cluster";

type IotCore = z.output<typeof schema>;

interface Named {
  /** Name in AWS. */
  readonly name: string;
}

type Parsed = DeepReadonly<IotCore>;
type Errors<M extends Parsed["errors"]["mode"]> = Extract<Parsed["errors"], { mode: M }>;

/** Where messages go that could not be handed on. */
export type IotErrors =
  | (Errors<"log"> & { readonly logGroupName: string })
  | (Errors<"zone"> & { readonly bucket: string; readonly folder: string });

export type IotRule = Parsed["rules"][string] &
  Named & { /** Secret with user and password, of a rule into Kafka. */ readonly secretName: string | undefined };
export type ThingType = Parsed["thingTypes"][string] & Named;
export type ThingGroup = Parsed["thingGroups"][string] & Named;
export type DevicePolicy = Parsed["policies"][string] & Named;
export type Provisioning = Parsed["provisioning"][string] &
  Named & { /** Name of the policy of claims. */ readonly claimName: string };

/** Messages of devices with everything that is derived. */
export interface IotCoreModel extends Pick<Parsed, "kind" | "network"> {
  /** Key in the configuration. */
  readonly key: string;
  /** Name in tags and alarms, and start of those of devices. */
  readonly name: string;
  readonly rules: Readonly<Record<string, IotRule>>;
  readonly errors: IotErrors;
  readonly thingTypes: Readonly<Record<string, ThingType>>;
  readonly thingGroups: Readonly<Record<string, ThingGroup>>;
  readonly policies: Readonly<Record<string, DevicePolicy>>;
  readonly provisioning: Readonly<Record<string, Provisioning>>;
  /** Role that rules hand messages on with. */
  readonly role: { readonly name: string; readonly arn: string };
  /** Role that devices are made with. */
  readonly provisioningRole: { readonly name: string };
  /** Streams that rules put messages into. */
  readonly streams: readonly TakenStream[];
  /** ARNs of the Firehose streams that they do. */
  readonly deliveryStreamArns: readonly string[];
  /** ARNs of the secrets that rules into Kafka sign in with; AWS chooses their last six characters. */
  readonly passwordArns: readonly string[];
}

const errorFolder = (folder: string | undefined, key: string): string => folder ?? `${key}-errors`;
const provisioningRole = (key: string): string => ROLES.dataService(`${key}-provisioning`);

/** Records of an entry whose things have names of their own in AWS. */
const NAMED = {
  rules: "iot-rule",
  thingTypes: "thing-type",
  thingGroups: "thing-group",
  policies: "iot-policy",
  provisioning: "provisioning-template",
} as const;

/** Messages of devices, by AWS IoT Core. */
export const iotCore: Kind<IotCore, IotCoreModel> = {
  what: "AWS IoT Core",
  runs: [
    {
      what: "its rules, when messages come",
      because: "they take what devices send, which is lost where no rule takes it; `enabled` of a rule holds it",
      source: "AWS IoT developer guide, Rules for AWS IoT",
    },
  ],
  resolve(entry, key, names) {
    const { prefix } = names;
    const called = <T extends object>(all: Readonly<Record<string, T>>): Readonly<Record<string, T & Named>> =>
      mapValues(all, (one, part) => ({ ...one, name: `${prefix}-${key}-${part}` }));
    return {
      kind: entry.kind,
      network: entry.network,
      key,
      name: `${prefix}-${key}`,
      rules: mapValues(entry.rules, (rule, part) => ({
        ...rule,
        name: underscored(`${prefix}-${key}-${part}`),
        secretName: secretOf(rule.into, names),
      })),
      errors: errorsOf(entry.errors, key, names),
      thingTypes: called(entry.thingTypes),
      thingGroups: called(entry.thingGroups),
      policies: called(entry.policies),
      provisioning: mapValues(called(entry.provisioning), (one) => ({ ...one, claimName: `${one.name}-claim` })),
      role: names.role(ROLES.dataService(key)),
      provisioningRole: names.role(provisioningRole(key)),
      ...targetsOf(entry, names),
    };
  },
  accesses: ({ streams, passwordArns }) => [
    ...streams.map((stream) => ({ does: "fill-stream" as const, ...stream })),
    ...passwordArns.map((arn) => ({ does: "read-password" as const, arn, key: { mode: "data" as const } })),
  ],
  placement: placementOf,
  reaches: ({ errors }) => (errors?.mode === "zone" ? [errors.zone] : []),
  names: (entry, key) => {
    const layer = "data-services" as const;
    const parts = Object.entries(NAMED).flatMap(([record, what]): TakenName[] =>
      Object.keys(entry[record as keyof typeof NAMED] ?? {}).flatMap((part) => [
        { what, layer, purpose: `${key}-${part}`, field: [record, part] },
        ...(record === "provisioning"
          ? [{ what: "iot-policy" as const, layer, purpose: `${key}-${part}-claim`, field: [record, part] }]
          : []),
      ]),
    );
    return [
      { what: "role", layer, purpose: ROLES.dataService(key) },
      ...(entry.errors?.mode === "zone"
        ? []
        : [{ what: "log-group" as const, layer, purpose: LOG_GROUPS.dataService(key) }]),
      ...(Object.keys(entry.provisioning ?? {}).length === 0
        ? []
        : [{ what: "role" as const, layer, purpose: provisioningRole(key), field: ["provisioning"] }]),
      ...parts,
    ];
  },
  steps: [
    {
      id: "iot-claims-made",
      title: "devices have claims",
      instructions: [
        "For each entry of provisioning make one claim: aws iot create-keys-and-certificate --set-as-active, then aws iot attach-policy with the policy <template>-claim. Terraform makes no certificate: its private key would stand in the state.",
        "Give certificate and key to the maker of the devices on a way that nobody reads, and take the certificate back with aws iot update-certificate when the series is done.",
      ],
      blocking: false,
      appliesTo: ({ provisioning }) => Object.keys(provisioning ?? {}).length > 0,
    },
  ],
  checks: iotChecks,
};

function errorsOf(errors: IotCore["errors"], key: string, names: Names): IotErrors {
  return errors.mode === "log"
    ? { ...errors, logGroupName: names.logGroup(LOG_GROUPS.dataService(key)) }
    : { ...errors, bucket: names.zoneBucket(errors.zone), folder: errorFolder(errors.folder, key) };
}

/** Rules into Kafka have addresses in the VPC, and call the brokers. */
function placementOf({ rules, network }: Salvaged<IotCore>): Placement | undefined {
  const clusters = Object.values(rules ?? {}).flatMap((rule) =>
    rule?.into?.mode === "kafka" ? [rule.into.cluster] : [],
  );
  if (clusters.length === 0) return undefined;
  return {
    subnets: "data-services",
    availabilityZoneIds: network?.availabilityZoneIds,
    subnetIds: network?.subnetIds,
    ports: [],
    clientCidrs: [],
    calls: {
      services: [],
      dataServices: [...new Set(clusters)].map((key) => ({ key, ports: [BROKER_PORTS.value.scram] })),
      outside: [],
    },
    field: "network",
  };
}

function secretOf(into: IotCore["rules"][string]["into"], names: Names): string | undefined {
  if (into.mode !== "kafka") return undefined;
  const cluster = names.dataService(into.cluster);
  if (cluster.kind !== "msk-cluster")
    throw new Error(`dataServices.${into.cluster} is checked to be a cluster of Kafka`);
  const of = (name: string) => `${KAFKA_SECRET}${name}`;
  return cluster.mode === "existing"
    ? of(`${clusterOf(cluster, into.cluster, names).name}-${into.user}`)
    : of(names.secret(`${into.cluster}-${into.user}`));
}

function targetsOf(
  { rules }: IotCore,
  names: Names,
): Pick<IotCoreModel, "streams" | "deliveryStreamArns" | "passwordArns"> {
  const into = Object.values(rules).map((rule) => rule.into);
  const streams = into.flatMap((one) => (one.mode === "stream" ? [one.stream] : []));
  const deliveryStreams = into.flatMap((one) => (one.mode === "delivery-stream" ? [one.deliveryStream] : []));
  return {
    streams: [...new Set(streams)].map((key) => streamSourceOf(key, names)),
    deliveryStreamArns: [...new Set(deliveryStreams)].map((key) => putTargetOf(key, names).arn),
    passwordArns: [...new Set(into.flatMap((one) => secretOf(one, names) ?? []))].map(
      (secret) => `arn:${names.partition}:secretsmanager:${names.region}:${names.awsAccountId}:secret:${secret}-??????`,
    ),
  };
}
