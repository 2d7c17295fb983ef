import { parseArn } from "../arn";
import { isolationOf, natOf } from "../derive/egress";
import { standsIn } from "../derive/placements";
import type { Problem } from "../problem";
import { type EnvironmentDraft, errorAt, isWritten, perEnvironment, warningAt } from "./check";
import { ownNetwork } from "./own-network";

/** Clusters can reach the control plane, the ways out fit each other, and nothing is configured that has no effect. */
export const networkExits = perEnvironment((env) => {
  const network = ownNetwork(env);
  // What was written wrongly is reported as such.
  const unknown = (path: readonly string[], value: unknown) => value === undefined && isWritten(env, path);
  if (network === undefined || unknown(["network", "nat"], network.nat)) return [];
  if (unknown(["network", "egress", "isolation"], network.egress?.isolation)) return [];
  const [nat, isolation] = [natOf(network), isolationOf(network)];
  return [
    ...contradictions(env, nat, isolation),
    ...closed(env, nat, isolation),
    ...unfiltered(env, isolation),
    ...withoutEffect(env, nat, isolation),
  ];
});

function contradictions(env: EnvironmentDraft, nat: string, isolation: string): Problem[] {
  if (isolation === "isolated" && nat !== "none") {
    return [
      errorAt(
        env,
        ["network", "egress", "isolation"],
        `an isolated network has no way out, and nat is "${nat}"`,
        'remove nat, or use isolation "filtered-egress"',
      ),
    ];
  }
  if (isolation !== "isolated" && nat === "none") {
    return [
      errorAt(
        env,
        ["network", "egress", "isolation"],
        `${isolation} leads through NAT, and nat is "none"`,
        'set nat to "single" or "per-az", or isolation to "isolated"',
      ),
    ];
  }
  return [];
}

function closed(env: EnvironmentDraft, nat: string, isolation: string): Problem[] {
  const network = ownNetwork(env);
  if (isolation !== "isolated" || nat !== "none") return [];
  return [
    ...(network?.privateLink?.backend === false
      ? [
          errorAt(
            env,
            network.nat === "none" ? ["network", "nat"] : ["network", "egress", "isolation"],
            "without NAT and without back-end PrivateLink, no cluster can reach the Databricks control plane",
            'set nat to "single" or "per-az", or privateLink.backend to true',
          ),
        ]
      : []),
    ...(network?.legacyMetastorePort === true
      ? [
          errorAt(
            env,
            ["network", "legacyMetastorePort"],
            "the legacy Hive metastore is on the internet, where an isolated network does not lead",
            "set it to false, and disableLegacyAccess of the workspaces to true",
          ),
        ]
      : []),
  ];
}

function unfiltered(env: EnvironmentDraft, isolation: string): Problem[] {
  if (isolation !== "filtered-egress" || ownNetwork(env)?.legacyMetastorePort !== true) return [];
  return [
    warningAt(
      env,
      ["network", "legacyMetastorePort"],
      "3306 passes the firewall to every address, since a database connection shows no name to judge it by",
      "set it to false, and disableLegacyAccess of the workspaces to true",
    ),
  ];
}

function withoutEffect(env: EnvironmentDraft, nat: string, isolation: string): Problem[] {
  const network = ownNetwork(env);
  const filtered = isolation === "filtered-egress";
  return [
    ...(nat === "none" && network?.subnets?.public !== undefined
      ? [warningAt(env, ["network", "subnets", "public"], 'has no effect with nat "none"', "remove it")]
      : []),
    ...(!filtered && network?.subnets?.firewall !== undefined
      ? [warningAt(env, ["network", "subnets", "firewall"], `has no effect with ${isolation}`, "remove it")]
      : []),
    ...(network?.subnets?.dataServices !== undefined && !standsIn(env.data, "data-services")
      ? [
          warningAt(
            env,
            ["network", "subnets", "dataServices"],
            "has no effect: no data service stands there",
            "remove it, or add the service that they are for",
          ),
        ]
      : []),
    ...(!filtered && network?.egress?.firewallKeyArn !== undefined
      ? [warningAt(env, ["network", "egress", "firewallKeyArn"], `has no effect with ${isolation}`, "remove it")]
      : []),
    ...keyElsewhere(env, filtered),
    ...(!filtered && network?.egress?.dnsFirewall !== true && (network?.egress?.allowedDomains ?? []).length > 0
      ? [
          warningAt(
            env,
            ["network", "egress", "allowedDomains"],
            `has no effect with ${isolation} and without the DNS firewall`,
            'remove it, or set isolation to "filtered-egress"',
          ),
        ]
      : []),
    ...(filtered && nat === "single"
      ? [
          warningAt(
            env,
            ["network", "nat"],
            "the firewall stands in every zone, and all of them leave through the NAT gateway of the first",
            'set nat to "per-az", unless the environment may go down with one zone',
          ),
        ]
      : []),
  ];
}

/** KMS keys stay in their region, unless they are replicated. */
function keyElsewhere(env: EnvironmentDraft, filtered: boolean): Problem[] {
  const arn = ownNetwork(env)?.egress?.firewallKeyArn;
  const region = arn && parseArn(arn).region;
  if (!filtered || env.data.region === undefined || region === undefined || region === env.data.region) return [];
  return [
    errorAt(
      env,
      ["network", "egress", "firewallKeyArn"],
      `the key is in ${region}, and the firewall in ${env.data.region}`,
      "name a key of the same region",
    ),
  ];
}
