import type { z } from "zod";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { apiGateway as schema } from "../../schema/data-services/api-gateway";
import type { EntryView } from "../view";
import { takesRecords } from "./puts";

type Draft = Salvaged<z.output<typeof schema>>;
type Http = Extract<Draft, { readonly protocol?: "http" }>;
type Rest = Extract<Draft, { readonly protocol?: "rest" }>;

/** Most routes of an HTTP API, and resources of a REST API. Source: API Gateway, "Quotas". */
const MOST_ROUTES = 300;

export const apiChecks = (api: Draft, view: EntryView): Problem[] => [
  ...twice(api, view),
  ...regionOf(api, view),
  ...bursts(api, view),
  ...truststore(api, view),
  ...queueAge(api, view),
  ...ways(api, view),
  ...(api.protocol === "http" ? httpChecks(api, view) : []),
  ...(api.protocol === "rest" ? restChecks(api, view) : []),
];

type Routes = readonly (readonly [key: string, route: NonNullable<Http["routes"] | Rest["routes"]>[string]])[];
const routesOf = ({ routes }: Pick<Draft, "routes">): Routes => Object.entries(routes ?? {});
const leadingTo = (api: Draft, mode: string): Routes[number] | undefined =>
  routesOf(api).find(([, { into }]) => into?.mode === mode);

/** The queue is for routes, and its alarm comes before records are lost. */
function queueAge(api: Draft, view: EntryView): Problem[] {
  if (leadingTo(api, "queue") === undefined)
    return view.isWritten(["queue"])
      ? [view.problem(["queue"], "is for no route", 'give a route into: { mode: "queue" }, or remove it')]
      : [];
  const { alarmAgeHours, retentionHours } = api.queue ?? {};
  if (alarmAgeHours === undefined || retentionHours === undefined || alarmAgeHours < retentionHours) return [];
  return [
    view.problem(
      ["queue", "alarmAgeHours"],
      `${alarmAgeHours} is not less than retentionHours, ${retentionHours}: the records are gone by then`,
      `use at most ${retentionHours - 1}`,
    ),
  ];
}

/** Routes to programs need the way into the VPC, and it needs them. */
function ways(api: Draft, view: EntryView): Problem[] {
  const route = leadingTo(api, "program");
  const written = view.isWritten(["vpcLink"]);
  if (route !== undefined && !written)
    return [
      view.problem(["vpcLink"], `is missing: route ${route[0]} leads to a program in the VPC`, "say the load balancer"),
    ];
  if (route === undefined && written)
    return [view.problem(["vpcLink"], "is for no route", 'give a route into: { mode: "program" }, or remove it')];
  return [];
}

/** One method of a path is one route. */
function twice(api: Draft, view: EntryView): Problem[] {
  const seen = new Map<string, string>();
  const problems = routesOf(api).flatMap(([key, { path, method }]) => {
    if (path === undefined || method === undefined) return [];
    const called = `${method} ${path}`;
    const earlier = seen.get(called);
    seen.set(called, earlier ?? key);
    if (earlier === undefined) return [];
    return [
      view.problem(["routes", key, "path"], `route ${earlier} is ${called} already`, "use another path or method"),
    ];
  });
  const { length } = routesOf(api);
  if (length <= MOST_ROUTES) return problems;
  return [...problems, view.problem(["routes"], `has ${length} routes`, `use at most ${MOST_ROUTES}, or another API`)];
}

/** What the API works with is of its region. */
function regionOf(api: Draft, view: EntryView): Problem[] {
  const { region } = view.environment;
  const pools = api.protocol === "rest" ? (api.userPoolArns ?? []) : [];
  const arns: readonly (readonly [field: readonly (string | number)[], arn: string | undefined])[] = [
    [["domain", "certificateArn"], api.domain?.certificateArn],
    [["domain", "mutualTls", "ownershipCertificateArn"], api.domain?.mutualTls?.ownershipCertificateArn],
    ...pools.map((arn, index) => [["userPoolArns", index], arn] as const),
    ...balancers(api),
  ];
  return arns.flatMap(([field, arn]) => {
    const other = arn?.split(":")[3];
    if (region === undefined || other === undefined || other === region) return [];
    return [view.problem(field, `is in ${other}`, `name one in ${region}, the environment's region`)];
  });
}

/** Load balancers before programs. */
const balancers = (api: Draft): (readonly [field: readonly string[], arn: string | undefined])[] =>
  api.protocol === "rest"
    ? [[["vpcLink", "balancerArn"], api.vpcLink?.balancerArn]]
    : api.protocol === "http"
      ? Object.entries(api.routes ?? {}).flatMap(([key, { into }]) =>
          into?.mode === "program" ? [[["routes", key, "into", "listenerArn"], into.listenerArn] as const] : [],
        )
      : [];

/** A truststore is a file, of a bucket that no role of the lake writes into. */
function truststore({ domain }: Draft, view: EntryView): Problem[] {
  const [, bucket, file] = domain?.mutualTls?.truststore?.match(/^s3:\/\/([^/]+)\/?(.*)$/) ?? [];
  if (bucket === undefined) return [];
  const at = ["domain", "mutualTls", "truststore"];
  const zone = Object.entries(view.environment.zones ?? {}).find(([, it]) => it.bucket === bucket);
  return [
    ...(file === undefined || file === "" || file.endsWith("/")
      ? [view.problem(at, "names no file", "write the file too: s3://bucket/callers.pem")]
      : []),
    ...(zone === undefined
      ? []
      : [
          view.problem(
            at,
            `is in the bucket of the zone ${zone[0]}, where whoever loads data could let callers in`,
            "keep it in a bucket of its own",
          ),
        ]),
  ];
}

