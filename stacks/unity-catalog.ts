import type { Construct } from "constructs";
import { at } from "../config/derive/at";
import { resolveGrants } from "../config/derive/grants";
import { mapValues } from "../config/derive/map-values";
import { stackName } from "../config/derive/stacks";
import { stackTags } from "../config/derive/tags";
import type { Account, Environment } from "../config/model";
import { configured } from "../modules/configured";
import { organizationPerimeter } from "../modules/storage/perimeter";
import { ZoneBucket } from "../modules/storage/zone-bucket";
import { ZoneFiles } from "../modules/storage/zone-files";
import { Catalog } from "../modules/unity-catalog/catalog";
import { locationEvents } from "../modules/unity-catalog/file-events";
import { StorageAccess } from "../modules/unity-catalog/storage-access";
import type { AccountOutputs } from "./account";
import { browsersOf, bucketStatements, contributions } from "./base/contributions";
import { organizationMembership } from "./base/organization";
import { placeOf } from "./base/place";
import { PlatformStack } from "./base/platform-stack";
import { awsProvider, databricksWorkspaceProvider, timeProvider } from "./base/providers";
import { zoneFilesOf } from "./base/zone-files";
import type { FoundationOutputs } from "./foundation";
import { governedTags } from "./unity-catalog/governed-tags";
import { metastore } from "./unity-catalog/metastore";
import { privateStorage } from "./unity-catalog/private-storage";
import type { WorkspaceOutputs } from "./workspace";

/** What the Unity Catalog layer offers to later layers of its environment. */
export interface UnityCatalogOutputs {
  /** Key → name of the catalog in the metastore. */
  readonly catalog_names: Readonly<Record<string, string>>;
  /** `<catalog>.<schema>` (keys) → full name of the schema in the metastore. */
  readonly schema_names: Readonly<Record<string, string>>;
  /** Zone key → bucket name. */
  readonly zone_bucket_names: Readonly<Record<string, string>>;
  /** Zone or external-location key → name of the external location. */
  readonly external_location_names: Readonly<Record<string, string>>;
}

/** What the Unity Catalog layer reads. */
export interface UnityCatalogUpstream {
  readonly account: PlatformStack<AccountOutputs>;
  readonly foundation: PlatformStack<FoundationOutputs>;
  readonly workspace: PlatformStack<WorkspaceOutputs>;
}

