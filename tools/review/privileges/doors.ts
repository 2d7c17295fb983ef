import { containsAddress } from "./network";
import { type Family, family, plain, type Right, text, textsOf, valuesOf } from "./right";

/** From where a workspace lets anybody in, and a recipient reads. */
export const addressLists: Family = family<Right>({
  types: ["databricks_ip_access_list"],
  rights: ({ values }) =>
    values.enabled === false
      ? []
      : textsOf(values.ip_addresses).map((who) => ({
          who,
          what: "reach",
          on: "the workspace",
          under: "",
          ...(text(values.list_type) === "BLOCK" ? { denies: true as const } : {}),
        })),
  covers: (a, b) => a.denies === b.denies && a.on === b.on && containsAddress(a.who, b.who),
});

/** Settings that keep a workspace closed: their end opens it. */
export const workspaceSwitches: Family = plain(["databricks_workspace_conf"], ({ values }) =>
  Object.entries((values.custom_config ?? {}) as Record<string, unknown>).map(([name, value]) => ({
    who: "users of the workspace",
    what: `${name} = ${text(value)}`,
    on: "the workspace",
    under: "",
    ...(name === "enableIpAccessLists" && text(value) === "true" ? { denies: true as const } : {}),
  })),
);

/** Whether a workspace is reached from the internet, or by whose endpoints. */
export const privateAccess: Family = plain(["databricks_mws_private_access_settings"], ({ values }) => [
  ...(values.public_access_enabled === true
    ? [
        {
          who: "everywhere",
          what: "reach",
          on: `workspaces with ${text(values.private_access_settings_name)}`,
          under: "",
        },
      ]
    : []),
  ...(text(values.private_access_level) === "ACCOUNT"
    ? [
        {
          who: "every endpoint of the account",
          what: "reach",
          on: `workspaces with ${text(values.private_access_settings_name)}`,
          under: "",
        },
      ]
    : []),
  ...textsOf(values.allowed_vpc_endpoint_ids).map((who) => ({
    who,
    what: "reach",
    on: `workspaces with ${text(values.private_access_settings_name)}`,
    under: "",
  })),
]);

/** From which workspaces something can be used. */
export const bindings: Family = plain(
  [
    "databricks_workspace_binding",
    "databricks_catalog",
    "databricks_external_location",
    "databricks_storage_credential",
    "databricks_credential",
  ],
  ({ type, values }) => {
    if (type === "databricks_workspace_binding") {
      const on = `${text(values.securable_type)} ${text(values.securable_name)}`;
      const how = text(values.binding_type).endsWith("READ_ONLY") ? "read" : "read and write";
      return [{ who: `workspace ${text(values.workspace_id)}`, what: how, on, under: "" }];
    }
    const isOpen = text(values.isolation_mode).endsWith("OPEN");
    const on = `${type.replace("databricks_", "").replaceAll("_", " ")} ${text(values.name)}`;
    return [
      ...(isOpen ? [{ who: "every workspace of the metastore", what: "read and write", on, under: "" }] : []),
      ...(text(values.owner) === "" ? [] : [{ who: text(values.owner), what: "own", on, under: "" }]),
    ];
  },
);

/** Four switches that keep a bucket from the public. */
export const publicAccess: Family = plain(
  ["aws_s3_bucket_public_access_block", "aws_s3_account_public_access_block"],
  ({ values }) =>
    ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"]
      .filter((name) => values[name] === true)
      .map((name) => ({
        who: "the public",
        what: name.replaceAll("_", " "),
        on: text(values.bucket) === "" ? "every bucket of the account" : `bucket ${text(values.bucket)}`,
        under: "",
        denies: true as const,
      })),
);

/** What partners see, and from where. */
export const shares: Family = plain(["databricks_share"], ({ values }) =>
  valuesOf(values.object).map((object) => ({
    who: "its recipients",
    what: "see",
    on: `${text(object.data_object_type).toLowerCase()} ${text(object.name)} in share ${text(values.name)}`,
    under: text(object.partition),
  })),
);

export const recipients: Family = plain(["databricks_recipient"], ({ values }) => {
  const lists = valuesOf(values.ip_access_list).flatMap(({ allowed_ip_addresses }) => textsOf(allowed_ip_addresses));
  return [
    { who: `recipient ${text(values.name)}`, what: "receive", on: "what is shared with it", under: "" },
    ...(lists.length > 0 ? lists : ["everywhere"]).map((on) => ({
      who: `recipient ${text(values.name)}`,
      what: "come from",
      on,
      under: "",
    })),
  ];
});

/** Who signs in without a secret. */
export const federation: Family = plain(
  ["databricks_service_principal_federation_policy", "databricks_account_federation_policy"],
  ({ values }) =>
    valuesOf(values.oidc_policy).map((policy) => ({
      who: `${text(policy.subject) || "anybody"} of ${text(policy.issuer)}`,
      what: "sign in as",
      on:
        text(values.service_principal_id) === ""
          ? "users of the account"
          : `service principal ${text(values.service_principal_id)}`,
      under: textsOf(policy.audiences).sort().join(" | "),
    })),
);

/** What a role has beside its own policies, and what it cannot have. */
export const roleLimits: Family = plain(["aws_iam_role_policy_attachment", "aws_iam_role"], ({ type, values }) =>
  type === "aws_iam_role_policy_attachment"
    ? [{ who: `role ${text(values.role)}`, what: "all of policy", on: text(values.policy_arn), under: "" }]
    : text(values.permissions_boundary) === ""
      ? []
      : [
          {
            who: `role ${text(values.name)}`,
            what: "more than boundary",
            on: text(values.permissions_boundary),
            under: "",
            denies: true as const,
          },
        ],
);

/** Whom AWS lets call a function. */
export const functionCallers: Family = plain(["aws_lambda_permission"], ({ values }) => [
  {
    who: text(values.principal) === "*" ? "everybody" : text(values.principal),
    what: text(values.action),
    on: `function ${text(values.function_name)}`,
    under: [text(values.source_arn), text(values.source_account)].filter((part) => part !== "").join(" and "),
  },
]);
