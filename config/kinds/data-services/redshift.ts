import { REDSHIFT_LOG_START, ROLES, underscored } from "../../derive/purposes";
import { REDSHIFT_LOGS, REDSHIFT_PORT } from "../../facts/redshift";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { Accessed, Delivered, Placement, TakenName } from "../facets";
import type { EntryView, Names } from "../view";
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
  /** Files and databases of the Data Catalog that its role reaches; none where it has no role. */
  readonly files:
    | { readonly reads: readonly Folder[]; readonly writes: readonly Folder[]; readonly catalogs: readonly string[] }
    | undefined;
  /** Databases of the Data Catalog that are made for its external schemas: schema → name. */
  readonly madeCatalogs: Readonly<Record<string, string>>;
  /** ARNs of all databases of the Data Catalog that it reads, and of their tables. */
  readonly catalogArns: readonly string[];
  /** Its default role, where it has one. */
  readonly role: { readonly name: string; readonly arn: string };
}

interface Place {
  readonly zone: string;
  readonly folder: string;
}

/** Fields of a warehouse that is made here, as both kinds have them. */
interface Created {
  readonly externalSchemas: Readonly<
    Record<
      string,
      {
        readonly database:
          | { readonly mode: "create" }
          | { readonly mode: "glue-job"; readonly job: string }
          | { readonly mode: "existing"; readonly name: string };
        readonly files: readonly Place[];
      }
    >
  >;
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
  { files, externalSchemas }: Pick<Created, "files" | "externalSchemas">,
  key: string,
  names: Names,
  logs: keyof typeof REDSHIFT_LOG_START,
): MadeWarehouse {
  const name = names.named("warehouses", key);
  const withBucket = (places: readonly Place[]): Folder[] =>
    places.map(({ zone, folder }) => ({ bucket: names.zoneBucket(zone), folder }));
  const schemas = Object.entries(externalSchemas);
  const madeCatalogs = Object.fromEntries(
    schemas.flatMap(([schema, { database }]) =>
      database.mode === "create" ? [[schema, catalogOf(names, schemaPurpose(key, schema))]] : [],
    ),
  );
  const catalogs = [
    ...new Set(
      schemas.map(([schema, { database }]) =>
        database.mode === "existing"
          ? database.name
          : catalogOf(names, database.mode === "create" ? schemaPurpose(key, schema) : database.job),
      ),
    ),
  ];
  const reads = [...(files?.reads ?? []), ...schemas.flatMap(([, one]) => one.files)];
  const hasRole = files !== undefined || schemas.length > 0;
  const { partition, region, awsAccountId } = names;
  return {
    key,
    name,
    port: REDSHIFT_PORT.value,
    copiedArns: copiedArnsOf(key, names),
    logGroupNames: Object.fromEntries(
      REDSHIFT_LOGS.value.map((log) => [log, `${REDSHIFT_LOG_START[logs]}/${name}/${log}`]),
    ),
    files: hasRole
      ? { reads: onceEach(withBucket(reads)), writes: withBucket(files?.writes ?? []), catalogs }
      : undefined,
    madeCatalogs,
    catalogArns: catalogs.flatMap((one) =>
      [`database/${one}`, `table/${one}/*`].map((what) => `arn:${partition}:glue:${region}:${awsAccountId}:${what}`),
    ),
    role: names.role(ROLES.dataService(key)),
  };
}

const catalogOf = ({ prefix }: Pick<Names, "prefix">, purpose: string): string => underscored(`${prefix}-${purpose}`);
const schemaPurpose = (key: string, schema: string): string => `${key}-${schema}`;

const onceEach = (folders: readonly Folder[]): Folder[] => [
  ...new Map(folders.map((one) => [`${one.bucket}/${one.folder}`, one])).values(),
];

