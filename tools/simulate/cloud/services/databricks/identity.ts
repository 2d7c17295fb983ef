import { at, type ObjectValue } from "../../../schema/value";
import type { Check } from "../../checks/check";
import type { ComputedRequest } from "../../computed/computed";
import { hex, number, uuid } from "../../computed/databricks-ids";
import { found } from "../../data-sources/find";
import { callerOf, principalNamed } from "../../databricks/principals";
import { accountOf, same } from "../../databricks/scope";
import { GROUP, PRINCIPAL, SERVICE_PRINCIPAL } from "../../references/databricks-targets";
import type { StoreView } from "../../store";
import { oneInAccount } from "../../uniques/databricks";
import { textOf } from "../../values";
import type { Service } from "../service";

const FEDERATION_REFUSED = {
  rule: "federation-subject",
  source: "settled facts B9: subject is mandatory for policies of service principals, and compared exactly",
  summary: "INVALID_PARAMETER_VALUE",
} as const;

/** The federation policy of a service principal says whose tokens it takes. */
const FEDERATION_CHECKS: readonly Check[] = [
  {
    ...FEDERATION_REFUSED,
    accepts: ["oidc_policy.subject", (subject) => !subject.includes("*")],
    detail: "{argument} has a wildcard, but it is compared exactly",
    fix: "write one policy per subject",
  },
  {
    ...FEDERATION_REFUSED,
    requires: ["oidc_policy.issuer", "oidc_policy.subject"],
    detail: "oidc_policy of a service principal needs {names}",
    fix: "set {names}",
  },
];

