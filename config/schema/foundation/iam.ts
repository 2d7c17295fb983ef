import { z } from "zod";
import { slug } from "../common";
import { policyArn } from "../text/aws";
import { githubId, repository } from "../text/github";

/**
 * The most that a role made by this project may ever do, whatever its own policies say. Attaching one changes
 * roles in place.
 */
export const permissionsBoundary = z.discriminatedUnion("mode", [
  z.strictObject({
    /** Made here, `<account>-<environment>-<layer>-boundary`, on the roles of each later layer. */
    mode: z.literal("create"),
  }),
  z.strictObject({
    /** A policy that is there already, for example one of the organization. */
    mode: z.literal("existing"),
    /** ARN of that policy, in the environment's AWS account. */
    policyArn,
    /**
     * Keeps the policies that `create` has made, on no role any more: the first step away from `create`, because IAM
     * deletes no policy that is still a role's boundary. Deploy every layer, then take it out. Default false.
     */
    keepPolicies: z.boolean().default(false),
  }),
  z.strictObject({
    /** Roles have no boundary. */
    mode: z.literal("off"),
    /**
     * Keeps the policies that `create` has made, on no role any more: the first step away from `create`, because IAM
     * deletes no policy that is still a role's boundary. Deploy every layer, then take it out. Default false.
     */
    keepPolicies: z.boolean().default(false),
  }),
]);

/** How GitHub knows a repository by numbers. */
export const repositoryIds = () =>
  z
    .strictObject({
      /** Number of the user or organization that owns the repository. */
      owner: githubId,
      /** Number of the repository. */
      repository: githubId,
      /** Subjects that get in: `ids`, with numbers alone; or `both`, while a repository changes over. Default `ids`. */
      subjects: z.enum(["ids", "both"]).default("ids"),
    })
    .optional();

export const oidcProvider = z.enum(["create", "existing"]).default("create");

/**
 * Roles that read how layers are set up, and their state, and change nothing. GitHub: one for plans of pull
 * requests, `<account>-<environment>-plan`. HCP Terraform: one per layer for the plan phase of runs,
 * `<account>-<environment>-<layer>-plan`; the deploy roles are then for the apply phase alone. Default `off`.
 */
const planRole = z.enum(["create", "off"]).default("off");

/**
 * A role per layer for whoever runs Terraform, without any password or access key: the CI system's own token, or the role of
 * a build, is exchanged for a session. The foundation itself, which makes these roles, is deployed by an administrator.
 */
export const ciRoles = z.discriminatedUnion("kind", [
  z.strictObject({
    /** GitHub Actions deploys: jobs exchange the token of their GitHub environment. */
    kind: z.literal("github"),
    /** IAM's identity provider of GitHub, one per AWS account: made here, or there already. Default `create`. */
    oidcProvider,
    /** Repository whose jobs get in, `owner/name`. */
    repository,
    /**
     * Numbers by which GitHub knows the repository and who owns it. Tokens then name it with them,
     * `repo:owner@123/name@456:…`: those of repositories made, renamed or transferred after 2026-07-15, and of older
     * ones that opted in. Default: by its names alone.
     */
    repositoryIds: repositoryIds(),
    /**
     * GitHub environment that jobs have to run in; its protection rules say who may deploy. Default: the name of
     * this environment.
     */
    environment: slug.optional(),
    /** A role that reads, for plans of pull requests. Default `off`. */
    planRole,
    /**
     * GitHub environment without reviewers whose jobs get the plan role too: those that look for drift at night.
     * Default: none, pull requests alone.
     */
    planEnvironment: slug.optional(),
  }),
  z.strictObject({
    /** HCP Terraform deploys; needs state of backend `cloud`. Each workspace takes the role of its layer. */
    kind: z.literal("hcp-terraform"),
    /** IAM's identity provider of HCP Terraform, one per AWS account: made here, or there already. Default `create`. */
    oidcProvider,
    /** A role that reads, for the plan phase; the roles of layers then take the apply phase only. Default `off`. */
    planRole,
  }),
  z.strictObject({
    /** The pipeline of `codePipeline` of the account deploys: its builds take the roles, and one that reads for their plans. */
    kind: z.literal("codepipeline"),
  }),
]);