/** What its role reads of the Data Catalog. */
export const catalogsReadBy = ({ catalogArns }: Pick<MadeWarehouse, "catalogArns">): Accessed[] =>
  catalogArns.map((arn) => ({ does: "read-catalog", arn, key: { mode: "none" } }));

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
  draft: Draft,
  needs: Pick<Placement, "fewestZones" | "withFewerZones" | "addresses">,
): Placement | undefined => {
  const { network } = draft;
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
    ...(network?.throughVpc !== false && { calls: { services: calledBy(draft), dataServices: [], outside: [] } }),
    field: "network",
  };
};

/** What a warehouse calls through the VPC: files, and the Data Catalog where it has external schemas. */
const calledBy = ({ externalSchemas }: Draft): readonly string[] =>
  Object.keys(externalSchemas ?? {}).length > 0 ? ["s3", "glue"] : ["s3"];

/** Services that it needs endpoints of, where its traffic goes through the VPC. */
export const endpointsOf = (draft: Draft) =>
  draft.network?.throughVpc === false ? [] : calledBy(draft).map((service) => ({ service }));

/** Folders that its role fills. */
export const deliveredBy = ({ files }: Draft): Delivered[] =>
  (files?.writes ?? []).flatMap(({ zone, folder }, index) => {
    const field = ["files", "writes", index, "folder"];
    return folder === undefined ? [] : [{ zone, folder, field, says: field }];
  });

/** Zones whose files its role reaches. */
export const reachedBy = ({ files, externalSchemas }: Draft): (string | undefined)[] =>
  [
    ...(files?.reads ?? []),
    ...(files?.writes ?? []),
    ...Object.values(externalSchemas ?? {}).flatMap((one) => one?.files ?? []),
  ].map(({ zone }) => zone);

/** Names of a warehouse that is made here. */
export const namesOf = ({ files, externalSchemas = {} }: Draft, key: string): TakenName[] => [
  { what: "warehouse", layer: "data-services", purpose: key },
  ...Object.entries(externalSchemas).flatMap(([schema, one]): TakenName[] =>
    one?.database?.mode === "create"
      ? [
          {
            what: "catalog-database",
            layer: "data-services",
            purpose: schemaPurpose(key, schema),
            field: ["externalSchemas", schema],
          },
        ]
      : [],
  ),
  ...(files === undefined && Object.keys(externalSchemas).length === 0
    ? []
    : [
        {
          what: "role" as const,
          layer: "data-services" as const,
          purpose: ROLES.dataService(key),
          field: [files === undefined ? "externalSchemas" : "files"],
        },
      ]),
];

/** External schemas are made by SQL. */
export const EXTERNAL_SCHEMA_STEP = {
  id: "external-schemas",
  title: "external schemas of warehouses are made",
  instructions: [
    "In each database of the warehouse that is to have it, as its administrator: CREATE EXTERNAL SCHEMA <schema> FROM DATA CATALOG DATABASE '<database>' IAM_ROLE default. The output warehouse_catalogs of the layer data-services has the databases that are made here.",
    "Let users in: GRANT USAGE ON SCHEMA <schema> TO <user>. Who may use the schema reads every table of the database.",
  ],
  blocking: false,
} as const;

/** Whether a warehouse has external schemas. */
export const hasExternalSchemas = (entry: { readonly mode?: string | undefined; readonly externalSchemas?: object }) =>
  entry.mode === "create" && Object.keys(entry.externalSchemas ?? {}).length > 0;

/** The database of a job is that of its crawler. */
export const externalSchemaChecks = ({ externalSchemas }: Draft, view: EntryView): Problem[] =>
  Object.entries(externalSchemas ?? {}).flatMap(([schema, one]) => {
    if (one?.database?.mode !== "glue-job" || one.database.job === undefined) return [];
    const { job } = one.database;
    const { dataServices = {} } = view.environment;
    const service = Object.hasOwn(dataServices, job) ? dataServices[job] : undefined;
    return service?.kind === "glue-job" && service.crawler === undefined
      ? [
          view.problem(
            ["externalSchemas", schema, "database", "job"],
            `${job} has no crawler, and so no database in the Data Catalog`,
            `add crawler to dataServices.${job}, or use mode "create"`,
          ),
        ]
      : [];
  });
