import { parseArn } from "../../arn";
import { overlaps } from "../../derive/subnets";
import type { Problem } from "../../problem";
import {
  type EnvironmentDraft,
  entries,
  errorAt,
  isWritten,
  type Path,
  perEnvironment,
  repeated,
  warningAt,
} from "../check";
import { ownNetwork } from "../own-network";

const AT: Path = ["network", "connections"];

/** What carries connections is there, and its two ends fit each other. */
export const connectionGateways = perEnvironment((env) => {
  const connections = ownNetwork(env)?.connections;
  if (connections === undefined) return [];
  return [...ends(env), ...asns(env), ...acceptance(env), ...zones(env), ...prefixes(env)];
});

/** VPN and Direct Connect end at a transit gateway only where it is made here. */
function ends(env: EnvironmentDraft): Problem[] {
  const { vpn, directConnect } = ownNetwork(env)?.connections ?? {};
  if (isWritten(env, ["network", "connections", "transitGateway"]) && transit(env)?.mode === undefined) return [];
  if (transit(env)?.mode === "create") return [];
  const found: (readonly [path: Path, end: string | undefined])[] = [
    ...entries(vpn).map(([key, { gateway }]) => [["vpn", key, "gateway"], gateway] as const),
    [["directConnect", "gateway"], directConnect?.gateway],
  ];
  return found
    .filter(([, end]) => end === "transit-gateway")
    .map(([path]) =>
      errorAt(
        env,
        [...AT, ...path],
        transit(env) === undefined
          ? "there is no transit gateway"
          : "only the owner of a transit gateway can let VPNs and Direct Connect end there",
        'add transitGateway with mode "create", or use "virtual-private-gateway"',
      ),
    );
}

/** BGP is between two numbers. */
function asns(env: EnvironmentDraft): Problem[] {
  const { vpn, virtualPrivateGateway } = ownNetwork(env)?.connections ?? {};
  const gateway = transit(env);
  const amazon: Readonly<Record<string, number | undefined>> = {
    "transit-gateway": gateway !== undefined && "amazonSideAsn" in gateway ? gateway.amazonSideAsn : undefined,
    "virtual-private-gateway": virtualPrivateGateway?.amazonSideAsn,
  };
  return entries(vpn)
    .filter(([, { gateway: end, device }]) => device?.bgpAsn !== undefined && amazon[end ?? ""] === device.bgpAsn)
    .map(([key, { device }]) =>
      errorAt(
        env,
        [...AT, "vpn", key, "device", "bgpAsn"],
        `${device?.bgpAsn} is the number of AWS' side too`,
        "give the device, or the gateway (amazonSideAsn), a number of its own",
      ),
    );
}

/** Whoever accepts is the one who can. */
function acceptance(env: EnvironmentDraft): Problem[] {
  const connections = ownNetwork(env)?.connections;
  const { awsAccountId: account } = env.data;
  const gateway = transit(env);
  return [
    ...entries(connections?.peerings).flatMap(([key, { peer }]) => {
      const path = [...AT, "peerings", key, "peer"];
      const [field, theirs] =
        peer?.mode === "role"
          ? ["roleArn", peer.roleArn && parseArn(peer.roleArn).accountId]
          : peer?.mode === "manual"
            ? ["awsAccountId", peer.awsAccountId]
            : [undefined, undefined];
      if (field === undefined || theirs === undefined || theirs !== account) return [];
      return [errorAt(env, [...path, field], `${theirs} is the environment's own account`, 'use mode "same-account"')];
    }),
    ...peeredTwice(env),
    ...(gateway !== undefined &&
    "attachment" in gateway &&
    gateway.attachment === "requested" &&
    (gateway.ownerAccountId === undefined || gateway.ownerAccountId === account)
      ? [
          errorAt(
            env,
            [...AT, "transitGateway", "attachment"],
            "attachments within one account are not requested, they are made",
            'set it to "on", or write the ownerAccountId of whoever has to accept',
          ),
        ]
      : []),
  ];
}

function peeredTwice(env: EnvironmentDraft): Problem[] {
  const peers = entries(ownNetwork(env)?.connections?.peerings).map(([key, { peer }]) => ({ key, vpcId: peer?.vpcId }));
  return repeated(peers, ({ vpcId }) => vpcId).map(([{ key, vpcId }, earlier]) =>
    errorAt(
      env,
      [...AT, "peerings", key, "peer", "vpcId"],
      `${vpcId} is peered by "${earlier.key}" already, and two VPCs have one peering`,
      "put the destinations of both into one",
    ),
  );
}

/** Written subnets of the attachment are in the zones of the network, all of them. */
function zones(env: EnvironmentDraft): Problem[] {
  const written = transit(env)?.subnets;
  const all = ownNetwork(env)?.availabilityZoneIds;
  if (written === undefined || all === undefined) return [];
  return [
    ...entries(written)
      .filter(([zone]) => !all.includes(zone))
      .map(([zone]) =>
        errorAt(
          env,
          [...AT, "transitGateway", "subnets", zone],
          `${zone} is not a zone of the network (${all.join(", ")})`,
          "remove it, or add the zone under availabilityZoneIds",
        ),
      ),
    ...all
      .filter((zone) => !Object.hasOwn(written, zone))
      .map((zone) =>
        errorAt(
          env,
          [...AT, "transitGateway", "subnets"],
          `has no subnet in ${zone}`,
          "write one for every zone, or none: a zone without a subnet does not reach the gateway",
        ),
      ),
  ];
}

/** What is announced over the line is this side's, and all of it. */
function prefixes(env: EnvironmentDraft): Problem[] {
  const { cidr, secondCidr, connections } = ownNetwork(env) ?? {};
  const written = connections?.directConnect?.allowedPrefixes;
  if (written === undefined) return [];
  return [cidr, secondCidr?.cidr].flatMap((block) =>
    block === undefined || written.some((prefix) => overlaps(prefix, block))
      ? []
      : [
          warningAt(
            env,
            [...AT, "directConnect", "allowedPrefixes"],
            `nothing of the VPC's ${block} is announced, so no answer finds its way back`,
            "add it, or leave allowedPrefixes out",
          ),
        ],
  );
}

function transit(env: EnvironmentDraft) {
  return ownNetwork(env)?.connections?.transitGateway;
}
