import { type RegionFacts, regionFacts } from "../facts/regions";
import type { Catalog, Consumer, Environment, ExternalLocation, Source, Workspace, Zone } from "../model";
import type { ParsedAccount } from "../schema/account";
import type { ParsedEnvironment } from "../schema/environment";
import { deriveFoundation } from "./foundation";
import { mapValues } from "./map-values";
import { bucketNameOf, catalogNameOf, prefix, roleArnOf, roleNameOf, tableNameOf } from "./names";
import { resolveNetwork } from "./network";
import { ACCESS, BUCKETS, ROLES } from "./purposes";

/** Fills in every default and derived name. Expects a configuration that passed every check. */
export function resolveEnvironment(env: ParsedEnvironment, account: ParsedAccount): Environment {
  const facts = factsOf(env, account);
  const names = new Names(env, account, facts.partition);
  const zones = mapValues(env.zones, (zone, key) => names.zone(zone, key));
  const slots = mapValues(env.workspaces, (workspace) => workspace.networkSlot);
  return {
    ...env,
    prefix: prefix(account, env),
    partition: facts.partition,
    regionFacts: facts,
    deployRoleArn: env.deployRoleArn,
    state: env.state ?? account.state,
    tags: { ...account.tags, ...env.tags },
    protection: {
      preventDestroy: env.protection.mode === "protected",
      forceDestroy: env.protection.mode === "disposable",
    },
    foundation: deriveFoundation(env, account, facts.partition),
    network: resolveNetwork(env.network, slots, facts),
    workspaces: mapValues(env.workspaces, (workspace, key) => names.workspace(workspace, key)),
    governanceWorkspace: env.governanceWorkspace ?? only(Object.keys(env.workspaces)),
    zones,
    externalLocations: mapValues(env.externalLocations, (location, key) => names.externalLocation(location, key)),
    catalogs: mapValues(env.catalogs, (catalog, key) => names.catalog(catalog, key, zones)),
    sources: mapValues(env.sources, (source, key) => names.source(source, key, zones)),
    consumers: mapValues(env.consumers, (consumer, key) => names.consumer(consumer, key)),
    operations: {
      ...env.operations,
      budget: { ...env.operations.budget, emails: env.operations.budget.emails ?? env.operations.alarmEmails },
    },
  };
}

/** The region's facts with the account's overrides. */
export function factsOf(
  env: Pick<ParsedEnvironment, "region">,
  account: Pick<ParsedAccount, "shard" | "regionOverrides">,
): RegionFacts {
  const facts = regionFacts(env.region, account.shard);
  if (!facts) throw new Error(`region ${env.region} is checked to be known`);
  const over = account.regionOverrides[env.region];
  return {
    ...facts,
    privateLink: {
      ...facts.privateLink,
      workspaceService: over?.workspaceService ?? facts.privateLink.workspaceService,
      relayService: over?.relayService ?? facts.privateLink.relayService,
    },
    buckets: { ...facts.buckets, samples: over?.samplesBucket ?? facts.buckets.samples },
  };
}

/** Everything that is named from the environment and a key. */
class Names {
  constructor(
    private readonly env: ParsedEnvironment,
    private readonly account: ParsedAccount,
    private readonly partition: string,
  ) {}

  workspace(workspace: ParsedEnvironment["workspaces"][string], key: string): Workspace {
    return {
      ...workspace,
      key,
      name: workspace.name ?? `${prefix(this.account, this.env)}-${key}`,
      rootBucket: bucketNameOf(this.account, this.env, BUCKETS.root(key)),
      crossAccountRole: this.role(ROLES.crossAccount(key)),
      defaultCatalogName:
        workspace.defaultCatalog === undefined ? undefined : this.catalogName(workspace.defaultCatalog),
    };
  }

  zone(zone: ParsedEnvironment["zones"][string], key: string): Zone {
    const bucket = zone.bucket ?? bucketNameOf(this.account, this.env, key);
    return { ...zone, key, bucket, url: `s3://${bucket}/`, ...this.access(ACCESS.zone(key), ROLES.zone(key)) };
  }

  externalLocation(location: ParsedEnvironment["externalLocations"][string], key: string): ExternalLocation {
    const [bucket = "", ...folders] = location.url
      .replace(/^s3:\/\//, "")
      .replace(/\/$/, "")
      .split("/");
    return {
      ...location,
      key,
      bucket,
      prefix: folders.join("/"),
      ...this.access(ACCESS.externalLocation(key), ROLES.externalLocation(key)),
    };
  }

  catalog(catalog: ParsedEnvironment["catalogs"][string], key: string, zones: Readonly<Record<string, Zone>>): Catalog {
    const name = this.catalogName(key);
    const root = (zone: string, path: string) => `s3://${zones[zone]?.bucket}/${path}`;
    return {
      ...catalog,
      key,
      name,
      storageRoot: root(catalog.zone, name),
      workspaces: catalog.workspaces ?? Object.keys(this.env.workspaces),
      schemas: mapValues(catalog.schemas, (schema, schemaName) => ({
        ...schema,
        storageRoot:
          schema.zone === undefined || schema.zone === catalog.zone
            ? undefined
            : root(schema.zone, `${name}/${schemaName}`),
      })),
    };
  }

  source(source: ParsedEnvironment["sources"][string], key: string, zones: Readonly<Record<string, Zone>>): Source {
    const path = source.path ?? key;
    return {
      ...source,
      key,
      path,
      table: source.table ?? tableNameOf(key),
      catalogName: this.catalogName(source.catalog),
      url: `${zones[source.zone]?.url}${path}`,
    };
  }

  consumer(consumer: ParsedEnvironment["consumers"][string], key: string): Consumer {
    switch (consumer.kind) {
      case "sql-warehouse":
        return { ...consumer, key, name: `${prefix(this.account, this.env)}-${key}` };
      case "dashboard":
        return { ...consumer, key, catalogName: this.catalogName(consumer.catalog) };
    }
  }

  private catalogName(key: string): string {
    return this.env.catalogs[key]?.name ?? catalogNameOf(this.env, key);
  }

  private access(purpose: string, rolePurpose: string) {
    const name = `${prefix(this.account, this.env)}-${purpose}`;
    return { role: this.role(rolePurpose), credentialName: name, locationName: name };
  }

  private role(purpose: string) {
    const name = roleNameOf(this.account, this.env, purpose);
    return { name, arn: roleArnOf(this.partition, this.env, name) };
  }
}

function only(keys: readonly string[]): string {
  const [key] = keys;
  if (key === undefined || keys.length > 1)
    throw new Error("the governance workspace is checked to be set where there are several");
  return key;
}
