/** A choice of earlier years that is gone or on its way out, and what replaces it. */
export interface Removed {
  /** Settings that asked for it, in any spelling: letters only, lower case. */
  readonly keys?: RegExp;
  /** Values that ask for it. */
  readonly values?: RegExp;
  /** Only values of these settings. */
  readonly of?: RegExp;
  readonly what: string;
  readonly instead: string;
}

export const REMOVED: readonly Removed[] = [
  {
    keys: /passthrough/,
    values: /^spark\.databricks\.passthrough/,
    what: "credential passthrough is gone from current runtimes",
    instead: "grant privileges on catalogs, schemas and external locations",
  },
  {
    keys: /^(aws)?instanceprofiles?(arns?)?$/,
    values: /^arn:aws[a-z-]*:iam::\d*:instance-profile\//,
    what: "instance profiles no longer give access to S3",
    instead: "declare a zone or an external location, which have storage credentials",
  },
  {
    keys: /^((s3|aws|dbfs)?mounts?(points?)?|dbfs(root|files?|path)?)$/,
    values: /^(dbfs:\/|\/dbfs\/|\/mnt\/)/i,
    what: "DBFS mounts and the DBFS root are deprecated",
    instead: "use a volume of a schema, or an external location",
  },
  {
    keys: /^(sql|legacy)dashboards?$/,
    values: /^(sql|legacy)-dashboard$/,
    of: /^kind$/,
    what: "legacy SQL dashboards are deprecated",
    instead: 'use a consumer of kind "dashboard"',
  },
  {
    keys: /^(zorder(by|columns)?|partition(ed)?by|partitioncolumns)$/,
    what: "Z-ordering and partitioning are superseded",
    instead: "leave the layout to liquid clustering and predictive optimization",
  },
  {
    keys: /^(personalaccesstokens?|pats?)$/,
    values: /^(pat|personal-access-token)$/,
    of: /^(databricksauth|auth|authtype)$/,
    what: "personal access tokens are not used here",
    instead: 'sign in with databricksAuth "oauth-m2m" or an OIDC federation',
  },
  {
    values: /^standard$/i,
    of: /^(tier|pricingtier)$/,
    what: "the Standard tier is no longer sold",
    instead: 'use "PREMIUM" or "ENTERPRISE"',
  },
  {
    keys: /^(highconcurrency|clustermode|tableacls?|noisolation)$/,
    values: /^(no_isolation|no-isolation(-shared)?|high[-_]?concurrency|legacy_[a-z_]+)$/i,
    of: /^(accessmode|clustermode|datasecuritymode)$/,
    what: "cluster modes without isolation are legacy",
    instead: "remove it; clusters use the standard or dedicated access mode",
  },
  {
    keys: /^((external)?hivemetastore|externalmetastore|gluemetastore|gluecatalogasmetastore)$/,
    what: "a Hive or Glue metastore as the metastore of a workspace is legacy",
    instead: "keep tables in Unity Catalog",
  },
  {
    keys: /^onlinetables?$/,
    values: /^online-table$/,
    of: /^kind$/,
    what: "online tables are gone",
    instead: "use a synced table in Lakebase",
  },
  {
    keys: /^(workspacemodelregistry|mlflowwebhooks?|workspacefeaturestore)$/,
    what: "the workspace's model registry and feature store are legacy",
    instead: "register models and features in Unity Catalog",
  },
  {
    values: /^(dlt|delta-live-tables)$/,
    of: /^kind$/,
    what: "Delta Live Tables are Lakeflow pipelines now",
    instead: "declare a source, which has its pipeline",
  },
  {
    keys: /^globalinitscripts?$/,
    what: "global init scripts run on every cluster, and are deprecated",
    instead: "use cluster policies and the allow-list of artifacts",
  },
  {
    values: /^egg$/,
    of: /^type$/,
    what: "runtimes from 14.0 install no eggs",
    instead: "build a wheel from the same sources, with python -m build, and use type wheel",
  },
  {
    values: /^(snowball|kinesis-analytics-sql|iot-analytics|iot-events|qldb|s3-select)$/,
    of: /^kind$/,
    what: "AWS has closed this service to new customers",
    instead: "use one that is open: DataSync for transfers, Managed Flink or Structured Streaming for streams",
  },
];
