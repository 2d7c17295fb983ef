import { z } from "zod";
import { acknowledged } from "./acknowledged";
import { accountAdoptedSchema } from "./adopted";
import { stateBackend } from "./backend";
import { bootstrapSchema } from "./bootstrap";
import { codePipelineSchema } from "./code-pipeline";
import { commentRules } from "./comment-rules";
import { bucketName, distinct, groupName, regionCode, slug, uuid, wrong } from "./common";
import { computeProfile } from "./company/compute-profile";
import { companyDefaults, stageSchema } from "./company/defaults";
import { costAllocationSchema } from "./cost-allocation";
import { deliverySchema } from "./delivery";
import { accountExtraResourcesSchema } from "./extra-resources";
import { accountFederationSchema, principalFederation } from "./federation";
import { handedOver } from "./handed-over";
import { logDeliverySchema } from "./log-delivery";
import { networkConnectivitySchema } from "./network-connectivity";
import { networkPolicySchema } from "./network-policy";
import { oauthAppsSchema } from "./oauth-apps";
import { overridesSchema } from "./overrides";
import { providersSchema } from "./providers";
import { ref } from "./ref";
import { accountRetiredSchema } from "./retired";
import { attestation } from "./text/attestation";
import { endpointServiceName, instanceType, runtimeKey } from "./text/databricks";
import { displayName } from "./text/names";
import { tags } from "./text/tags";
import { usersSchema } from "./users";

/** How Terraform's Databricks providers sign in. Never a personal access token. */
export const databricksAuth = z.enum(["oauth-m2m", "github-oidc", "env-oidc", "file-oidc", "databricks-cli"]);

/** What a metastore shares with others over Delta Sharing. */
const sharing = z.strictObject({
  /** `INTERNAL`: with metastores of the same Databricks account alone. `INTERNAL_AND_EXTERNAL`: with anybody whom a share is granted to. */
  scope: z.enum(["INTERNAL", "INTERNAL_AND_EXTERNAL"]),
  /** Days that tokens of recipients are good for, 1 to 365, where a recipient has no date of its own. */
  recipientTokenLifetimeDays: z.int().min(1).max(365),
  /** Name under which recipients see the account. Default: as Databricks has it. */
  organizationName: displayName(1, 255).optional(),
});

/** The Unity Catalog metastore of one region: an account holds at most one per region. */
const metastore = z.discriminatedUnion("mode", [
  z.strictObject({
    /** Made and owned by this project. */
    mode: z.literal("create"),
    /** Name in the account console. Default `<account name>-<region>`. */
    name: displayName(1, 128).optional(),
    /** Group that administers the metastore; the deployer becomes a member. */
    adminGroup: ref("group", { owns: true }),
    /** What it shares over Delta Sharing. Default: nothing is set, and Databricks shares inside the account. */
    sharing: sharing.optional(),
  }),
  z.strictObject({
    /** Already there (new Databricks accounts come with one per region). */
    mode: z.literal("existing"),
    /** Metastore id, a UUID, from the account console → Catalog. */
    id: uuid,
    /** Group that administers the metastore; the deployer must be a member of it. */
    adminGroup: ref("group", { owns: true }),
  }),
]);

/** Whether somebody administers the whole account. */
const accountAdmin = z.boolean().default(false);

const group = z.discriminatedUnion("mode", [
  z.strictObject({
    /** Made here, members kept here. */
    mode: z.literal("create"),
    /** Service principals (keys of `servicePrincipals`) that belong to the group. Default none. */
    servicePrincipals: distinct(z.array(ref("servicePrincipal", { named: true }))).default([]),
    /** Groups (keys of `groups`) nested in this one; at most 10 levels deep. Default none. */
    groups: distinct(z.array(ref("group"))).default([]),
    /** Its members administer the Databricks account: they may do everything in it. Default false. */
    accountAdmin,
  }),
  z.strictObject({
    /** Provisioned by the identity provider (SCIM); only looked up here. */
    mode: z.literal("existing"),
    /** The same as of one that is made here. Default false. */
    accountAdmin,
  }),
]);

/** Programs outside of Databricks that sign in as it, by a short key. */
const federationPolicies = z.record(slug, principalFederation);