/** The lake: zones on S3, Unity Catalog's access to them, and catalogs with everything that is granted. */
export class UnityCatalogStack extends PlatformStack<UnityCatalogOutputs> {
  constructor(scope: Construct, account: Account, env: Environment, upstream: UnityCatalogUpstream) {
    super(scope, stackName(env.name, "unity-catalog"), {
      layer: "unity-catalog",
      environment: env.name,
      state: env.state,
    });
    const workspace = upstream.workspace.readBy(this);
    const dataKeyArn = upstream.foundation.readBy(this).kms_key_arns.data;

    awsProvider(this, account, env, "unity-catalog");
    databricksWorkspaceProvider(this, account, at(workspace.workspace_urls, env.governanceWorkspace));
    timeProvider(this);

    const grants = resolveGrants(env, account.deployer.key);
    // Without the workspace that Unity Catalog is managed through, which Databricks binds itself.
    const bound = (keys: readonly string[]) =>
      Object.fromEntries(
        keys.filter((key) => key !== env.governanceWorkspace).map((key) => [key, at(workspace.workspace_ids, key)]),
      );
    const shared = {
      applicationIds: upstream.account.readBy(this).service_principal_application_ids,
      protection: env.protection,
    };
    const storage = {
      ...shared,
      partition: env.partition,
      awsAccountId: env.awsAccountId,
      unityCatalogRoleArn: account.principals.unityCatalogMasterRoleArn,
      workspaceIds: bound(Object.keys(env.workspaces)),
    };

    const policyDependsOn = organizationMembership(this, env);
    const zones = mapValues(env.zones, (zone, key) => {
      const bucket = configured(
        new ZoneBucket(this, `zone-${key}`, {
          zone,
          partition: env.partition,
          kmsKeyArn: dataKeyArn,
          statements: [
            ...organizationPerimeter(env.partition, zone.bucket, env.foundation.perimeterOrganizationId),
            ...bucketStatements(env, key),
          ],
          browsers: browsersOf(env, key),
          policyDependsOn,
          accessLogBucket: env.foundation.accessLogBucket,
          protection: env.protection,
        }),
        `zones.${key}`,
      );
      const files = this.files(env, key, bucket, dataKeyArn);
      const access = new StorageAccess(bucket, "access", {
        ...storage,
        ...zone,
        fileEvents: zone.fileEvents === "own" ? (files?.queue ?? "off") : zone.fileEvents,
        bucketName: zone.bucket,
        prefix: "",
        readOnly: false,
        kmsKeyArn: dataKeyArn,
        grants: at(grants.zones, key),
        dependsOn: [...bucket.settings, ...(files?.dependables ?? [])],
      });
      return { bucket, access };
    });
    const externalLocations = mapValues(env.externalLocations, (location, key) =>
      configured(
        new StorageAccess(this, `external-location-${key}`, {
          ...storage,
          ...location,
          fileEvents: locationEvents(location.fileEvents),
          bucketName: location.bucket,
          grants: at(grants.externalLocations, key),
        }),
        `externalLocations.${key}`,
      ),
    );
    privateStorage(this, account, env, {
      connectivityIds: () => upstream.account.readBy(this).network_connectivity_config_ids ?? {},
      zones: mapValues(zones, ({ bucket }) => bucket.settings),
    });
    const governed = governedTags(env, this);
    const catalogs = mapValues(env.catalogs, (catalog, key) => {
      const holders = new Set([catalog.zone, ...Object.values(catalog.schemas).map((schema) => schema.zone)]);
      return configured(
        new Catalog(this, `catalog-${key}`, {
          ...shared,
          config: catalog,
          grants: at(grants.catalogs, key),
          workspaceIds: bound(catalog.workspaces),
          governedTags: governed,
          dependsOn: [...holders].flatMap((zone) => (zone === undefined ? [] : at(zones, zone).access.dependables)),
        }),
        `catalogs.${key}`,
      );
    });

    metastore(env, this, () => ({
      metastoreId: at(upstream.account.readBy(this).metastore_ids, env.region),
      applicationIds: shared.applicationIds,
    }));

    const workspaceIds = bound(Object.keys(env.workspaces));
    const made = contributions(this, {
      layer: "unity-catalog",
      account,
      environment: env,
      tags: stackTags(env.tags, { platform: account.name, environment: env.name, layer: "unity-catalog" }),
      upstream,
      own: { unityCatalogRoleArn: account.principals.unityCatalogMasterRoleArn, workspaceIds },
    });

    this.publish({
      ...made,
      catalog_names: mapValues(catalogs, (catalog) => catalog.catalogName),
      schema_names: Object.fromEntries(
        Object.entries(catalogs).flatMap(([key, catalog]) =>
          Object.entries(catalog.schemaNames).map(([schema, name]) => [`${key}.${schema}`, name]),
        ),
      ),
      zone_bucket_names: mapValues(zones, (zone) => zone.bucket.bucketName),
      external_location_names: {
        ...mapValues(zones, (zone) => zone.access.locationName),
        ...mapValues(externalLocations, (location) => location.locationName),
      },
    });
  }

  /** What the bucket of a zone tells, where it does; nothing else writes its notifications. */
  private files(env: Environment, key: string, bucket: ZoneBucket, kmsKeyArn: string): ZoneFiles | undefined {
    const { bucket: knownName, fileEvents, eventBridge } = at(env.zones, key);
    if (fileEvents !== "own" && !eventBridge) return undefined;
    return configured(
      new ZoneFiles(bucket, "files", {
        ...placeOf(env),
        bucketName: bucket.bucketName,
        knownName,
        files: zoneFilesOf(env)[key],
        eventBridge,
        kmsKeyArn,
      }),
      fileEvents === "own" ? ".fileEvents" : ".eventBridge",
    );
  }
}
