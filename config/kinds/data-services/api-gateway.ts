import type { z } from "zod";
import { LOG_GROUPS, logGroupNameOf, ROLES, WAF_LOGS } from "../../derive/purposes";
import type { Salvaged } from "../../lenient";
import type { DeepReadonly } from "../../readonly";
import type { apiGateway as schema } from "../../schema/data-services/api-gateway";
import type { TakenStream } from "../facets";
import type { Kind } from "../kind";
import type { Names } from "../view";
import { apiChecks } from "./api-gateway-checks";
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
  /** Role that it puts records with. */
  readonly role: { readonly name: string; readonly arn: string };
  /** Streams that its routes put records into. */
  readonly streams: readonly TakenStream[];
  /** ARNs of the Firehose streams that they do. */
  readonly deliveryStreamArns: readonly string[];
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
  const into =
    api.protocol === "http"
      ? Object.values(api.routes).map(({ stream }) => ({ mode: "stream" as const, stream }))
      : Object.values(api.routes).map((route) => route.into);
  return {
    streams: [...new Set(into.flatMap((one) => (one.mode === "stream" ? [one.stream] : [])))],
    deliveryStreams: [...new Set(into.flatMap((one) => (one.mode === "delivery-stream" ? [one.deliveryStream] : [])))],
  };
}

const hasFirewall = (api: Salvaged<ApiGateway>): boolean =>
  api.protocol === "rest" && api.endpoint?.mode === "regional";

/** An API of API Gateway that takes records. */
export const apiGateway: Kind<ApiGateway, ApiGatewayModel> = {
  what: "an API",
  resolve(api, key, names) {
    const derived = derivedOf(api, key, names);
    if (api.protocol === "http") return { ...api, ...derived };
    const webAcl = hasFirewall(api) ? { name: derived.name, logGroupName: `${WAF_LOGS}${derived.name}` } : undefined;
    return { ...api, ...derived, webAcl };
  },
  accesses: ({ streams }) => streams.map((stream) => ({ does: "fill-stream" as const, ...stream })),
  names: (api, key) => {
    const layer = "data-services" as const;
    return [
      { what: "log-group", layer, purpose: LOG_GROUPS.dataService(key) },
      { what: "role", layer, purpose: ROLES.dataService(key) },
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
    logGroupName: logGroupNameOf(names.prefix, LOG_GROUPS.dataService(key)),
    role: names.role(ROLES.dataService(key)),
    streams: streams.map((stream) => streamSourceOf(stream, names)),
    deliveryStreamArns: deliveryStreams.map((stream) => putTargetOf(stream, names).arn),
  };
}