/** A route within the API's own limit. */
function bursts(api: Draft, view: EntryView): Problem[] {
  const whole = api.throttle;
  return routesOf(api).flatMap(([key, { throttle }]) =>
    (["rate", "burst"] as const).flatMap((field) => {
      const [own, most] = [throttle?.[field], whole?.[field]];
      if (own === undefined || most === undefined || own <= most) return [];
      return [
        view.problem(
          ["routes", key, "throttle", field],
          `${own} is more than the whole API takes, ${most}`,
          "raise throttle of the API, or use less",
        ),
      ];
    }),
  );
}

function httpChecks(api: Http, view: EntryView): Problem[] {
  const asked = routesOf(api).filter(([, { authorization }]) => authorization?.mode === "jwt");
  const [first] = asked;
  if (first !== undefined && !view.isWritten(["jwt"]))
    return [
      view.problem(["jwt"], `is missing: route ${first[0]} asks for a token`, "say the issuer and the audiences"),
    ];
  if (first === undefined && view.isWritten(["jwt"]))
    return [view.problem(["jwt"], "is for no route", 'give a route the authorization { mode: "jwt" }, or remove it')];
  return [];
}

function restChecks(api: Rest, view: EntryView): Problem[] {
  return [
    ...pools(api, view),
    ...plans(api, view),
    ...callers(api, view),
    ...logs(view),
    ...places(api, view),
    ...Object.entries(api.routes ?? {}).flatMap(([key, route]) => [
      ...(route.into?.mode === "delivery-stream"
        ? takesRecords(route.into.deliveryStream, ["routes", key, "into", "deliveryStream"], view)
        : []),
      ...keyField(key, route, view),
    ]),
  ];
}

type RestRoute = NonNullable<Rest["routes"]>[string];

/** The shard follows from a field that every record has. */
function keyField(key: string, { into, body }: RestRoute, view: EntryView): Problem[] {
  if (into?.mode !== "stream" || into.partitionKey?.from !== "body" || body?.fields === undefined) return [];
  const { field } = into.partitionKey;
  if (field === undefined) return [];
  const known = body.fields[field];
  const at = ["routes", key, "into", "partitionKey", "field"];
  if (known === undefined)
    return [view.problem(at, `${field} is no field of body`, "add it to body.fields, or name another one")];
  if (known.required === false || known.type !== "string")
    return [view.problem(at, `${field} is not a string that every record has`, "make it a required string in body")];
  return [];
}

function pools(api: Rest, view: EntryView): Problem[] {
  const asks = routesOf(api).find(([, { authorization }]) => authorization?.mode === "cognito");
  const { length } = api.userPoolArns ?? [];
  if (asks !== undefined && length === 0)
    return [
      view.problem(["userPoolArns"], `is missing: route ${asks[0]} asks for a token of a pool`, "list the pools"),
    ];
  if (asks === undefined && length > 0)
    return [
      view.problem(
        ["userPoolArns"],
        "is for no route",
        'give a route the authorization { mode: "cognito" }, or remove it',
      ),
    ];
  return [];
}

/** Keys belong to plans, and plans to routes that ask for keys. */
function plans(api: Rest, view: EntryView): Problem[] {
  const asks = Object.entries(api.routes ?? {}).find(([, { keyRequired }]) => keyRequired === true);
  const some = Object.keys(api.usagePlans ?? {}).length > 0;
  if (asks !== undefined && !some)
    return [
      view.problem(
        ["routes", asks[0], "keyRequired"],
        "no key would be taken: there is no plan",
        "add one to usagePlans",
      ),
    ];
  if (asks === undefined && some)
    return [view.problem(["usagePlans"], "is for no route", "set keyRequired of a route, or remove the plans")];
  return [];
}

/** The API's policy names the accounts, and holds for all that sign: a route without a signature would be closed by it. */
function callers(api: Rest, view: EntryView): Problem[] {
  const accounts = api.callerAccounts ?? [];
  const own = view.environment.awsAccountId;
  const problems = accounts.flatMap((account, index) =>
    account === own
      ? [
          view.problem(
            ["callerAccounts", index],
            "is the environment's own account",
            "remove it: its identities may call anyway",
          ),
        ]
      : [],
  );
  if (accounts.length === 0) return problems;
  const other = routesOf(api).find(([, { authorization }]) => authorization?.mode !== "iam");
  if (other === undefined) return problems;
  return [
    ...problems,
    view.problem(
      ["callerAccounts"],
      `route ${other[0]} is called without a signature, and a policy about accounts would close it`,
      "move it to an API of its own",
    ),
  ];
}

/** Requests are logged with the role of the account and region. */
function logs({ environment, problem }: EntryView): Problem[] {
  const mode = environment.foundation?.apiGatewayLogs;
  if (mode === undefined || mode !== "off") return [];
  return [
    problem(
      ["protocol"],
      "a REST API writes its log with a role of the whole account and region, and foundation.apiGatewayLogs is off",
      'set it to "create", or to "existing" where there is one',
    ),
  ];
}

/** What is on the internet alone, or inside VPCs alone. */
function places({ endpoint }: Rest, view: EntryView): Problem[] {
  if (endpoint?.mode !== "private") return [];
  return (["firewall", "domain"] as const).flatMap((field) =>
    view.isWritten([field])
      ? [view.problem([field], "is for an API on the internet", "remove it, or make the endpoint regional")]
      : [],
  );
}
