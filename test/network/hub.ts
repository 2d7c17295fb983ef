import type { EnvironmentInput } from "../../config/schema/environment";
import { accountInput, devInput, platformOf } from "../support/platform";
import { failures, type SimulatedSite } from "../support/simulated";

/** Ids of a network that another environment made in the same account: NAT, all endpoints, workspaces main and lab. */
export interface Hub {
  readonly vpcId: string;
  /** Id of an object by type and Name tag behind `acme-hub`. */
  readonly id: (type: string, name: string) => string;
  readonly subnets: (workspace: string) => Record<string, string>;
  readonly group: (workspace: string) => string;
  readonly endpoint: (name: string) => string;
}

export const ZONES = ["euw1-az1", "euw1-az2"] as const;

/**
 * Deploys the hub's network to a simulated cloud.
 * @param awsAccountId the account of the environments that use it
 */
export async function deployHub(site: SimulatedSite, awsAccountId = devInput().awsAccountId): Promise<Hub> {
  const input: EnvironmentInput = { ...devInput(), awsAccountId };
  const made = platformOf(accountInput(), {
    ...input,
    name: "hub",
    workspaces: { ...input.workspaces, lab: { networkSlot: 1 } },
    governanceWorkspace: "main",
    network: { ...devInput().network, cidr: "10.99.0.0/16", privateLink: { backend: true } },
    foundation: { ebsEncryptionByDefault: "off" },
  });
  return site.with(made, ["hub-network"], async (simulation) => {
    const failed = failures(await simulation.up());
    if (failed.length > 0) throw new Error(failed.join("\n"));
    const named = new Map(
      simulation.cloud.store.all().flatMap(({ type, attributes }) => {
        const tags = attributes.tags_all as Readonly<Record<string, unknown>> | undefined;
        return typeof tags?.Name === "string" ? [[`${type} ${tags.Name}`, String(attributes.id)] as const] : [];
      }),
    );
    const id = (type: string, name: string) => {
      const found = named.get(`${type} acme-hub${name}`);
      if (found === undefined) throw new Error(`there is no ${type} acme-hub${name}: ${[...named.keys()].join(", ")}`);
      return found;
    };
    return {
      vpcId: id("aws_vpc", ""),
      id,
      subnets: (workspace) =>
        Object.fromEntries(ZONES.map((zone) => [zone, id("aws_subnet", `-${workspace}-${zone}`)])),
      group: (workspace) => id("aws_security_group", `-workspace-${workspace}`),
      endpoint: (name) => id("aws_vpc_endpoint", `-${name}`),
    };
  });
}
