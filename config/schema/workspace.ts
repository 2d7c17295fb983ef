import { z } from "zod";
import { RESOURCE_LIMITS } from "../facts/resource-limits";
import { SHORTEST_STOP } from "../facts/sql-warehouses";
import { allowList } from "./allow-list";
import { dashboardEmbedding, sqlSettings } from "./bi-settings";
import { ipv4Cidr } from "./cidr";
import { distinct, slug, uuid } from "./common";
import { takes } from "./company/mark";
import { sqlWarehouseSize } from "./consumers/sql-warehouse";
import { entitlements } from "./entitlements";
import { permissions } from "./permissions";
import { ref } from "./ref";
import { email } from "./text/mail";
import { displayName } from "./text/names";
import { secretKey } from "./text/workloads";
import { cluster, clusterPolicy, instancePool } from "./workspace-compute";
import { gitFoldersSchema, workspaceFoldersSchema } from "./workspace-folders";
import { workspaceSecurity } from "./workspace-security";

const permission = z.enum(["USER", "ADMIN"]);

/** Secrets of a workspace that are read together. Their values are put there by hand, and are in no file. */
const secretScope = z.strictObject({
  /** Keys of its secrets, at most 1,000. The values are put there by hand: see the manual step. */
  keys: distinct(z.array(secretKey).min(1).max(RESOURCE_LIMITS.value.secretsPerScope)),
  /** Who may read the secrets, write them, or manage the scope. Workloads that name the scope read it without this. Default none. */
  permissions: z
    .strictObject({
      /** Account group → permission. Default none. */
      groups: permissions(["READ", "WRITE", "MANAGE"]).default({}),
      /** Service principal (key of the account's `servicePrincipals`) → permission. Default none. */
      servicePrincipals: z
        .record(ref("servicePrincipal", { named: true }), z.enum(["READ", "WRITE", "MANAGE"]))
        .default({}),
    })
    .default({ groups: {}, servicePrincipals: {} }),
});

/** A channel that jobs send messages to. */
const notificationDestination = z.discriminatedUnion("mode", [
  z.strictObject({
    /** Mail to a list of addresses. */
    mode: z.literal("email"),
    /** The addresses, 1 to 25. */
    addresses: distinct(z.array(email).min(1).max(25)),
  }),
  z.strictObject({
    /** Slack, Teams, PagerDuty or a webhook, made by hand: its address is a secret, and would stand in the state. */
    mode: z.literal("existing"),
    /** Its id, from Settings, Notifications, in the workspace. */
    id: uuid,
  }),
]);

