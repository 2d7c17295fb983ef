import type { RegionFacts } from "../facts/regions";
import type { DataKey } from "../facts/separate-keys";
import { entriesOf } from "../kinds/entries";
import { flowsOf } from "../kinds/flow";
import { resolveEntries } from "../kinds/resolve";
import { serviceKeyOf } from "../kinds/service-key";
import type { AnyEntry, Names } from "../kinds/view";
import type { Catalog, Environment, ExternalLocation, Workspace, Zone } from "../model";
import type { ProjectFile, ProjectFolders } from "../project-files";
import type { ParsedAccount } from "../schema/account";
import type { ParsedConsumer } from "../schema/consumers";
import type { ParsedDataService } from "../schema/data-services";
import type { ParsedEnvironment } from "../schema/environment";
import type { PurposeSort } from "../schema/naming";
import { deriveFoundation } from "./foundation";
import { LAYERS } from "./layers";
import { mapValues } from "./map-values";
import { bucketNameOf, metastoreNameOf, type NamePatterns, nameOf, patternsOf, prefix, roleArnOf } from "./names";
import { resolveNetwork } from "./network";
import { standsIn } from "./placements";
import { ACCESS, BUCKETS, ROLES } from "./purposes";
import { factsWith } from "./region-overrides";

/** Fills in every default and derived name. Expects a configuration that passed every check. */
export function resolveEnvironment(
  env: ParsedEnvironment,
  account: ParsedAccount,
  folders: ProjectFolders,
): Omit<Environment, "file" | "forgotten" | "losing" | "ownership"> {
  const facts = factsOf(env, account);
  const names = new EnvironmentNames(env, account, facts.partition, folders);
  const zones = mapValues(env.zones, (zone, key) => names.zone(zone, key));
  const slots = mapValues(env.workspaces, (workspace) => workspace.networkSlot);
  const entries = {
    dataServices: resolveEntries("dataServices", env.dataServices, names),
    connections: resolveEntries("connections", env.connections, names),
    sources: resolveEntries("sources", env.sources, names),
    consumers: resolveEntries("consumers", env.consumers, names),
    workloads: resolveEntries("workloads", env.workloads, names),
  };
  const told = <T extends { readonly emails?: readonly string[] | undefined }>(budget: T) => ({
    ...budget,
    emails: budget.emails ?? env.operations.alarmEmails,
  });
  return {
    ...env,
    prefix: prefix(account, env),
    names: names.patterns,
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
    network: resolveNetwork(env.network, slots, facts, standsIn(env, "data-services")),
    workspaces: mapValues(env.workspaces, (workspace, key) => names.workspace(workspace, key)),
    governanceWorkspace: names.governanceWorkspace,
    zones,
    externalLocations: mapValues(env.externalLocations, (location, key) => names.externalLocation(location, key)),
    catalogs: mapValues(env.catalogs, (catalog, key) => names.catalog(catalog, key, zones)),
    ...entries,
    extraResources: mapValues(env.extraResources, (extra) => names.extraResource(extra)),
    flows: flowsOf(env, entries),
    domains: mapValues(env.domains, ({ budget, ...domain }) => ({ ...domain, budget: budget && told(budget) })),
    operations: {
      ...env.operations,
      budget: told(env.operations.budget),
      databricksBudget: env.operations.databricksBudget && told(env.operations.databricksBudget),
      anomalies: env.operations.anomalies && told(env.operations.anomalies),
    },
  };
}

/** The region's facts with the account's overrides. */
export function factsOf(
  env: Pick<ParsedEnvironment, "region">,
  account: Pick<ParsedAccount, "shard" | "regionOverrides">,
): RegionFacts {
  const facts = factsWith(env.region, account.shard, account.regionOverrides);
  if (!facts) throw new Error(`region ${env.region} is checked to be known`);
  return facts;
}

/** Everything that is named from the environment and a key. */
class EnvironmentNames implements Names {
  readonly prefix: string;
  readonly patterns: NamePatterns;
  readonly awsAccountId: string;
  readonly region: string;
  readonly deployer: string;
  readonly workspaces: readonly string[];
  readonly governanceWorkspace: string;
  readonly secondRegion: string | undefined;
  readonly identityCenterArn: string | undefined;

  constructor(
    private readonly env: ParsedEnvironment,
    private readonly account: ParsedAccount,
    readonly partition: string,
    private readonly folders: ProjectFolders,
  ) {
    this.prefix = prefix(account, env);
    this.patterns = patternsOf(account, env);
    this.awsAccountId = env.awsAccountId;
    this.region = env.region;
    this.deployer = account.deployer;
    this.workspaces = Object.keys(env.workspaces);
    this.governanceWorkspace = env.governanceWorkspace ?? only(this.workspaces);
    this.secondRegion = env.foundation.disasterRecovery?.region;
    this.identityCenterArn = env.foundation.accessGrants.identityCenterArn;
  }

