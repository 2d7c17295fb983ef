import { usesPrivateLink } from "../derive/network";
import { contains, overlaps } from "../derive/subnets";
import type { Problem } from "../problem";
import { type Check, type EnvironmentDraft, errorAt, isWritten, perEnvironment, repeated, warningAt } from "./check";
import { factsOfDraft } from "./facts";
import { ownNetwork } from "./own-network";

type Facts = ReturnType<typeof factsOfDraft>;

const PATH = ["network", "privateLink"];

/** Private connections are complete, and nobody locks himself out (H11). */
export const privateLink: Check = (draft) => [
  ...perEnvironment((env, account) => {
    const facts = factsOfDraft(env, account);
    return [...frontend(env, facts), ...serviceDirect(env, facts), ...access(env)];
  })(draft),
  ...sharedTransit(draft.environments),
];

function frontend(env: EnvironmentDraft, facts: Facts): Problem[] {
  const network = ownNetwork(env);
  const front = network?.privateLink?.frontend;
  if (front === undefined) return [];
  const path = [...PATH, "frontend"];
  const cidr = network?.cidr;
  return [
    ...(front.endpoint?.mode === "shared" && network?.privateLink?.backend === false
      ? [
          errorAt(
            env,
            [...path, "endpoint", "mode"],
            "the front end shares the back end's endpoint, and there is none",
            'set privateLink.backend to true, or use mode "transit"',
          ),
        ]
      : []),
    ...(facts !== undefined && facts.privateDnsName === undefined && !isWritten(env, [...path, "recordName"])
      ? [
          errorAt(
            env,
            path,
            `the name of ${facts.region} in the private zone is not known`,
            "look up what the name of a workspace there is an alias of, and write its first part as recordName",
          ),
        ]
      : []),
    ...(front.clientCidrs ?? []).flatMap((block, index) =>
      front.endpoint?.mode === "shared" && cidr !== undefined && overlaps(cidr, block)
        ? [
            errorAt(
              env,
              [...path, "clientCidrs", index],
              `${block} overlaps the VPC ${cidr}, so answers would never leave it`,
              "use the block of the users' own network; whatever is in the VPC gets in anyway",
            ),
          ]
        : [],
    ),
  ];
}

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
  const network = ownNetwork(env);
  const link = network?.privateLink;
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
    ...(link.backend === true ? [] : ["backend"]),
    ...(link.frontend === undefined && !isWritten(env, [...PATH, "frontend"]) ? ["frontend"] : []),
  ];
  if (missing.length > 0) {
    return [
      errorAt(
        env,
        [...path, "mode"],
        `without privateLink.${missing.join(" and ")}, closing public access locks ${missing.includes("backend") ? "clusters" : "everybody"} out`,
        'set up both connections first, or use mode "open"',
      ),
    ];
  }
  const inside = [network.cidr, ...(link.frontend?.clientCidrs ?? [])].filter((block) => block !== undefined);
  const { runner } = closed;
  if (runner === undefined || inside.some((block) => contains(block, runner))) return [];
  return [
    errorAt(
      env,
      [...path, "runner"],
      `${runner} is in none of ${inside.join(", ")}: Terraform would lock itself out`,
      "add the block to frontend.clientCidrs, or run Terraform from one of these",
    ),
  ];
}

/** A VPC can have one private zone of a name. */
function sharedTransit(environments: readonly EnvironmentDraft[]): Problem[] {
  const transits = environments.flatMap((env) => {
    const endpoint = ownNetwork(env)?.privateLink?.frontend?.endpoint;
    return endpoint?.mode === "transit" && endpoint.vpcId !== undefined ? [{ env, vpcId: endpoint.vpcId }] : [];
  });
  return repeated(transits, ({ vpcId }) => vpcId).map(([later, earlier]) =>
    errorAt(
      later.env,
      [...PATH, "frontend", "endpoint", "vpcId"],
      `${later.vpcId} has the front end of ${earlier.env.file} already, and one private zone per VPC serves every workspace of the region`,
      "leave the front end to that environment, or use another VPC",
    ),
  );
}