const servicePrincipal = z.discriminatedUnion("mode", [
  z.strictObject({
    /** Made here; Databricks issues its application id. */
    mode: z.literal("create"),
    /** Name in the account console. Default `<account name>-<key>`. */
    displayName: displayName(1, 256).optional(),
    /** Programs outside of Databricks that sign in as it by tokens that somebody else issues, by a short key. Default none. */
    federationPolicies: federationPolicies.default({}),
    /** It administers the Databricks account: it may do everything in it. Default false. */
    accountAdmin,
  }),
  z.strictObject({
    /** Already there, for example the deployer. */
    mode: z.literal("existing"),
    /** Application (client) id, a UUID. */
    applicationId: uuid,
    /** The same as of one that is made here. Default none. */
    federationPolicies: federationPolicies.default({}),
    /** The same as of one that is made here. The deployer is one already, given by hand. Default false. */
    accountAdmin,
  }),
]);

/** What a whole Databricks account shares: one file, `config/account.ts`. */
export const accountSchema = z.strictObject({
  /** Short name of the company or platform; starts every name that is made (2 to 12 characters). */
  name: slug
    .max(12, { error: wrong("is longer than 12 characters, too long for bucket and role names", "shorten it") })
    .min(2),
  /** Databricks account id, a UUID, from the account console's user menu. Not a secret. */
  databricksAccountId: uuid,
  /**
   * Which Databricks installation the account lives in. Default `commercial`.
   * GovCloud accounts are either civilian or DoD.
   */
  shard: z.enum(["commercial", "govcloud-civilian", "govcloud-dod"]).default("commercial"),
  /**
   * Pricing tier of the workspaces. PrivateLink, customer-managed keys and IP access lists need
   * `ENTERPRISE`. Default `ENTERPRISE`. Standard is no longer sold.
   */
  tier: z.enum(["PREMIUM", "ENTERPRISE"]).default("ENTERPRISE"),
  /** How the Databricks providers sign in. Default `oauth-m2m` (client id and secret from the environment). */
  databricksAuth: databricksAuth.default("oauth-m2m"),
  /** Service principal (key of `servicePrincipals`, mode `existing`) that Terraform runs as. */
  deployer: ref("servicePrincipal", { named: true }),
  /** Where the Terraform state lives. Default `local`: files under `state/`. */
  state: stateBackend.default({ backend: "local", directory: "state" }),
  /** The bucket of the states with its key, and roles for the stack of the account: [the bootstrap layer](bootstrap.md). Default: they are there already. */
  bootstrap: bootstrapSchema.optional(),
  /** HCP Terraform, set up from this configuration: its workspaces, who may do what in them, and how runs sign in. Default: not here. */
  delivery: deliverySchema.optional(),
  /** A pipeline of AWS CodePipeline that deploys what is merged: [the devops layer](devops.md). Default: not here. */
  codePipeline: codePipelineSchema.optional(),
  /** Tags and categories in the bills of AWS: [the billing layer](billing.md). Default: not here. */
  costAllocation: costAllocationSchema.optional(),
  /** One metastore per region in use, keyed by AWS region. */
  metastores: z.record(regionCode, metastore),
  /** Account groups, keyed by display name. Default none. */
  groups: z.record(groupName, group).default({}),
  /** People by a short key, where no identity provider provisions them: [people](account.md#people). Default: none is made here. */
  users: usersSchema.default({}),
  /**
   * Workspaces that are made from now on have no legacy Hive metastore, no DBFS root and mounts, no clusters without isolation, and
   * no runtimes below 13.3 LTS. One setting per Databricks account, which those of other teams have too. Default false: left as it is.
   */
  disableLegacyFeatures: z.boolean().default(false),
  /** Service principals, keyed by a short name used in this configuration. */
  servicePrincipals: z.record(slug, servicePrincipal),
  /** What serverless compute reaches privately, by a short key that workspaces name. Default none. */
  networkConnectivity: z.record(slug, networkConnectivitySchema).default({}),
  /** Where serverless compute may go in the internet, by a short key that workspaces name. Default none. */
  networkPolicies: z.record(slug, networkPolicySchema).default({}),
  /** Tools in which people sign in to Databricks as themselves: BI tools, dbt, applications of one's own. Default none. */
  oauthApps: oauthAppsSchema.default({}),
  /** Identity providers whose tokens sign people in, by a short key: [tokens in the place of secrets](account.md#tokens-in-the-place-of-secrets). Default none. */
  federationPolicies: accountFederationSchema.default({}),
  /** Audit logs and billable usage of the whole account, delivered into a bucket: [logs of the account](log-delivery.md). Default: none. */
  logDelivery: logDeliverySchema.optional(),
  /** Tags on every AWS resource and every Databricks object that takes tags. Default none. */
  tags: tags.default({}),
  /** What the company asks of comments of what is in Unity Catalog, in every environment. Default: that there is one. */
  comments: commentRules.optional(),
  /** What every environment has where neither it nor a part of it says something else. Default none. */
  defaults: companyDefaults.default({}),
  /** The same, over `defaults`, for environments that say that they are of a stage (`stage`): `production`, `development`. Default none. */
  stages: z.record(slug, stageSchema).default({}),
  /** Named sizes of compute that cluster policies, pipelines and jobs refer to (`profile`). Default none. */
  computeProfiles: z.record(slug, computeProfile).default({}),
  /** Runtimes that cluster policies may name, in every environment: `["auto:latest-lts", "17.3.x-scala2.13"]`. Default: any that is supported. */
  runtimes: distinct(z.array(runtimeKey).min(1)).optional(),
  /**
   * Manual steps that are done: step id → who and when, for example
   * `{ "bootstrap-service-principal": "A. Lovelace, 2026-11-02" }`. `npm start` lists the ids. Default none.
   */
  attestations: z.record(slug, attestation).default({}),
  /** Replaces facts of `config/facts/regions.ts` that its sources disagree about, by AWS region. Default none. */
  regionOverrides: z
    .record(
      regionCode,
      z.strictObject({
        /** Full service name of the workspace (REST API) endpoint, `com.amazonaws.vpce.<region>.vpce-svc-…`. Default: as published. */
        workspaceService: endpointServiceName.optional(),
        /** Full service name of the secure cluster connectivity relay endpoint, of the same form. Default: as published. */
        relayService: endpointServiceName.optional(),
        /** Databricks' buckets of runtime images and libraries in the region, which compute reads. Default: as published. */
        artifactBuckets: distinct(z.array(bucketName).min(1)).optional(),
        /** Databricks' bucket that compute writes its logs to. Default: as published. */
        logsBucket: bucketName.optional(),
        /** Databricks' bucket of sample data in the region. Default: as published. */
        samplesBucket: bucketName.optional(),
        /** Node types that the region has beside those known here, for example new ones: `["m9i.xlarge"]`. Default none. */
        nodeTypes: distinct(z.array(instanceType)).default([]),
        /** Databricks' bucket of the data behind the catalog `system`. Default: as published. */
        systemTablesBucket: bucketName.optional(),
        /** Name of the region's control plane, with which keys in root buckets begin: `<nickname>-prod/`. Default: as published. */
        nickname: slug.optional(),
        /** Whether the region has serverless compute. Default: as published. */
        serverlessCompute: z.boolean().optional(),
      }),
    )
    .default({}),
  /** Versions of the providers. Default: those that this project is made with. */
  providers: providersSchema.default({}),
  /** Resources of the stack of the account that no setting makes, by key. Default none. */
  extraResources: accountExtraResourcesSchema.default({}),
  /** Changes of single arguments of what the stack of the account has, as in an environment. Default none. */
  overrides: overridesSchema.default({}),
  /** Dangerous changes that are meant, with the reason, by setting: [acknowledging](life.md#a-dangerous-change-that-is-meant). Default none. */
  acknowledged: acknowledged().default({}),
  /** What was deployed and is taken out, and what becomes of it: [life of what is deployed](life.md). Default none. */
  retired: accountRetiredSchema.prefault({}),
  /** What was made here and is somebody else's from now on, by setting: [handing over](life.md#hand-something-over). Default none. */
  handedOver: handedOver().default({}),
  /** What exists in the Databricks account already and is taken in, by id: [adopting](adopt.md). Default none. */
  adopted: accountAdoptedSchema.prefault({}),
});

export type AccountInput = z.input<typeof accountSchema>;
export type ParsedAccount = z.output<typeof accountSchema>;