  workspace(workspace: ParsedEnvironment["workspaces"][string], key: string): Workspace {
    return {
      ...workspace,
      key,
      name: workspace.name ?? nameOf(this.patterns, "workspaces", key),
      rootBucket: bucketNameOf(this.account, this.env, BUCKETS.root(key)),
      crossAccountRole: this.role(ROLES.crossAccount(key)),
      defaultCatalogName:
        workspace.defaultCatalog === undefined ? undefined : this.catalogName(workspace.defaultCatalog),
    };
  }

  extraResource(extra: ParsedEnvironment["extraResources"][string]) {
    const isOfWorkspace = LAYERS[extra.layer].scope === "workspace";
    return { ...extra, workspace: isOfWorkspace ? (extra.workspace ?? only(this.workspaces)) : undefined };
  }

  zone(zone: ParsedEnvironment["zones"][string], key: string): Zone {
    const bucket = this.zoneBucket(key);
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
        volumes: mapValues(schema.volumes, (volume) => ({
          ...volume,
          shipped: volume.files === undefined ? [] : this.projectFiles(volume.files),
        })),
        storageRoot:
          schema.zone === undefined || schema.zone === catalog.zone
            ? undefined
            : root(schema.zone, `${name}/${schemaName}`),
      })),
    };
  }

  catalogName(key: string): string {
    return this.env.catalogs[key]?.name ?? metastoreNameOf(this.env, key);
  }

  inMetastore(key: string): string {
    return metastoreNameOf(this.env, key);
  }

  zoneBucket(key: string): string {
    return this.env.zones[key]?.bucket ?? bucketNameOf(this.account, this.env, key);
  }

  bucket(purpose: string): string {
    return bucketNameOf(this.account, this.env, purpose);
  }

  named(sort: PurposeSort, purpose: string): string {
    return nameOf(this.patterns, sort, purpose);
  }

  logGroup(purpose: string): string {
    return nameOf(this.patterns, "logGroups", purpose);
  }

  secret(purpose: string): string {
    return nameOf(this.patterns, "secrets", purpose);
  }

  securityGroup(purpose: string): string {
    return nameOf(this.patterns, "securityGroups", purpose);
  }

  credential(purpose: string): string {
    return nameOf(this.patterns, "locations", purpose);
  }

  private access(purpose: string, rolePurpose: string) {
    const name = this.credential(purpose);
    return { role: this.role(rolePurpose), credentialName: name, locationName: name };
  }

  dataService(key: string): ParsedDataService {
    const service = this.env.dataServices[key];
    if (service === undefined) throw new Error(`dataServices.${key} is checked to be there`);
    return service;
  }

  serviceKey(dataService: string): DataKey {
    return serviceKeyOf(this.env, dataService);
  }

  consumer(key: string): ParsedConsumer {
    const consumer = this.env.consumers[key];
    if (consumer === undefined) throw new Error(`consumers.${key} is checked to be there`);
    return consumer;
  }

  usersOf(connection: string): readonly string[] {
    const users = entriesOf<AnyEntry>(this.env).flatMap(({ kind, entry }) => kind.connects?.(entry) ?? []);
    const here = users.filter((use) => use.connection === connection);
    return [...new Set(here.flatMap(({ servicePrincipal }) => servicePrincipal ?? []))].sort();
  }

  openersOf(secret: string): readonly string[] {
    const opened = entriesOf<AnyEntry>(this.env).flatMap(({ kind, entry, key }) => kind.opens?.(entry, key) ?? []);
    const here = opened.filter(({ entry }) => entry === secret);
    return [...new Set(here.map(({ role }) => this.role(role).arn))].sort();
  }

  copiedFrom(dataService: string): readonly string[] {
    return sortedOnce(
      this.copies()
        .filter(({ from }) => from === dataService)
        .map(({ into }) => into),
    );
  }

  copiedInto(dataService: string): readonly string[] {
    return sortedOnce(
      this.copies()
        .filter(({ into }) => into === dataService)
        .map(({ from }) => from),
    );
  }

  private copies() {
    return entriesOf<AnyEntry>(this.env).flatMap(({ kind, entry }) => kind.copies?.(entry) ?? []);
  }

  projectFiles(folder: string): readonly ProjectFile[] {
    const read = this.folders(folder);
    if (read.fault !== undefined) throw new Error(`the folder ${folder} is checked to be there`);
    return read.files;
  }

  role(purpose: string) {
    const name = nameOf(this.patterns, "roles", purpose);
    return { name, arn: roleArnOf(this.partition, this.env, name) };
  }
}

const sortedOnce = (keys: readonly (string | undefined)[]): string[] =>
  [...new Set(keys.flatMap((key) => key ?? []))].sort();

function only(keys: readonly string[]): string {
  const [key] = keys;
  if (key === undefined || keys.length > 1)
    throw new Error("which workspace is checked to be said where there are several");
  return key;
}