/** One Databricks workspace. */
export const workspaceSchema = z.strictObject({
  /** Name in the account console; changing it replaces the workspace. Default `<account>-<environment>-<key>`. */
  name: displayName(3, 64).optional(),
  /** Host-name part, `https://<deploymentName>.cloud.databricks.com`; Databricks must have given the account a prefix. Default: assigned by Databricks. */
  deploymentName: slug.optional(),
  /** Which of the VPC's derived subnet slots (0, 1, …) is this workspace's own. Changing it replaces the network. Default 0. */
  networkSlot: z.int().min(0).max(15).default(0),
  /** Groups and service principals of the account that may enter. */
  access: z
    .strictObject({
      /** Account group → USER or ADMIN. Default none. */
      groups: z.record(ref("group", { givesEntry: true }), permission).default({}),
      /** Service principal (key of the account's `servicePrincipals`) → USER or ADMIN. Default none. */
      servicePrincipals: z.record(ref("servicePrincipal", { named: true, givesEntry: true }), permission).default({}),
    })
    .default({ groups: {}, servicePrincipals: {} }),
  /** What groups and service principals may do in it beyond permissions on objects: [entitlements](settings.md#entitlements). Default: what everybody has. */
  entitlements: entitlements.default({ groups: {}, servicePrincipals: {} }),
  /** Catalog (key of `catalogs`) that unqualified names resolve in. Default: none set, so the workspace keeps its own. */
  defaultCatalog: ref("catalog").optional(),
  /** Blocks the legacy Hive metastore, storage outside Unity Catalog as a fall-back, and runtimes below 13.3 LTS. Default true. */
  disableLegacyAccess: z.boolean().default(true),
  /** Blocks DBFS root and mounts, old ones and new ones, and runtimes below 13.3 LTS. Default true. */
  disableDbfs: z.boolean().default(true),
  /** What it is protected by beyond who may enter: [security of a workspace](settings.md#security). Default: left as it is. */
  security: workspaceSecurity.optional(),
  /** What its SQL warehouses take for granted. Default: left as it is. */
  sql: sqlSettings.optional(),
  /** Sites that its AI/BI dashboards may be embedded in. Default: left as it is. */
  dashboardEmbedding: dashboardEmbedding.optional(),
  /** Cluster policies, one per profile. Default none. */
  clusterPolicies: z.record(slug, clusterPolicy).default({}),
  /** Instance pools, by key: instances that are kept ready for interactive clusters. Default none. */
  instancePools: z.record(slug, instancePool).default({}),
  /** All-purpose clusters for notebooks, by key. Default none: people make their own by the policies. */
  clusters: z.record(slug, cluster).default({}),
  /** Secret scopes, by the name that programs use. Default none. */
  secretScopes: z.record(slug, secretScope).default({}),
  /** Whom jobs can tell beside people's mail, by key. Default none. */
  notificationDestinations: takes("notifications.destinations", z.record(slug, notificationDestination).default({}), {
    byKey: true,
  }),
  /** Folders that people work in together, by key: [folders](settings.md#folders). Default none. */
  folders: workspaceFoldersSchema.default({}),
  /** Repositories of Git that are checked out, by key: [Git folders](settings.md#git-folders). Default none. */
  gitFolders: gitFoldersSchema.default({}),
  /** Addresses that may reach the workspace. Default: no list. Needs the Enterprise tier. */
  ipAccessList: z
    .strictObject({
      /** Allowed blocks, at most 1,000. */
      allow: allowList({ most: RESOURCE_LIMITS.value.ipAccessListEntries }),
      /** Blocks that may not, also where they are inside `allow`; both together at most 1,000. Default none. */
      block: distinct(z.array(ipv4Cidr).max(RESOURCE_LIMITS.value.ipAccessListEntries)).default([]),
      /** Where Terraform runs from; must lie inside `allow` and outside `block`, or the next run locks itself out. */
      runner: ipv4Cidr,
    })
    .optional(),
  /**
   * Network connectivity configuration (key of the account's `networkConnectivity`) of its serverless compute, one per
   * workspace. Taking it out leaves the workspace bound: name another one instead. Default: none is bound here.
   */
  networkConnectivity: ref("networkConnectivity").optional(),
  /**
   * Network policy (key of the account's `networkPolicies`) of its serverless compute, one per workspace. Taking it out
   * leaves the workspace bound: name another one instead. Default: none is bound here, so it has `default-policy`.
   */
  networkPolicy: ref("networkPolicy").optional(),
  /** The warehouse that later layers run their SQL on. */
  bootstrapWarehouse: z
    .strictObject({
      /** Size of its cluster; Terraform's SQL needs little. Default `2X-Small`. */
      size: sqlWarehouseSize.default("2X-Small"),
      /** Minutes of idleness after which it stops: 5 to 1440. Default 10. */
      autoStopMinutes: z.int().min(SHORTEST_STOP.value.serverless).max(1440).default(10),
      /** Runs in Databricks' account and starts in seconds; else on instances of the network. Default true. */
      serverless: z.boolean().default(true),
    })
    .default({ size: "2X-Small", autoStopMinutes: 10, serverless: true }),
});

export type ParsedWorkspace = z.output<typeof workspaceSchema>;
