import { z } from "zod";
import { LAYERS_OF_ENVIRONMENT } from "../derive/layers";
import { argumentValue } from "./argument-value";
import { distinct, slug } from "./common";
import { ref } from "./ref";
import { reason } from "./text/prose";
import { argumentName, calledArn, iamAction, resourceType, version } from "./text/terraform";

const fields = {
  /**
   * Argument → value, blocks as objects or lists of them. `{ $output: "network.vpc_id" }` is an output of an earlier stack,
   * `{ $attribute: "zone-raw/Resource.arn" }` an attribute of another resource of the same stack. Default none.
   */
  arguments: z.record(argumentName, argumentValue).default({}),
  /** Version of the provider that first has the type and its arguments, `1.111.0`. Default: the one that this project is made with. */
  needs: version.optional(),
  /** Why it is needed and not to be had by a setting, for reviewers. */
  reason,
} as const;

/** A resource that no setting makes. */
const extraResource = z.strictObject({
  /** Layer whose stack has it; its providers make it, and it may read what comes before it. */
  layer: z.enum(LAYERS_OF_ENVIRONMENT),
  /** Workspace (key of `workspaces`) whose stack has it, where the layer has one for each. Default: the only one. */
  workspace: ref("workspace").optional(),
  /** Type, as Terraform names it: `databricks_knowledge_assistant`. */
  type: resourceType,
  ...fields,
  /** What Terraform calls in AWS for it, for the layer's deploy and plan roles: `bedrock:CreateGuardrail`. Default none. */
  actions: distinct(z.array(iamAction)).default([]),
  /** ARNs that it is called on; `*` stands for what nobody knows before. Default: anything in the environment's region. */
  calledOn: distinct(z.array(calledArn)).default([]),
});

/** One of the stack of the account, which has Databricks alone. */
const accountExtraResource = z.strictObject({
  /** Type, as Terraform names it: `databricks_account_setting_v2`. */
  type: resourceType,
  ...fields,
});

/** By a short key, which its address ends with: `databricks_knowledge_assistant.extra-help`. */
export const extraResourcesSchema = z.record(slug, extraResource);

/** The same in the account's file. */
export const accountExtraResourcesSchema = z.record(slug, accountExtraResource);

export type ParsedExtraResource = z.output<typeof extraResource>;
