import { z } from "zod";
import { APP_SIZES } from "../../facts/apps";
import { billedUnder } from "../budget-policies";
import { distinct, slug, wrong } from "../common";
import { dataAccess } from "../data-access";
import { publicHost } from "../network/domain";
import { permissions } from "../permissions";
import { ref } from "../ref";
import { userScope } from "../text/databricks";
import { budgetPolicyId } from "../text/models";
import { longComment } from "../text/prose";
import { appDeployment } from "./app-deployment";
import { appResource } from "./app-resources";

/** A web application that runs inside Databricks, for people who sign in there. */
export const app = z.strictObject({
  /** A web application that runs inside Databricks, for people who sign in there. */
  kind: z.literal("app"),
  /** Workspace (key of `workspaces`) that it is in. */
  workspace: ref("workspace"),
  /** What it is for. Default: no description. */
  description: longComment.optional(),
  /** Account group that answers for it: manages it, and deploys its program. */
  owner: ref("group", { owns: true }),
  /** Size of its compute: `MEDIUM`, or `LARGE` with twice as much. Default `MEDIUM`. */
  size: z.enum(APP_SIZES.value).default("MEDIUM"),
  ...billedUnder,
  /** Id of a budget policy of the account that this project does not make, in place of `budgetPolicy`. One of them is needed: an app takes no tags, so cost reports know it by those of the policy alone. Default: `budgetPolicy`. */
  budgetPolicyId: budgetPolicyId.optional(),
  /** Name that its program knows it by → what it works with as itself. Default none. */
  resources: z.record(slug, appResource).default({}),
  /** What it may do in the name of whoever uses it, as Databricks names it: `sql`, `files.files`. Default nothing: it acts as itself. */
  userScopes: distinct(z.array(userScope)).default([]),
  /**
   * Service principal (key of the account's `servicePrincipals`, mode `existing`) that Databricks has made for the app: known
   * once the app is there, by the output `app_principals`. Needed for data of Unity Catalog. Default: not known yet.
   */
  servicePrincipal: ref("servicePrincipal", { runsAs: true, givesEntry: true }).optional(),
  ...dataAccess,
  /** Hosts in the internet that its program calls by itself, and that its packages come from (`pypi.org`), at most 50: the network policy of the workspace has to let them through. Hosts of connections go without saying. Default none. */
  calls: distinct(z.array(publicHost).max(50)).default([]),
  /** A job that brings its program to it, started by people, by a pipeline or at set times. Default: there is none, and whoever builds the program deploys it. */
  deployment: appDeployment.optional(),
  /** Account group → what it may do with the app, beside `owner`. Complete: others lose what they were given. Default none. */
  permissions: permissions(["CAN_USE", "CAN_MANAGE"]).default({}),
  /** An app is billed by the hour as long as it runs, whether anybody uses it or not: write `true` to accept it. */
  acknowledgeHourlyCost: z.literal(true, {
    error: wrong("is not accepted", "write true: a running app is billed by the hour"),
  }),
});
