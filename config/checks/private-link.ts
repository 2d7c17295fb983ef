import { usesBackendPrivateLink, usesPrivateLink } from "../derive/network";
import { privateLinkOf } from "../derive/private-link";
import { contains } from "../derive/subnets";
import type { Problem } from "../problem";
import {
  type Check,
  type EnvironmentDraft,
  entries,
  errorAt,
  isShortened,
  isWritten,
  perEnvironment,
  repeated,
  warningAt,
} from "./check";
import { factsOfDraft } from "./facts";
import { listed } from "./nested";
import { ownNetwork } from "./own-network";

type Facts = ReturnType<typeof factsOfDraft>;
type Frontend = NonNullable<ReturnType<typeof privateLinkOf>>["frontend"];

const PATH = ["network", "privateLink"];

/** Private connections are complete, and nobody locks himself out (H11). */
export const privateLink: Check = (draft) => [
  ...perEnvironment((env, account) => {
    const facts = factsOfDraft(env, account);
    return [...serviceDirect(env, facts), ...access(env)];
  })(draft),
  ...sharedZone(draft.environments),
];

function serviceDirect(env: EnvironmentDraft, facts: Facts): Problem[] {
  const network = ownNetwork(env);
  const mode = network?.privateLink?.serviceDirect;
  if (mode === undefined || mode === "off" || facts === undefined) return [];
  const path = [...PATH, "serviceDirect"];
  const service = facts.privateLink.serviceDirect;
  if (service === undefined) {
    return [errorAt(env, path, `${facts.region} has no service-direct endpoint service`, 'set it to "off"')];
  }
  const zones = network?.availabilityZoneIds;
  const offered = service.availabilityZoneIds;
  if (offered === undefined || zones === undefined || zones.some((zone) => offered.includes(zone))) return [];
  return [
    errorAt(
      env,
      path,
      `the service is offered in ${offered.join(", ")}, and the network has none of these zones`,
      'add one of them to network.availabilityZoneIds, or set it to "off"',
    ),
  ];
}

function access(env: EnvironmentDraft): Problem[] {
  const { network } = env.data;
  const link = privateLinkOf(network);
  if (network === undefined || link === undefined) return [];
  if (!usesPrivateLink(network)) {
    return isWritten(env, [...PATH, "access"])
      ? [warningAt(env, [...PATH, "access"], "has no effect without a private connection", "remove it")]
      : [];
  }
  const closed = link.access?.public?.mode === "closed" ? link.access.public : undefined;
  if (closed === undefined) return [];
  const path = [...PATH, "access", "public"];
  const missing = [
    ...(usesBackendPrivateLink(network) ? [] : [network.mode === "existing" ? "workspaceEndpointId" : "backend"]),
    ...(link.frontend === undefined && !isWritten(env, [...PATH, "frontend"]) ? ["frontend"] : []),
  ];
  if (missing.length > 0) {
    return [
      errorAt(
        env,
        [...path, "mode"],
        `without privateLink.${missing.join(" and ")}, closing public access locks ${missing[0] === "frontend" ? "everybody" : "clusters"} out`,
        'set up both connections first, or use mode "open"',
      ),
    ];
  }
  const { runner } = closed;
  return runner === undefined ? [] : outside(env, runner, link.frontend);
}

/** Where Terraform could not come in: everywhere, or at the endpoint of one workspace. */
function outside(env: EnvironmentDraft, runner: string, frontend: Frontend): Problem[] {
  const cidr = ownNetwork(env)?.cidr;
  const vpc = cidr === undefined ? [] : [cidr];
  const { endpoint } = frontend ?? {};
  const narrowed = endpoint?.mode === "transit" && endpoint.per === "workspace" ? endpoint.workspaceClientCidrs : {};
  const doors: (readonly [blocks: readonly string[], setting: string])[] = [
    [frontend?.clientCidrs ?? [], "frontend.clientCidrs"],
    ...entries(narrowed).map(([key, blocks]) => [blocks, `frontend.endpoint.workspaceClientCidrs.${key}`] as const),
  ];
  return doors
    .map(([blocks, setting]) => ({ inside: [...vpc, ...blocks], setting }))
    .filter(({ inside }) => !inside.some((block) => contains(block, runner)))
    .filter(({ setting }) => !isShortened(env, [...PATH, ...setting.split(".")]))
    .map(({ inside, setting }) =>
      errorAt(
        env,
        [...PATH, "access", "public", "runner"],
        `${runner} is in none of ${listed(inside)}: Terraform would lock itself out`,
        `add the block to ${setting}, or run Terraform from one of these`,
      ),
    );
}

/** A VPC can have one private zone of a name. */
function sharedZone(environments: readonly EnvironmentDraft[]): Problem[] {
  const zones = environments.flatMap((env) => {
    const frontend = privateLinkOf(env.data.network)?.frontend;
    const endpoint = frontend?.endpoint;
    if (frontend?.dns === "existing" || (endpoint?.mode !== "transit" && endpoint?.mode !== "existing")) return [];
    if (endpoint.mode === "transit" && endpoint.per === "workspace") return [];
    return endpoint.vpcId === undefined ? [] : [{ env, vpcId: endpoint.vpcId }];
  });
  return repeated(zones, ({ vpcId }) => vpcId).map(([later, earlier]) =>
    errorAt(
      later.env,
      [...PATH, "frontend", "endpoint", "vpcId"],
      `${later.vpcId} has the front end of ${earlier.env.file} already, and one private zone per VPC serves every workspace of the region`,
      'leave the front end to that environment, set dns to "existing" here, or use another VPC',
    ),
  );
}
