import type { z } from "zod";
import { EVENTS, LOG_GROUPS, ROLES, WAF_LOGS } from "../../derive/purposes";
import type { Salvaged } from "../../lenient";
import type { DeepReadonly } from "../../readonly";
import type { apiGateway as schema } from "../../schema/data-services/api-gateway";
import type { Placement, TakenStream } from "../facets";
import type { Kind } from "../kind";
import type { Names } from "../view";
import { apiChecks } from "./api-gateway-checks";
import { type Queue, queueOf } from "./event-targets";
import { putTargetOf } from "./firehose";
import { streamSourceOf } from "./kinesis-stream";

type ApiGateway = z.output<typeof schema>;
type Http = Extract<ApiGateway, { protocol: "http" }>;
type Rest = Extract<ApiGateway, { protocol: "rest" }>;

interface Derived {
  /** Key in the configuration. */
  readonly key: string;
  /** Name in AWS. */
  readonly name: string;
  readonly logGroupName: string;
  /** Role that it puts records with; undefined where programs take all of them. */
  readonly role: { readonly name: string; readonly arn: string } | undefined;
  /** Streams that its routes put records into. */
  readonly streams: readonly TakenStream[];
  /** ARNs of the Firehose streams that they do. */
  readonly deliveryStreamArns: readonly string[];
  /** The queue that they put records into, with the one for what was read too often; undefined where none does. */
  readonly records: (Queue & { readonly alarmAgeHours: number; readonly failed: Queue }) | undefined;
}

export type HttpApiModel = DeepReadonly<Http> & Derived;
export type RestApiModel = DeepReadonly<Rest> &
  Derived & {
    /** The firewall before it, where it is on the internet: its name, and that of its log group. */
    readonly webAcl: { readonly name: string; readonly logGroupName: string } | undefined;
  };
export type ApiGatewayModel = HttpApiModel | RestApiModel;
export type RestRoute = RestApiModel["routes"][string];
export type HttpRoute = HttpApiModel["routes"][string];

/** Streams and Firehose streams (keys) that the routes of an API put records into, each once. */
function targetsOf(api: ApiGateway): { readonly streams: string[]; readonly deliveryStreams: string[] } {
  const into = intoOf(api);
  return {
    streams: [...new Set(into.flatMap((one) => (one.mode === "stream" ? [one.stream] : [])))],
    deliveryStreams: [...new Set(into.flatMap((one) => (one.mode === "delivery-stream" ? [one.deliveryStream] : [])))],
  };
}

/** Where the routes of an API lead. */
const intoOf = (api: ApiGateway): (Http["routes"][string]["into"] | Rest["routes"][string]["into"])[] =>
  Object.values(api.routes).map((route) => route.into);
const leadsTo = (api: Salvaged<ApiGateway>, mode: ReturnType<typeof intoOf>[number]["mode"]): boolean =>
  Object.values(api.routes ?? {}).some((route) => route?.into?.mode === mode);
/** Whether an API has a queue. */
export const hasQueue = (api: Salvaged<ApiGateway>): boolean => leadsTo(api, "queue");
/** The queue of the API of a key. */
export const apiQueueOf = (key: string, names: Names): Queue => queueOf(EVENTS.api(key), names);
const putsRecords = (api: Salvaged<ApiGateway>): boolean =>
  Object.values(api.routes ?? {}).some((route) => route?.into?.mode !== "program");

/** A way to programs in the VPC: it has addresses there, and calls the load balancers. */
function placementOf(api: Salvaged<ApiGateway>): Placement | undefined {
  if (api.protocol !== "http" || api.vpcLink === undefined) return undefined;
  const { availabilityZoneIds, subnetIds, balancerCidrs = [] } = api.vpcLink;
  const ports = Object.values(api.routes ?? {}).flatMap((route) =>
    route?.into?.mode === "program" && route.into.port !== undefined ? [route.into.port] : [],
  );
  return {
    subnets: "data-services",
    availabilityZoneIds,
    subnetIds,
    ports: [],
    clientCidrs: [],
    calls: {
      services: [],
      dataServices: [],
      outside: [{ cidrs: balancerCidrs, ports: [...new Set(ports)].map((port) => ({ from: port, to: port })) }],
    },
    field: "vpcLink",
  };
}

const hasFirewall = (api: Salvaged<ApiGateway>): boolean =>
  api.protocol === "rest" && api.endpoint?.mode === "regional";

const failedOf = (key: string): string => `${EVENTS.api(key)}-failed`;

/** An API of API Gateway that takes records. */
export const apiGateway: Kind<ApiGateway, ApiGatewayModel> = {
  what: "an API",
  runs: [],
  resolve(api, key, names) {
    const derived = derivedOf(api, key, names);
    if (api.protocol === "http") return { ...api, ...derived };
    const webAcl = hasFirewall(api) ? { name: derived.name, logGroupName: `${WAF_LOGS}${derived.name}` } : undefined;
    return { ...api, ...derived, webAcl };
  },
  accesses: ({ streams, records }) => [
    ...streams.map((stream) => ({ does: "fill-stream" as const, ...stream })),
    ...(records === undefined
      ? []
      : [{ does: "fill-queue" as const, arn: records.queueArn, key: { mode: "data" as const } }]),
  ],
  placement: placementOf,
  names: (api, key) => {
    const layer = "data-services" as const;
    return [
      { what: "log-group", layer, purpose: LOG_GROUPS.dataService(key) },
      ...(putsRecords(api) ? [{ what: "role" as const, layer, purpose: ROLES.dataService(key) }] : []),
      ...(hasQueue(api)
        ? [EVENTS.api(key), failedOf(key)].map((purpose) => ({ what: "queue" as const, layer, purpose }))
        : []),
      ...(hasFirewall(api)
        ? ([
            { what: "web-acl", layer, purpose: key },
            { what: "web-acl-log", layer, purpose: key },
          ] as const)
        : []),
    ];
  },
  steps: [
    {
      id: "api-keys-made",
      title: "callers of the API have keys",
      instructions: [
        "For each caller of a plan make a key: aws apigateway create-api-key --enabled --name <caller>, then aws apigateway create-usage-plan-key with the plan's id of the output api_usage_plan_ids.",
        "Send the key to the caller on another way than e-mail alone; a key that Terraform made would stand in its state.",
      ],
      blocking: false,
      appliesTo: (api) => api.protocol === "rest" && Object.keys(api.usagePlans ?? {}).length > 0,
    },
  ],
  checks: apiChecks,
};

function derivedOf(api: ApiGateway, key: string, names: Names): Derived {
  const { streams, deliveryStreams } = targetsOf(api);
  return {
    key,
    name: `${names.prefix}-${key}`,
    logGroupName: names.logGroup(LOG_GROUPS.dataService(key)),
    role: putsRecords(api) ? names.role(ROLES.dataService(key)) : undefined,
    streams: streams.map((stream) => streamSourceOf(stream, names)),
    deliveryStreamArns: deliveryStreams.map((stream) => putTargetOf(stream, names).arn),
    records: hasQueue(api)
      ? {
          ...apiQueueOf(key, names),
          alarmAgeHours: api.queue.alarmAgeHours ?? api.queue.retentionHours / 2,
          failed: queueOf(failedOf(key), names),
        }
      : undefined,
  };
}
