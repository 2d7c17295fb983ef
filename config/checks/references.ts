import type { Problem } from "../problem";
import { type Check, declaredKeys, type EnvironmentDraft, entries, type Path } from "./check";
import { existingNetwork, ownNetwork } from "./own-network";
import { privateServices } from "./private-services";
import { dangling, notDeclared, type Reference, TARGETS } from "./reference";

type Names = Readonly<Record<string, unknown>> | undefined;
type Grants = { readonly groups?: Names; readonly servicePrincipals?: Names } | undefined;

/** Everything that an environment names is declared. */
export const references: Check = ({ account, environments }) =>
  environments.flatMap((env) => [
    ...referencesOf(env).flatMap((reference) =>
      dangling(env, TARGETS[reference.to].in === "account" ? account : env, reference),
    ),
    ...schemaReferences(env),
  ]);

function referencesOf(env: EnvironmentDraft): Reference[] {
  const { data } = env;
  const one = (to: Reference["to"], from: Path, name: string | undefined): Reference => ({ from, to, name });
  return [
    one("workspace", ["governanceWorkspace"], data.governanceWorkspace),
    ...entries(ownNetwork(env)?.subnets?.workspaces).map(([key]) =>
      one("workspace", ["network", "subnets", "workspaces", key], key),
    ),
    ...list("workspace", ["network", "secondCidr", "workspaces"], ownNetwork(env)?.secondCidr?.workspaces),
    ...entries(existingNetwork(env)?.workspaces).map(([key]) => one("workspace", ["network", "workspaces", key], key)),
    ...privateServices(env).flatMap(({ path, networkConnectivity }) =>
      list("networkConnectivity", [...path, "networkConnectivity"], networkConnectivity),
    ),
    ...list("zone", ["serverless", "storage", "zones"], data.serverless?.storage?.zones),
    ...list(
      "externalLocation",
      ["serverless", "storage", "externalLocations"],
      data.serverless?.storage?.externalLocations,
    ),
    ...entries(data.workspaces).flatMap(([key, workspace]) => [
      ...principals(["workspaces", key, "access"], workspace.access),
      one("catalog", ["workspaces", key, "defaultCatalog"], workspace.defaultCatalog),
      one("networkConnectivity", ["workspaces", key, "networkConnectivity"], workspace.networkConnectivity),
      ...entries(workspace.clusterPolicies).flatMap(([name, policy]) =>
        list("group", ["workspaces", key, "clusterPolicies", name, "groups"], policy.groups),
      ),
    ]),
    ...entries(data.zones).flatMap(([key, zone]) => principals(["zones", key, "grants"], zone.grants)),
    ...entries(data.externalLocations).flatMap(([key, location]) =>
      principals(["externalLocations", key, "grants"], location.grants),
    ),
    ...entries(data.catalogs).flatMap(([key, catalog]) => [
      one("zone", ["catalogs", key, "zone"], catalog.zone),
      one("group", ["catalogs", key, "owner"], catalog.owner),
      ...list("workspace", ["catalogs", key, "workspaces"], catalog.workspaces),
      ...principals(["catalogs", key, "grants"], catalog.grants),
      ...entries(catalog.schemas).flatMap(([name, schema]) => [
        one("zone", ["catalogs", key, "schemas", name, "zone"], schema.zone),
        ...principals(["catalogs", key, "schemas", name, "grants"], schema.grants),
        ...entries(schema.volumes).flatMap(([volume, { grants }]) =>
          principals(["catalogs", key, "schemas", name, "volumes", volume, "grants"], grants),
        ),
      ]),
    ]),
    ...entries(data.sources).flatMap(([key, source]) => [
      one("workspace", ["sources", key, "workspace"], source.workspace),
      one("zone", ["sources", key, "zone"], source.zone),
      one("catalog", ["sources", key, "catalog"], source.catalog),
      one("servicePrincipal", ["sources", key, "runAs"], source.runAs),
    ]),
    ...entries(data.consumers).flatMap(([key, consumer]) => [
      one("workspace", ["consumers", key, "workspace"], consumer.workspace),
      ...principals(["consumers", key, "permissions"], { groups: consumer.permissions }, []),
      ...(consumer.kind === "dashboard"
        ? [
            one("catalog", ["consumers", key, "catalog"], consumer.catalog),
            one("consumer", ["consumers", key, "warehouse"], consumer.warehouse),
          ]
        : []),
    ]),
  ];
}

/** The keys of `groups` and `servicePrincipals`. */
function principals(from: Path, grants: Grants, group: Path = ["groups"]): Reference[] {
  return [
    ...entries(grants?.groups).map(([name]): Reference => ({ from: [...from, ...group, name], to: "group", name })),
    ...entries(grants?.servicePrincipals).map(
      ([name]): Reference => ({ from: [...from, "servicePrincipals", name], to: "servicePrincipal", name }),
    ),
  ];
}

function list(to: Reference["to"], from: Path, names: readonly string[] | undefined): Reference[] {
  return (names ?? []).map((name, index) => ({ from: [...from, index], to, name }));
}

/** Schemas belong to the catalog that is named beside them. */
function schemaReferences(env: EnvironmentDraft): Problem[] {
  const schema = (from: Path, catalog: string | undefined, name: string | undefined): Problem[] => {
    if (catalog === undefined || !declaredKeys(env, ["catalogs"])?.includes(catalog)) return [];
    const record = ["catalogs", catalog, "schemas"];
    return notDeclared(env, from, name, `a schema of ${catalog}`, declaredKeys(env, record), record.join("."));
  };
  return [
    ...entries(env.data.sources).flatMap(([key, source]) => [
      ...schema(["sources", key, "bronzeSchema"], source.catalog, source.bronzeSchema),
      ...schema(["sources", key, "silverSchema"], source.catalog, source.silverSchema),
    ]),
    ...entries(env.data.consumers).flatMap(([key, consumer]) =>
      consumer.kind === "dashboard" ? schema(["consumers", key, "schema"], consumer.catalog, consumer.schema) : [],
    ),
  ];
}
