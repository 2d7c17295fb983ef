import { z } from "zod";
import { accessSchema } from "./access";
import { acknowledged } from "./acknowledged";
import { adoptedSchema } from "./adopted";
import { stateBackend } from "./backend";
import { catalogSchema } from "./catalogs";
import { awsAccountId, regionCode, roleArn, slug, ucName } from "./common";
import { takes } from "./company/mark";
import { connectionSchema } from "./connections";
import { consumerSchema } from "./consumers";
import { dataServiceSchema } from "./data-services";
import { domainSchema } from "./domains";
import { extraResourcesSchema } from "./extra-resources";
import { formerlySchema } from "./formerly";
import { foundationSchema } from "./foundation";
import { metastoreContents } from "./metastore-contents";
import { namingSchema } from "./naming";
import { networkSchema } from "./network";
import { operationsSchema } from "./operations";
import { overridesSchema } from "./overrides";
import { protection } from "./protection";
import { ref } from "./ref";
import { retiredSchema } from "./retired";
import { serverlessSchema } from "./serverless";
import { sourceSchema } from "./sources";
import { environmentName } from "./text/names";
import { reason } from "./text/prose";
import { tags } from "./text/tags";
import { policyRuleId, resourceAddress } from "./text/terraform";
import { workloadSchema } from "./workloads";
import { workspaceSchema } from "./workspace";
import { externalLocationSchema, zoneSchema } from "./zones";

/** One environment: an AWS account and region with its own stacks. One file each under `config/`, by convention in `config/environments/`. */
export const environmentSchema = z.strictObject({
  /**
   * Name of the environment; starts the names of its stacks and of most that it has (2 to 12 characters). No name may be
   * the start of another one up to a hyphen: beside `dev`, write `dev2` and not `dev-2`. Renaming replaces everything.
   */
  name: environmentName,
  /** AWS account of the environment: 12 digits, as text. */
  awsAccountId,
  /** AWS region, for example `eu-west-1`. */
  region: regionCode,
  /**
   * Whether all schedules, triggers and what runs on and on are made and do nothing, where they say nothing of their own.
   * Default: as the account's stage, else as each of them has it, false.
   */
  paused: z.boolean().optional(),
  /** What it is for: a key of the account's `stages`, whose defaults it gets. Default: it gets the account's `defaults` alone. */
  stage: ref("stage").optional(),
  /** Role that Terraform assumes in that account. Default: the caller's own identity. */
  deployRoleArn: roleArn.optional(),
  /** Where this environment's state lives. Default: as the account. */
  state: stateBackend.optional(),
  /** How it names what it makes. What is deployed keeps its names: another pattern replaces it. Default: as the account, else as each pattern. */
  naming: namingSchema.prefault({}),
  /** Tags on everything in the environment, over the account's. Default none. */
  tags: takes("tags", tags.default({}), { byKey: true }),
  /** How hard it is to lose data. Default `protected`. */
  protection: takes("protection", protection().default({ mode: "protected" })),
  /** Keys, logs, account-wide defaults. Default: all the defaults. */
  foundation: foundationSchema.prefault({}),
  /** Where classic compute runs: a VPC, or none. A workspace keeps its topology for good. */
  network: networkSchema,
  /** What serverless compute reaches privately outside the VPC. Default none. */
  serverless: serverlessSchema.prefault({}),
  /** Workspaces, by a short key that stacks, names and other sections go by. */
  workspaces: z.record(slug, workspaceSchema),
  /** Workspace (key of `workspaces`) through which Unity Catalog is managed. Default: the only one. */
  governanceWorkspace: ref("workspace").optional(),
  /** What there is once in the region's metastore; one environment of the region says it. Default: nobody does. */
  metastore: metastoreContents.optional(),
  /** S3 zones of the lake, by key. */
  zones: z.record(slug, zoneSchema),
  /** Other places in S3 for Unity Catalog, by key. Default none. */
  externalLocations: z.record(slug, externalLocationSchema).default({}),
  /** Catalogs, one per data domain, by key. */
  catalogs: z.record(ucName, catalogSchema),
  /** What feeds the lake in AWS, or is fed by it: streams and the like, by key. Default none. */
  dataServices: z.record(slug, dataServiceSchema).default({}),
  /** Systems outside that Unity Catalog reaches, and their databases as catalogs, by key. Default none. */
  connections: z.record(slug, connectionSchema).default({}),
  /** Where data comes from, by key. Default none. */
  sources: z.record(slug, sourceSchema).default({}),
  /** What reads the data, for example warehouses and dashboards, by key. Default none. */
  consumers: z.record(slug, consumerSchema).default({}),
  /** What turns data into other data, and jobs: your own programs, by key. Default none. */
  workloads: z.record(slug, workloadSchema).default({}),
  /** Data products and what each of them has, by name: as `defineDomain` says it. Default none. */
  domains: z.record(slug, domainSchema).default({}),
  /** Alarms, how long logs are kept, and the budget. */
  operations: operationsSchema,
  /** What has to hold of who can do what, checked at synthesis. Default: nothing. */
  access: accessSchema.prefault({}),
  /** Findings of the policy check that are accepted, with the reason. Default none. */
  policyWaivers: z
    .array(
      z.strictObject({
        /** Rule id, as the finding prints it. */
        rule: policyRuleId,
        /** Resource address, as the finding prints it; `*` at the end matches the rest. */
        address: resourceAddress,
        /** Why the finding is acceptable here, for reviewers. */
        reason,
      }),
    )
    .default([]),
  /** Resources that no setting makes, with the reason, by key. Default none. */
  extraResources: extraResourcesSchema.default({}),
  /** Changes of single arguments of what is emitted, with the reason, where no setting does it. Default none. */
  overrides: overridesSchema.default({}),
  /** Dangerous changes that are meant, with the reason, by setting: [acknowledging](life.md#a-dangerous-change-that-is-meant). Default none. */
  acknowledged: acknowledged().default({}),
  /** What has another key than the one it was deployed under: key now → first key: [renaming](life.md#give-something-another-key). Default none. */
  formerly: formerlySchema.prefault({}),
  /** What was deployed and is taken out, and what becomes of it: [life of what is deployed](life.md). Default none. */
  retired: retiredSchema.prefault({}),
  /** What exists in the clouds already and is taken in, by id: [adopting](adopt.md). Default none. */
  adopted: adoptedSchema.prefault({}),
});

export type EnvironmentInput = z.input<typeof environmentSchema>;
export type ParsedEnvironment = z.output<typeof environmentSchema>;
