import { REDSHIFT_LOG_START, ROLES } from "../../derive/purposes";
import { REDSHIFT_LOGS, REDSHIFT_PORT } from "../../facts/redshift";
import type { Salvaged } from "../../lenient";
import type { Delivered, Elsewhere, Exclusive, Placement, TakenName } from "../facets";
import type { Names } from "../view";
import { tableTakenOf } from "./dynamodb-table";

/** A folder of a zone, with its bucket. */
interface Folder {
  readonly bucket: string;
  readonly folder: string;
}

/** What every warehouse is known by, made here or there already. */
export interface WarehouseFacts {
  /** Key in the configuration. */
  readonly key: string;
  /** Name of the workgroup or cluster. */
  readonly name: string;
  readonly port: number;
  /** ARNs of databases and tables that zero-ETL integrations copy into it, each once. */
  readonly copiedArns: readonly string[];
}

/** What is derived of a warehouse that is made here. */
export interface MadeWarehouse extends WarehouseFacts {
  /** Log → its group. */
  readonly logGroupNames: Readonly<Record<string, string>>;
  /** Files that its role reaches; none where it has no role. */
  readonly files: { readonly reads: readonly Folder[]; readonly writes: readonly Folder[] } | undefined;
  /** Its default role, where it has one. */
  readonly role: { readonly name: string; readonly arn: string };
}

interface Place {
  readonly zone: string;
  readonly folder: string;
}

/** Fields of a warehouse that is made here, as both kinds have them. */
interface Created {
  readonly files?: { readonly reads: readonly Place[]; readonly writes: readonly Place[] } | undefined;
  readonly network: {
    readonly clientCidrs: readonly string[];
    readonly availabilityZoneIds?: readonly string[] | undefined;
    readonly subnetIds?: readonly string[] | undefined;
    readonly throughVpc: boolean;
  };
}
type Draft = Salvaged<Created>;

/** What is derived of a warehouse that is made here. */
export function madeWarehouse(
  { files }: Pick<Created, "files">,
  key: string,
  names: Names,
  logs: keyof typeof REDSHIFT_LOG_START,
): MadeWarehouse {
  const name = names.named("warehouses", key);
  const withBucket = (places: readonly Place[]): Folder[] =>
    places.map(({ zone, folder }) => ({ bucket: names.zoneBucket(zone), folder }));
  return {
    key,
    name,
    port: REDSHIFT_PORT.value,
    copiedArns: copiedArnsOf(key, names),
    logGroupNames: Object.fromEntries(
      REDSHIFT_LOGS.value.map((log) => [log, `${REDSHIFT_LOG_START[logs]}/${name}/${log}`]),
    ),
    files: files && { reads: withBucket(files.reads), writes: withBucket(files.writes) },
    role: names.role(ROLES.dataService(key)),
  };
}

/** ARNs of what is copied into a warehouse, known before it exists. */
export const copiedArnsOf = (key: string, names: Names): string[] =>
  names.copiedInto(key).map((source) => copiedArnOf(source, names));

function copiedArnOf(source: string, names: Names): string {
  const service = names.dataService(source);
  const { partition, region, awsAccountId } = names;
  const rds = (what: "cluster" | "db", name: string) =>
    `arn:${partition}:rds:${region}:${awsAccountId}:${what}:${name}`;
  switch (service.kind) {
    case "dynamodb-table":
      return tableTakenOf(source, names).arn;
    case "aurora-cluster":
      return rds("cluster", service.mode === "existing" ? service.identifier : names.named("databases", source));
    case "rds-instance":
      return rds("db", service.mode === "existing" ? service.identifier : names.named("databases", source));
    default:
      throw new Error(`dataServices.${source} is checked to be what is copied`);
  }
}

/** Where a warehouse stands. */
export const placementOf = (
  { network }: Draft,
  needs: Pick<Placement, "fewestZones" | "withFewerZones" | "addresses">,
): Placement | undefined => {
  const ports = [{ from: REDSHIFT_PORT.value, to: REDSHIFT_PORT.value }];
  return {
    subnets: "data-services",
    availabilityZoneIds: network?.availabilityZoneIds,
    subnetIds: network?.subnetIds,
    ...needs,
    ports,
    clientCidrs: network?.clientCidrs ?? [],
    // Warehouses on classic compute and jobs, of whatever workspace.
    callers: "all",
    ...(network?.throughVpc !== false && { calls: { services: CALLED, dataServices: [], outside: [] } }),
    field: "network",
  };
};

/** What a warehouse calls through the VPC. */
const CALLED = ["s3"] as const;

/** Services that it needs endpoints of, where its traffic goes through the VPC. */
export const endpointsOf = ({ network }: Draft) =>
  network?.throughVpc === false ? [] : CALLED.map((service) => ({ service }));

/** Where a warehouse that is there already answers. */
export const existingElsewhere = ({
  securityGroupId,
}: {
  readonly securityGroupId?: string | undefined;
}): Elsewhere => ({ securityGroupId, ports: [{ from: REDSHIFT_PORT.value, to: REDSHIFT_PORT.value }] });

/** A warehouse that is there already is one entry. */
export const alreadyThere = (what: string, name: string | undefined, field: string): Exclusive[] =>
  name === undefined ? [] : [{ what: `the ${what} ${name}`, field: [field] }];

/** Folders that its role fills. */
export const deliveredBy = ({ files }: Draft): Delivered[] =>
  (files?.writes ?? []).flatMap(({ zone, folder }, index) => {
    const field = ["files", "writes", index, "folder"];
    return folder === undefined ? [] : [{ zone, folder, field, says: field }];
  });

/** Zones whose files its role reaches. */
export const reachedBy = ({ files }: Draft): (string | undefined)[] =>
  [...(files?.reads ?? []), ...(files?.writes ?? [])].map(({ zone }) => zone);

/** Names of a warehouse that is made here. */
export const namesOf = ({ files }: Draft, key: string): TakenName[] => [
  { what: "warehouse", layer: "data-services", purpose: key },
  ...(files === undefined
    ? []
    : [
        {
          what: "role" as const,
          layer: "data-services" as const,
          purpose: ROLES.dataService(key),
          field: ["files"],
        },
      ]),
];
