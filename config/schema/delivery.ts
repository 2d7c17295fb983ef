import { z } from "zod";
import { TRIED_TERRAFORM } from "../terraform-version";
import { stateBackend } from "./backend";
import { distinct, roleArn, slug } from "./common";
import { email } from "./text/mail";
import { agentPoolName, ssoTeamId, teamName, terraformVersion } from "./text/terraform";

/** Environments, and `account` for the stack of the Databricks account. */
const environments = distinct(z.array(slug).min(1));

const agentPool = z.strictObject({
  /** `create`: made here, for the workspaces of `environments` alone. `existing`: there already, and allowed for them. */
  mode: z.enum(["create", "existing"]),
  /** Environments whose runs its agents carry out; `account` for the stack of the Databricks account. */
  environments,
});

const team = z.strictObject({
  /** `create`: made here. `existing`: there already. */
  mode: z.enum(["create", "existing"]),
  /** Id of the team at the identity provider, for a team that is made here. Default: members are added in HCP Terraform. */
  ssoTeamId: ssoTeamId.optional(),
  /**
   * What the team may do in the workspaces: `read` looks at runs and variables, `plan` starts plans, `apply` approves
   * and applies and sees outputs, `admin` all, the workspace itself and its state included. The others do not read
   * states, because secrets stand in them.
   */
  access: z.enum(["read", "plan", "apply", "admin"]),
  /** Environments whose workspaces it has; `account` for the stack of the Databricks account. Default: all. */
  environments: environments.optional(),
});

/** What a run or a look for drift can tell of. Source: HCP Terraform, notification configurations, 2026-08. */
export const NOTIFICATION_TRIGGERS = [
  "run:created",
  "run:planning",
  "run:needs_attention",
  "run:applying",
  "run:completed",
  "run:errored",
  "assessment:check_failure",
  "assessment:drifted",
  "assessment:failed",
] as const;

/** What each notification has. */
const told = {
  /** What is told of. Default `run:needs_attention`, `run:errored`: runs that wait for an approval, and runs that fail. */
  triggers: distinct(z.array(z.enum(NOTIFICATION_TRIGGERS)).min(1)).default(["run:needs_attention", "run:errored"]),
  /** Environments that are told of; `account` for the stack of the Databricks account. Default: all. */
  environments: environments.optional(),
};

const notification = z.discriminatedUnion("kind", [
  z.strictObject({
    /** Mail to members of the organization. */
    kind: z.literal("email"),
    /** Addresses by which they are members of the organization. */
    addresses: distinct(z.array(email).min(1)),
    ...told,
  }),
  z.strictObject({
    /** A channel of Slack. Its web address is a secret: Terraform takes it as the variable `notification_<key>`, hyphens as underscores. */
    kind: z.literal("slack"),
    ...told,
  }),
  z.strictObject({
    /** A channel of Microsoft Teams. Its web address is a secret: Terraform takes it as the variable `notification_<key>`, hyphens as underscores. */
    kind: z.literal("microsoft-teams"),
    ...told,
  }),
  z.strictObject({
    /** A program that takes messages. Its web address is a secret: Terraform takes it as the variable `notification_<key>`, hyphens as underscores. */
    kind: z.literal("generic"),
    ...told,
  }),
]);

const runRoles = z.strictObject({
  /** ARN of the role that applies; it plans too where there is none for plans. */
  applyRoleArn: roleArn,
  /** ARN of the role that plans. Default: the one that applies. */
  planRoleArn: roleArn.optional(),
});

/** What HCP Terraform is set up with, so that runs there deploy the stacks. */
export const deliverySchema = z.strictObject({
  /** Where the state of this very layer is. Default: that of the account, in the organization's default project. */
  state: stateBackend.optional(),
  /** Projects that `state.project` names: made here, or there already. Default `create`. */
  projects: z.enum(["create", "existing"]).default("create"),
  /** Version of Terraform of every workspace. Default: the one that this project is tried with, `1.11.4`. */
  terraformVersion: terraformVersion.default(TRIED_TERRAFORM),
  /** An applied run starts runs of the stacks that depend on its own. Default true. */
  runTriggers: z.boolean().default(true),
  /** Environments whose runs apply without an approval; `account` for the stack of the Databricks account. Default none. */
  autoApply: distinct(z.array(slug)).default([]),
  /** HCP Terraform looks every day whether anything drifted (Standard edition). Default false. */
  driftDetection: z.boolean().default(false),
  /**
   * Roles of AWS by environment, for runs of stacks that have no role of `foundation.ciRoles`: the foundation, which
   * makes those; `account` for the stack of the account, with `logDelivery`. A stack of AWS without any role runs where
   * somebody signs in. Default none.
   */
  awsRoles: z.record(slug, runRoles).default({}),
  /** Agents in closed networks that carry out runs, by the name of their pool. Default none. */
  agentPools: z.record(agentPoolName, agentPool).default({}),
  /** Teams and what they may do, by their names. Default: owners of the organization alone. */
  teams: z.record(teamName, team).default({}),
  /** Who hears of runs, by a short key. Default nobody. */
  notifications: z.record(slug, notification).default({}),
});

export type ParsedDelivery = z.output<typeof deliverySchema>;
