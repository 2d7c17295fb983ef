import { awsDomains } from "../derive/egress";
import { contains, range } from "../derive/subnets";
import type { Problem } from "../problem";
import { type EnvironmentDraft, entries, errorAt, type Path, perEnvironment, repeated, warningAt } from "./check";
import { factsOfDraft } from "./facts";
import { ownNetwork } from "./own-network";

const PATH = ["network", "connections", "dns"];
/** Addresses that AWS answers on in every VPC. Source: VPC user guide, "DNS attributes for your VPC". */
const AMAZON_DNS = "169.254.169.253";

interface Domain {
  readonly key: string;
  readonly path: Path;
  readonly domain: string;
}

/** What is forwarded to name servers elsewhere is theirs to answer, and clear. */
export const connectedDns = perEnvironment((env, account) => {
  const dns = ownNetwork(env)?.connections?.dns;
  if (dns === undefined) return [];
  const found = (["forward", "sharedRules"] as const).flatMap((kind) =>
    entries<{ readonly domain?: string }>(dns[kind]).flatMap(([key, { domain }]) =>
      domain === undefined ? [] : [{ key, path: [...PATH, kind, key], domain }],
    ),
  );
  return [
    ...nothing(env, found),
    ...twice(env, found),
    ...protectedNames(env, found, domainsOfOthers(factsOfDraft(env, account))),
    ...servers(env),
  ];
});

function nothing(env: EnvironmentDraft, found: readonly Domain[]): Problem[] {
  const dns = ownNetwork(env)?.connections?.dns;
  const empty = found.length === 0 && entries(dns?.forward).length + entries(dns?.sharedRules).length === 0;
  return empty
    ? [warningAt(env, PATH, "forwards nothing", "add a domain under forward or sharedRules, or remove it")]
    : [];
}

/** A VPC follows one rule per domain, and associations go by their keys. */
function twice(env: EnvironmentDraft, found: readonly Domain[]): Problem[] {
  return [
    ...repeated(found, ({ domain }) => domain).map(([later, earlier]) =>
      errorAt(
        env,
        [...later.path, "domain"],
        `${later.domain} is forwarded by ${earlier.path.slice(3).join(".")} already, and a VPC follows one rule per domain`,
        "remove one of the two",
      ),
    ),
    ...repeated(found, ({ key }) => key).map(([later]) =>
      errorAt(env, later.path, `"${later.key}" is a key of forward too`, "give one of the two another key"),
    ),
  ];
}

/** Domain → why nobody else may answer for it. */
function domainsOfOthers(facts: ReturnType<typeof factsOfDraft>): readonly (readonly [domain: string, why: string])[] {
  if (facts === undefined) return [];
  const [, ...databricks] = facts.hosts.webApp.split(".");
  return [
    [databricks.join("."), "Databricks, whose names lead to PrivateLink endpoints of the VPC"],
    ...awsDomains(facts.region).map(
      (domain) => [domain.slice(1), "AWS, whose names lead to endpoints and nodes of the VPC"] as const,
    ),
  ];
}

/** A rule is about a domain and everything below it, so neither it nor one above it may take over these names. */
function protectedNames(
  env: EnvironmentDraft,
  found: readonly Domain[],
  others: ReturnType<typeof domainsOfOthers>,
): Problem[] {
  return found.flatMap(({ domain, path }) => {
    const other = others.find(([name]) => isWithin(domain, name) || isWithin(name, domain));
    return other === undefined
      ? []
      : [
          errorAt(
            env,
            [...path, "domain"],
            `${domain} covers names of ${other[1]}; a name server elsewhere would answer them otherwise`,
            "forward only domains of your own",
          ),
        ];
  });
}

const isWithin = (domain: string, outer: string) => domain === outer || domain.endsWith(`.${outer}`);

function servers(env: EnvironmentDraft): Problem[] {
  const network = ownNetwork(env);
  const blocks = [network?.cidr, network?.secondCidr?.cidr].filter((cidr) => cidr !== undefined);
  return entries(network?.connections?.dns?.forward).flatMap(([key, { domain, nameServers }]) => {
    const path = [...PATH, "forward", key, "nameServers"];
    return [
      ...(nameServers ?? []).flatMap((ip, index) => {
        const block = blocks.find((cidr) => contains(cidr, `${ip}/32`));
        const amazon = ip === AMAZON_DNS || (block !== undefined && range(`${ip}/32`).first === range(block).first + 2);
        return amazon
          ? [
              errorAt(
                env,
                [...path, index],
                `${ip} is the VPC's own resolver, which would ask itself`,
                `write a name server that answers for ${domain ?? "the domain"}`,
              ),
            ]
          : [];
      }),
      ...(nameServers?.length === 1
        ? [warningAt(env, path, "is a single server: while it is down, no name of the domain resolves", "add a second")]
        : []),
    ];
  });
}
