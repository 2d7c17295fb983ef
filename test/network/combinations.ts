import type { EnvironmentInput } from "../../config/schema/environment";
import { type Combination, pairwise } from "../support/pairwise";
import { devInput } from "../support/platform";

export const FACTORS = {
  topology: ["customer-managed", "existing"],
  isolation: ["public-egress", "filtered-egress", "isolated"],
  privateLink: ["none", "back", "front", "both"],
  zones: [2, 3],
  acls: [false, true],
  workspaces: [1, 2],
} as const;

export type Row = Combination<typeof FACTORS>;

export const hasBack = (privateLink: Row["privateLink"]) => privateLink === "back" || privateLink === "both";
export const hasFront = (privateLink: Row["privateLink"]) => privateLink === "front" || privateLink === "both";

/**
 * What can be together: without a way out the control plane needs the back end; of a VPC that is there already
 * neither the filter nor the ACLs are made here.
 */
export const isPossible = ({ topology, isolation, privateLink, acls }: Row): boolean =>
  (isolation !== "isolated" || hasBack(privateLink)) &&
  (topology !== "existing" || (isolation !== "filtered-egress" && !acls));

/** Every pair of what can be together. The other two topologies have nothing to choose. */
export const ROWS: readonly Row[] = pairwise(FACTORS, isPossible);

export const zonesOf = ({ zones }: Row) => ["euw1-az1", "euw1-az2", "euw1-az3"].slice(0, zones);

/** Name of a row, for tests and reports. */
export const nameOf = ({ topology, isolation, privateLink, zones, acls, workspaces }: Row) =>
  `${topology}, ${isolation}, PrivateLink ${privateLink}, ${zones} zones, ${acls ? "ACLs" : "no ACLs"}, ${workspaces} ${workspaces === 1 ? "workspace" : "workspaces"}`;

/** VPC and subnets that users of a row without back end come through. */
export interface TransitVpc {
  readonly vpcId: string;
  readonly subnetIds: string[];
  /** Whether the row makes the private zone, of which a VPC has one. */
  readonly ownsZone: boolean;
}

const id = (prefix: string, n: number) => `${prefix}-${String(n).padStart(17, "0")}`;
const SOME_VPC: TransitVpc = { vpcId: id("vpc", 99), subnetIds: [id("subnet", 98), id("subnet", 99)], ownsZone: true };

/** An environment of a row: `name`, in the block 10.<block>.0.0/16. */
export function inputOf(row: Row, name = "dev", block = 20, transit = SOME_VPC): EnvironmentInput {
  const input: EnvironmentInput = devInput();
  input.name = name;
  if (row.workspaces === 2) {
    input.workspaces.lab = row.topology === "existing" ? {} : { networkSlot: 1 };
    input.governanceWorkspace = "main";
  }
  input.network = row.topology === "existing" ? existing(row, transit) : customerManaged(row, block, transit);
  return input;
}

function frontend(row: Row, { ownsZone, ...vpc }: TransitVpc) {
  return {
    clientCidrs: ["172.16.0.0/16"],
    ...(hasBack(row.privateLink)
      ? { endpoint: { mode: "shared" as const } }
      : {
          endpoint: { mode: "transit" as const, ...vpc },
          dns: ownsZone ? ("create" as const) : ("existing" as const),
        }),
  };
}

function customerManaged(row: Row, block: number, transit: TransitVpc): EnvironmentInput["network"] {
  return {
    cidr: `10.${block}.0.0/16`,
    availabilityZoneIds: zonesOf(row),
    ...(row.isolation === "isolated" ? {} : { nat: "per-az" as const }),
    egress: { isolation: row.isolation },
    networkAcls: row.acls,
    privateLink: {
      backend: hasBack(row.privateLink),
      ...(hasFront(row.privateLink) && { frontend: frontend(row, transit) }),
    },
  };
}

function existing(row: Row, transit: TransitVpc): EnvironmentInput["network"] {
  const workspaces = ["main", "lab"].slice(0, row.workspaces).map((key, index) => [
    key,
    {
      subnetIds: Object.fromEntries(zonesOf(row).map((zone, n) => [zone, id("subnet", 10 * index + n)])),
      securityGroupIds: [id("sg", index)],
    },
  ]);
  return {
    mode: "existing",
    vpcId: id("vpc", 1),
    workspaces: Object.fromEntries(workspaces),
    internet: row.isolation === "isolated" ? "none" : "route",
    endpoints: { s3: id("vpce", 3), sts: id("vpce", 4), kinesis: id("vpce", 5) },
    privateLink: {
      ...(hasBack(row.privateLink) && { workspaceEndpointId: id("vpce", 1), relayEndpointId: id("vpce", 2) }),
      ...(hasFront(row.privateLink) && { frontend: frontend(row, transit) }),
    },
  };
}