/** Groups, users and service principals, and who Terraform runs as. */
export const identity: Service = {
  databricks_group: {
    computed: ({ planned, seed }) => ({
      id: String(number(seed, 15)),
      acl_principal_id: `groups/${textOf(at(planned, "display_name"))}`,
    }),
    unique: [{ ...oneInAccount("display_name"), ignoresCase: true }],
    limit: { max: "groups", among: "account", what: "groups per account" },
    answers: (request) => {
      const name = textOf(at(request.config, "display_name")) ?? "";
      const group = principalNamed(request.store, accountOf(request), name, ["databricks_group"]);
      return found(group, `group ${name}`, ({ attributes }) => ({
        ...attributes,
        ...membersOf(request.store, attributes),
      }));
    },
  },
  databricks_group_member: {
    computed: ({ planned }) => ({
      id: `${textOf(at(planned, "group_id"))}|${textOf(at(planned, "member_id"))}`,
    }),
    references: {
      group_id: GROUP,
      member_id: PRINCIPAL,
    },
    unique: [oneInAccount("group_id", "member_id")],
  },
  databricks_service_principal: {
    computed: ({ seed }) => ({
      id: String(number(seed, 15)),
      application_id: uuid(seed, "application"),
      display_name: uuid(seed, "application"),
      acl_principal_id: `servicePrincipals/${uuid(seed, "application")}`,
      home: `/Users/${uuid(seed, "application")}`,
      repos: `/Repos/${uuid(seed, "application")}`,
    }),
    limit: {
      max: "usersAndServicePrincipals",
      among: "account",
      with: ["databricks_user"],
      what: "users and service principals",
    },
    answers: (request) => {
      const { config, store } = request;
      const [attribute = "application_id", text = ""] = first(
        config,
        "application_id",
        "display_name",
        "scim_id",
        "sp_id",
      );
      const property = { scim_id: "id", sp_id: "id" }[attribute] ?? attribute;
      const principal = store
        .ofType("databricks_service_principal")
        .find(({ attributes }) => same(at(attributes, property), text));
      return found(principal, `service principal with ${attribute} ${text}`, ({ attributes }) => ({
        ...attributes,
        scim_id: at(attributes, "id"),
        sp_id: at(attributes, "id"),
      }));
    },
  },
  databricks_service_principal_secret: {
    computed: ({ seed, context }) => ({
      id: uuid(seed),
      status: "ACTIVE",
      create_time: context.clock.timestamp(),
      update_time: context.clock.timestamp(),
    }),
    references: { service_principal_id: SERVICE_PRINCIPAL },
  },
  databricks_user: {
    computed: ({ planned, seed }) => ({
      id: String(number(seed, 15)),
      display_name: textOf(at(planned, "user_name")) ?? "",
      acl_principal_id: `users/${textOf(at(planned, "user_name"))}`,
      home: `/Users/${textOf(at(planned, "user_name"))}`,
      repos: `/Repos/${textOf(at(planned, "user_name"))}`,
    }),
    unique: [{ ...oneInAccount("user_name"), ignoresCase: true }],
    limit: {
      max: "usersAndServicePrincipals",
      among: "account",
      with: ["databricks_service_principal"],
      what: "users and service principals",
    },
    answers: (request) => {
      const [attribute = "user_name", text = ""] = first(request.config, "user_name", "user_id");
      const user = request.store
        .ofType("databricks_user")
        .find(({ attributes }) => same(at(attributes, attribute === "user_id" ? "id" : attribute), text));
      return found(user, `user ${text}`);
    },
  },
  databricks_custom_app_integration: {
    computed: ({ planned, seed, context }) => ({
      id: uuid(seed),
      integration_id: uuid(seed),
      client_id: uuid(seed),
      client_secret: at(planned, "confidential") === true ? hex(seed, 36, "secret") : "",
      create_time: context.clock.timestamp(),
      created_by: 1,
      creator_username: "",
    }),
    unique: [oneInAccount("name")],
  },
  databricks_account_federation_policy: { computed: ({ seed, context }) => federation(seed, context) },
  databricks_service_principal_federation_policy: {
    computed: ({ seed, context }) => federation(seed, context),
    references: { service_principal_id: SERVICE_PRINCIPAL },
    checks: FEDERATION_CHECKS,
  },
  databricks_service_principals: {
    answers: ({ store, config }) => {
      const part = textOf(at(config, "display_name_contains")) ?? "";
      const ids = store
        .ofType("databricks_service_principal")
        .filter(({ attributes }) => textOf(at(attributes, "display_name"))?.includes(part) ?? part === "")
        .map(({ attributes }) => textOf(at(attributes, "application_id")) ?? "");
      return { id: part === "" ? "_" : part, application_ids: ids.sort() };
    },
  },
  databricks_current_config: {
    answers: ({ context }) => ({
      id: "_",
      host: context.host ?? "",
      account_id: context.accountId ?? "",
      auth_type: textOf(at(context.config, "auth_type")) ?? "oauth-m2m",
      cloud_type: "aws",
      is_account: context.level === "account",
    }),
  },
  databricks_current_user: {
    answers: (request) => {
      const { context, store } = request;
      const caller = callerOf(store);
      const principal = caller === undefined ? undefined : principalNamed(store, accountOf(request), caller);
      return found(principal, "current user: nobody has said who Terraform runs as", ({ attributes }) => ({
        ...attributes,
        user_name: caller ?? "",
        home: `/Users/${caller}`,
        repos: `/Repos/${caller}`,
        alphanumeric: caller?.replaceAll("-", "_") ?? "",
        workspace_url: context.level === "workspace" ? (context.host ?? "") : "",
      }));
    },
  },
};

function federation(seed: string, context: ComputedRequest["context"]) {
  const now = context.clock.timestamp();
  return { policy_id: uuid(seed), uid: uuid(seed, "uid"), create_time: now, update_time: now };
}

/** The first argument that is set. */
function first(config: ObjectValue, ...names: readonly string[]): readonly [string, string] | readonly [] {
  for (const name of names) {
    const text = textOf(at(config, name));
    if (text !== undefined) return [name, text];
  }
  return [];
}

function membersOf(store: StoreView, group: ObjectValue): ObjectValue {
  const members = store
    .ofType("databricks_group_member")
    .filter(({ attributes }) => same(at(attributes, "group_id"), at(group, "id")))
    .map(({ attributes }) => textOf(at(attributes, "member_id")) ?? "");
  const ofType = (type: string) =>
    members.filter((id) => store.ofType(type).some(({ attributes }) => same(at(attributes, "id"), id)));
  return {
    members,
    users: ofType("databricks_user"),
    service_principals: ofType("databricks_service_principal"),
    child_groups: ofType("databricks_group"),
    groups: [],
    instance_profiles: [],
  };
}
