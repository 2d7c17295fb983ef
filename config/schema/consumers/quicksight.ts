import { z } from "zod";
import { allowList } from "../allow-list";
import { awsRegion, distinct, slug } from "../common";
import { ipv4Address } from "../network/domain";
import { availabilityZoneId, awsResourceId } from "../network/ids";
import { ref } from "../ref";
import { policyArn } from "../text/aws";
import { displayName } from "../text/names";

import {
  quickSightAnalysis,
  quickSightDashboard,
  quickSightDataSet,
  quickSightFolder,
  quickSightPeople,
} from "./quicksight-contents";

/** Amazon QuickSight over a SQL warehouse: who sees which tables, and what is shown of them. */
export const quickSight = z.strictObject({
  /** Amazon QuickSight over a SQL warehouse: who sees which tables, and what is shown of them. */
  kind: z.literal("quicksight"),
  /** Workspace (key of `workspaces`) of the warehouse. */
  workspace: ref("workspace"),
  /** Name of the data source that people of QuickSight see. */
  title: displayName(1, 128),
  /** SQL warehouse (key of `consumers`, same workspace) that runs its queries; `servicePrincipal` is let on it. */
  warehouse: ref("consumer", { kind: "sql-warehouse", sameWorkspace: true }),
  /**
   * Service principal (key of the account's `servicePrincipals`) that QuickSight signs in as, of this entry alone: everybody who
   * sees a data set sees what it may read.
   */
  servicePrincipal: ref("servicePrincipal", { signsIn: true }),
  /** Entry of Secrets Manager (key of `dataServices`, kind `secret`) with its token, which is put there by hand. */
  signIn: ref("dataService", { kind: "secret" }),
  /** How QuickSight reaches the warehouse. */
  network: z.discriminatedUnion("mode", [
    z.strictObject({
      /** Over the internet, from the addresses that AWS publishes. */
      mode: z.literal("internet"),
    }),
    z.strictObject({
      /** Over the VPC: where the workspace is reached through PrivateLink alone. */
      mode: z.literal("vpc"),
      /** In a VPC that is made here: two of its availability zones at least. Default: all with subnets for data services. */
      availabilityZoneIds: distinct(z.array(availabilityZoneId).min(2).max(15)).optional(),
      /** In a VPC that is there already, which needs it: subnets in two zones at least. Default none. */
      subnetIds: distinct(z.array(awsResourceId("subnet")).min(2).max(15)).optional(),
      /** In a VPC that is there already, which needs it: IPv4 blocks of the endpoint that answers for the workspace. Default none. */
      endpointCidrs: allowList({ least: 0, most: 20 }).default([]),
      /** Resolvers that answer for the workspace, where the VPC's own does not: inbound endpoints of Route 53, at most 15. Default none. */
      dnsResolvers: distinct(z.array(ipv4Address).max(15)).default([]),
    }),
  ]),
  /** Region in which the account was subscribed to QuickSight, which keeps users and groups. Default: that of the environment. */
  identityRegion: awsRegion.optional(),
  /** Groups of people, by key. Default none. */
  groups: z.record(slug, quickSightPeople).default({}),
  /** Group (key of `groups`) → what it may do with the data source; owners make data sets of what it reads. Default none. */
  permissions: z.record(slug, z.enum(["viewer", "owner"])).default({}),
  /** Tables that people see, by key. */
  dataSets: z.record(slug, quickSightDataSet),
  /** Analyses of templates, which people go on working on, by key. Default none. */
  analyses: z.record(slug, quickSightAnalysis).default({}),
  /** Dashboards of templates, by key. Default none. */
  dashboards: z.record(slug, quickSightDashboard).default({}),
  /** Folders, by key. Default none. */
  folders: z.record(slug, quickSightFolder).default({}),
  /** IAM policies by which groups of QuickSight reach things of AWS beside the warehouse, by key. Default none. */
  assignments: z
    .record(
      slug,
      z.strictObject({
        /** Policy that is there already. */
        policyArn,
        /** Groups (keys of `groups`) that it is for. */
        groups: distinct(z.array(slug).min(1)),
        /** It is kept, but has no effect. Default false. */
        disabled: z.boolean().default(false),
      }),
    )
    .default({}),
});
