import ipaddr from "ipaddr.js";
import { parseArn } from "../arn";
import { namedAs, prefix } from "../derive/names";
import { contains } from "../derive/subnets";
import { AWS_QUOTAS } from "../facts/aws-quotas";
import type { Problem } from "../problem";
import { type EnvironmentDraft, entries, errorAt, type Path, perEnvironment, repeated, warningAt } from "./check";
import { ownNetwork } from "./own-network";

/** Longest name of a load balancer. Source: Elastic Load Balancing API, CreateLoadBalancer. */
const LONGEST_NAME = 32;
/** Rules per security group and direction. Source: Amazon VPC quotas. */
const MOST_RULES = AWS_QUOTAS.value.rulesPerSecurityGroup;

type Service = NonNullable<
  NonNullable<NonNullable<ReturnType<typeof ownNetwork>>["connections"]>["endpointServices"]
>[string];

/** Endpoint services can be made, and lead somewhere. */
export const endpointServices = perEnvironment((env, account) => {
  const services = entries(ownNetwork(env)?.connections?.endpointServices);
  const at = (key: string): Path => ["network", "connections", "endpointServices", key];
  return [
    ...services.flatMap(([key, service]) => [
      ...name(env, at(key), account.data.name, key),
      ...ports(env, at(key), service),
      ...targets(env, at(key), service),
      ...health(env, at(key), service),
      ...places(env, at(key), service),
      ...ruleCount(env, at(key), service),
      ...acceptance(env, at(key), service),
    ]),
  ];
});

function name(env: EnvironmentDraft, path: Path, account: string | undefined, key: string): Problem[] {
  if (account === undefined || env.data.name === undefined) return [];
  const full = `${prefix({ name: account }, namedAs(env.data))}-${key}`;
  return full.length <= LONGEST_NAME
    ? []
    : [
        errorAt(
          env,
          path,
          `its load balancer would be named ${full}, and ${LONGEST_NAME} characters are the most`,
          `use a key of at most ${LONGEST_NAME - full.length + key.length} characters`,
        ),
      ];
}

function ports(env: EnvironmentDraft, path: Path, { listeners }: Service): Problem[] {
  const withIndex = (listeners ?? []).map((listener, index) => ({ listener, index }));
  return repeated(withIndex, ({ listener }) => listener.port?.toString()).map(([later]) =>
    errorAt(
      env,
      [...path, "listeners", later.index, "port"],
      `${later.listener.port} is the port of an earlier listener`,
      "use each port once",
    ),
  );
}

function targets(env: EnvironmentDraft, path: Path, service: Service): Problem[] {
  const { targets, listeners } = service;
  if (targets?.kind === "alb") {
    return (listeners ?? []).flatMap((listener, index) =>
      listener.protocol === "TLS"
        ? [
            errorAt(
              env,
              [...path, "listeners", index, "protocol"],
              "a load balancer behind another one takes TCP alone",
              "use TCP, and end TLS at the application load balancer",
            ),
          ]
        : [],
    );
  }
  if (targets?.kind !== "ip") return [];
  const network = ownNetwork(env);
  const blocks = [network?.cidr, network?.secondCidr?.cidr].filter((cidr) => cidr !== undefined);
  return (targets.addresses ?? []).flatMap((ip, index) => {
    const kind = ipaddr.IPv4.parse(ip).range();
    const own = blocks.some((block) => contains(block, `${ip}/32`));
    return own || kind === "private" || kind === "carrierGradeNat"
      ? []
      : [
          errorAt(
            env,
            [...path, "targets", "addresses", index],
            `${ip} is neither private nor in the VPC, and no load balancer takes it`,
            "name a private address; what is on the internet, serverless compute reaches without this",
          ),
        ];
  });
}

function health(env: EnvironmentDraft, path: Path, { healthCheck, targets }: Service): Problem[] {
  if (targets?.kind === "alb" && healthCheck?.protocol === "TCP") {
    return [
      errorAt(
        env,
        [...path, "healthCheck", "protocol"],
        "an application load balancer is asked by HTTP or HTTPS, never by TCP",
        'set it to "HTTP" or "HTTPS", as the listener of the application load balancer is',
      ),
    ];
  }
  return healthCheck?.protocol === "TCP" && healthCheck.path !== undefined
    ? [warningAt(env, [...path, "healthCheck", "path"], "has no effect with TCP", "remove it, or use HTTP or HTTPS")]
    : [];
}

/** What a service is made of is in its own account and region. */
function places(env: EnvironmentDraft, path: Path, { listeners, targets }: Service): Problem[] {
  const { region, awsAccountId } = env.data;
  const arns: (readonly [path: Path, arn: string | undefined])[] = [
    ...(listeners ?? []).map((listener, index) => {
      const arn = listener.protocol === "TLS" ? listener.certificateArn : undefined;
      return [[...path, "listeners", index, "certificateArn"], arn] as const;
    }),
    ...(targets?.kind === "alb" ? [[[...path, "targets", "loadBalancerArn"], targets.loadBalancerArn] as const] : []),
  ];
  return arns.flatMap(([from, arn]) => {
    if (arn === undefined || region === undefined || awsAccountId === undefined) return [];
    const { region: theirRegion, accountId: theirAccount } = parseArn(arn);
    return theirRegion === region && theirAccount === awsAccountId
      ? []
      : [
          errorAt(
            env,
            from,
            `is in ${theirRegion} of account ${theirAccount}, and the load balancer in ${region} of ${awsAccountId}`,
            "name one of the environment's own account and region",
          ),
        ];
  });
}

function ruleCount(env: EnvironmentDraft, path: Path, service: Service): Problem[] {
  const addresses = service.targets?.kind === "ip" ? (service.targets.addresses?.length ?? 0) : 1;
  const ports = new Set((service.listeners ?? []).map(({ port, targetPort }) => targetPort ?? port));
  const health = service.healthCheck?.port;
  const count = addresses * (ports.size + (health === undefined || ports.has(health) ? 0 : 1));
  return count <= MOST_RULES
    ? []
    : [
        errorAt(
          env,
          [...path, "targets"],
          `needs ${count} rules in the load balancer's security group, one per address and port, and ${MOST_RULES} are the most`,
          "divide it into several services, or put a load balancer of the application in between",
        ),
      ];
}

function acceptance(env: EnvironmentDraft, path: Path, service: Service): Problem[] {
  return service.acceptance === "automatic"
    ? [
        warningAt(
          env,
          [...path, "acceptance"],
          "lets in serverless compute of any customer of Databricks in the region that knows the service's name",
          'use "manual", unless the service itself asks everybody who they are',
        ),
      ]
    : [];
}
