import { entriesOf } from "../kinds/entries";
import type { NeededCatalogGrant, NeededGrant, NeededSchemaGrant, NeededZoneGrant } from "../kinds/facets";
import type { AnyEntry } from "../kinds/view";
import type { Environment, Schema } from "../model";
import type { Privilege } from "../schema/privileges";
import { type Configured, type Grants, merged, servicePrincipal } from "./grant-list";
import { mapValues } from "./map-values";

export type { Grant, Grants } from "./grant-list";

export interface SchemaGrants {
  readonly grants: Grants<"schema">;
  /** By name of the volume. */
  readonly volumes: Readonly<Record<string, Grants<"volume">>>;
  /** By name of the model. */
  readonly models: Readonly<Record<string, Grants<"model">>>;
}

export interface CatalogGrants {
  readonly grants: Grants<"catalog">;
  /** By name of the schema. */
  readonly schemas: Readonly<Record<string, SchemaGrants>>;
}

/** Every securable of an environment, keyed as in the configuration. */
export interface EnvironmentGrants {
  readonly zones: Readonly<Record<string, Grants<"external_location">>>;
  readonly externalLocations: Readonly<Record<string, Grants<"external_location">>>;
  readonly catalogs: Readonly<Record<string, CatalogGrants>>;
}

/**
 * What Terraform needs to go on managing a securable, should its ownership move to somebody else: `MANAGE`,
 * and what later layers and later changes make inside. Never the data itself.
 */
const DEPLOYER = {
  catalog: ["CREATE_SCHEMA", "CREATE_VOLUME", "MANAGE", "USE_CATALOG", "USE_SCHEMA"],
  schema: ["CREATE_VOLUME", "MANAGE", "USE_SCHEMA"],
  volume: ["MANAGE"],
  model: ["MANAGE"],
  files: ["CREATE_EXTERNAL_VOLUME", "MANAGE"],
  managedStorage: ["CREATE_MANAGED_STORAGE", "MANAGE"],
} as const;

/** What the group that owns a domain has. `ALL_PRIVILEGES` does not include `MANAGE`. */
const OWNER: readonly Privilege<"catalog">[] = ["ALL_PRIVILEGES", "MANAGE"];

/**
 * Works out who may do what with every securable: what the configuration grants, what Terraform keeps for
 * itself, what the owner of a catalog has and what the kinds in use say that their principals need.
 * @param deployer key of the service principal that Terraform runs as
 */
export function resolveGrants(env: Environment, deployer: string): EnvironmentGrants {
  const terraform = servicePrincipal(deployer);
  const needed = entriesOf<object & AnyEntry>(env).flatMap(({ kind, entry }) => kind.grants?.(entry) ?? []);
  const inCatalog = new Map<string, NeededGrant[]>();
  for (const grant of needed) {
    if (grant.catalog === undefined) continue;
    const here = inCatalog.get(grant.catalog);
    if (here === undefined) inCatalog.set(grant.catalog, [grant]);
    else here.push(grant);
  }
  const onZones = needed.filter(isOnAZone);
  const location = (
    use: "files" | "managedStorage",
    configured: Configured<"external_location">,
    here: Grants<"external_location"> = [],
  ) => merged<"external_location">([{ principal: terraform, privileges: DEPLOYER[use] }, ...here], configured);

  return {
    zones: mapValues(env.zones, (zone, key) =>
      location(
        zone.kind === "raw" ? "files" : "managedStorage",
        zone.grants,
        onZones.filter(({ zone: on }) => on === key),
      ),
    ),
    externalLocations: mapValues(env.externalLocations, ({ grants }) => location("files", grants)),
    catalogs: mapValues(env.catalogs, (catalog) => {
      const here = [
        ...(inCatalog.get(catalog.key) ?? []),
        ...Object.entries(catalog.schemas).flatMap(registering(catalog.key, deployer)),
      ];
      return {
        grants: merged<"catalog">(
          [
            { principal: terraform, privileges: DEPLOYER.catalog },
            { principal: { kind: "group", name: catalog.owner }, privileges: OWNER },
            ...here.filter(isOnCatalog),
          ],
          catalog.grants,
        ),
        schemas: mapValues(catalog.schemas, (schema, name) => ({
          grants: merged<"schema">(
            [{ principal: terraform, privileges: DEPLOYER.schema }, ...here.filter(isOnSchema(name))],
            schema.grants,
          ),
          volumes: mapValues(schema.volumes, (volume) =>
            merged<"volume">([{ principal: terraform, privileges: DEPLOYER.volume }], volume.grants),
          ),
          models: mapValues(schema.models, (model) =>
            merged<"model">([{ principal: terraform, privileges: DEPLOYER.model }], model.grants),
          ),
        })),
      };
    }),
  };
}

/** What a service credential is granted: Terraform manages it, and some service principals use it. */
export const credentialGrants = (deployer: string, ...users: readonly string[]): Grants<"credential"> =>
  merged<"credential">(
    [
      { principal: servicePrincipal(deployer), privileges: ["MANAGE"] },
      ...users.map((user) => ({ principal: servicePrincipal(user), privileges: ["ACCESS"] as const })),
    ],
    { groups: {}, servicePrincipals: {} },
  );

/** What a connection is granted: Terraform manages it, loaders use it, and what the configuration says. */
export const connectionGrants = (
  deployer: string,
  users: readonly string[],
  configured: Configured<"foreign_connection">,
): Grants<"foreign_connection"> =>
  merged<"foreign_connection">(
    [
      { principal: servicePrincipal(deployer), privileges: ["CREATE_FOREIGN_CATALOG", "MANAGE", "USE_CONNECTION"] },
      ...users.map((user) => ({
        principal: servicePrincipal(user),
        privileges: ["USE_CONNECTION"] as const,
      })),
    ],
    configured,
  );

/** What registered models take: Terraform makes them, and whoever registers their versions has to get there. */
const registering =
  (catalog: string, deployer: string) =>
  ([schema, { models }]: readonly [string, Pick<Schema, "models">]): NeededGrant[] =>
    Object.values(models).length === 0
      ? []
      : [
          { principal: servicePrincipal(deployer), catalog, schema, privileges: ["CREATE_MODEL"] },
          ...Object.values(models).flatMap(({ registeredBy }): NeededGrant[] => {
            if (registeredBy === undefined) return [];
            const principal = servicePrincipal(registeredBy);
            return [
              { principal, catalog, privileges: ["USE_CATALOG"] },
              { principal, catalog, schema, privileges: ["USE_SCHEMA"] },
            ];
          }),
        ];

const isOnAZone = (grant: NeededGrant): grant is NeededZoneGrant => grant.zone !== undefined;
const isOnCatalog = (grant: NeededGrant): grant is NeededCatalogGrant =>
  grant.catalog !== undefined && grant.schema === undefined;
const isOnSchema =
  (schema: string) =>
  (grant: NeededGrant): grant is NeededSchemaGrant =>
    grant.schema === schema;
