import { at, type ObjectValue } from "../../schema/value";
import type { Computed } from "../computed/computed";
import type { DataSource } from "../data-sources/data-source";
import { found } from "../data-sources/find";
import type { Target } from "../references/reference";
import type { Unique } from "../uniques/unique";
import { textOf } from "../values";
import type { Service } from "./service";

/** Ids as HCP Terraform makes them: `ws-` and 16 letters and digits. */
const id =
  (prefix: string): Computed =>
  ({ seed }) => ({ id: `${prefix}-${seed.slice(0, 16)}` });

const INVALID = "invalid attribute";

/** A name that is taken in the organization. */
const oneIn = (...attributes: readonly string[]): Unique => ({ attributes, among: "anywhere", summary: INVALID });

/** What belongs to a workspace goes with it. */
const WORKSPACE: Target = { targets: ["tfe_workspace"], attribute: "id", within: "anywhere", goesWith: true };
const of = (target: string): Target => ({ targets: [target], attribute: "id", within: "anywhere" });

/** One of a type by its name in the organization. */
const byName =
  (type: string, what: string): DataSource =>
  ({ store, config }) =>
    found(
      store
        .ofType(type)
        .find(
          ({ attributes }) =>
            at(attributes, "name") === at(config, "name") &&
            at(attributes, "organization") === at(config, "organization"),
        ),
      `${what} ${textOf(at(config, "name"))}`,
    );

/** HCP Terraform: workspaces, who reads their states, what starts their runs, and who may. */
export const tfe: Service = {
  tfe_project: {
    computed: id("prj"),
    unique: [oneIn("organization", "name")],
    answers: byName("tfe_project", "project"),
  },
  tfe_workspace: {
    computed: id("ws"),
    references: { project_id: { ...of("tfe_project"), blocksDelete: "project is not empty" } },
    unique: [oneIn("organization", "name")],
  },
  tfe_workspace_settings: {
    computed: ({ planned }) => ({ id: textOf(at(planned, "workspace_id")) ?? "" }),
    references: {
      workspace_id: WORKSPACE,
      remote_state_consumer_ids: of("tfe_workspace"),
      agent_pool_id: { ...of("tfe_agent_pool"), blocksDelete: "agent pool is in use" },
    },
    unique: [oneIn("workspace_id")],
  },
  tfe_run_trigger: {
    computed: id("rt"),
    references: { workspace_id: WORKSPACE, sourceable_id: WORKSPACE },
    unique: [oneIn("workspace_id", "sourceable_id")],
    quota: { per: "workspace_id", limit: 20, summary: "a workspace has at most 20 source workspaces" },
  },
  tfe_variable_set: { computed: id("varset"), unique: [oneIn("organization", "name")] },
  tfe_workspace_variable_set: {
    computed: ({ planned }) => ({
      id: [at(planned, "workspace_id"), at(planned, "variable_set_id")].map(textOf).join("_"),
    }),
    references: { workspace_id: WORKSPACE, variable_set_id: of("tfe_variable_set") },
    unique: [oneIn("workspace_id", "variable_set_id")],
  },
  tfe_variable: {
    computed: (request) => ({ ...id("var")(request), readable_value: readable(request.planned) }),
    revised: ({ planned }) => ({ readable_value: readable(planned) }),
    references: { workspace_id: WORKSPACE, variable_set_id: of("tfe_variable_set") },
    unique: [oneIn("workspace_id", "variable_set_id", "category", "key")],
  },
  tfe_team: {
    importedBy: [["organization", "id"], "/"],
    computed: id("team"),
    unique: [oneIn("organization", "name")],
    answers: byName("tfe_team", "team"),
  },
  tfe_team_access: {
    computed: id("tws"),
    references: { workspace_id: WORKSPACE, team_id: of("tfe_team") },
    unique: [oneIn("workspace_id", "team_id")],
  },
  tfe_agent_pool: {
    computed: id("apool"),
    unique: [oneIn("organization", "name")],
    answers: byName("tfe_agent_pool", "agent pool"),
  },
  tfe_agent_pool_allowed_workspaces: {
    computed: ({ planned }) => ({ id: textOf(at(planned, "agent_pool_id")) ?? "" }),
    references: {
      agent_pool_id: { ...of("tfe_agent_pool"), goesWith: true },
      allowed_workspace_ids: of("tfe_workspace"),
    },
    unique: [oneIn("agent_pool_id")],
  },
  tfe_notification_configuration: {
    computed: id("nc"),
    references: {
      workspace_id: WORKSPACE,
      email_user_ids: { ...of("tfe_organization_membership"), attribute: "user_id" },
    },
    quota: { per: "workspace_id", limit: 20, summary: "a workspace has at most 20 notification configurations" },
  },
  tfe_organization_membership: {
    answers: ({ store, config }) =>
      found(
        store
          .ofType("tfe_organization_membership")
          .find(({ attributes }) => at(attributes, "email") === at(config, "email")),
        `member ${textOf(at(config, "email"))}`,
      ),
  },
};

/** What people see of a variable: nothing, where it is sensitive. */
function readable(planned: ObjectValue) {
  return at(planned, "sensitive") === true ? null : at(planned, "value");
}
