import { type Family, plain, type Right, type Subject, text, textsOf, valuesOf } from "./right";

type Given = readonly (readonly [who: string, what: string, on: string, under?: string])[];

/** A role as it is called in what signs in. */
const byRole = (role: unknown): string => (text(role) === "" ? "" : `as role ${text(role)}`);

/** Sort of what a link shares → which part of its settings narrows it. */
const FILTERS: Readonly<Record<string, string>> = {
  "AWS::CloudWatch::Metric": "metric_configuration",
  "AWS::Logs::LogGroup": "log_group_configuration",
};

/** Type → who may do what on what. */
const GIVEN: Readonly<Record<string, (values: Subject["values"]) => Given>> = {
  aws_ram_principal_association: ({ principal, resource_share_arn: share }) => [
    [text(principal), "use what is in", `resource share ${text(share)}`],
  ],
  aws_ram_resource_association: ({ resource_arn, resource_share_arn: share }) => [
    [`whom resource share ${text(share)} is for`, "use", text(resource_arn)],
  ],
  aws_vpc_endpoint_service_allowed_principal: ({ principal_arn, vpc_endpoint_service_id: service }) => [
    [text(principal_arn), "connect to", `endpoint service ${text(service)}`],
  ],
  aws_s3control_access_grant: ({ grantee, permission, grant_scope, access_grants_location_id: location }) =>
    valuesOf(grantee).map(({ grantee_identifier, grantee_type }) => [
      `${text(grantee_type).toLowerCase().replaceAll("_", " ")} ${text(grantee_identifier)}`,
      text(permission),
      text(grant_scope) || `location ${text(location)}`,
    ]),
  aws_ssoadmin_application_assignment: ({ principal_id, principal_type, application_arn }) => [
    [`${text(principal_type).toLowerCase()} ${text(principal_id)}`, "sign in to", text(application_arn)],
  ],
  aws_transfer_access: ({ external_id, server_id, role }) => [
    [`directory group ${text(external_id)}`, "sign in to", `SFTP server ${text(server_id)}`, byRole(role)],
  ],
  aws_transfer_ssh_key: ({ body, user_name, server_id }) => [
    [
      `whoever has the key …${text(body).trim().split(/\s+/)[1]?.slice(-12) ?? ""}`,
      "sign in as",
      `SFTP user ${text(user_name)} of ${text(server_id)}`,
    ],
  ],
  aws_iot_policy_attachment: ({ policy, target }) => [[text(target), "all of IoT policy", text(policy)]],
  aws_iam_instance_profile: ({ name, role }) => [
    [`what starts with instance profile ${text(name)}`, "act as", `role ${text(role)}`],
  ],
  databricks_instance_profile: ({ instance_profile_arn: arn, iam_role_arn: role }) => [
    ["compute of the workspace", "start with", `instance profile ${text(arn)}`, byRole(role)],
  ],
  // Each sort apart, so that one more of them, or a wider filter, is seen.
  aws_oam_link: ({ sink_identifier: sink, resource_types: types, link_configuration: links }) =>
    textsOf(types).map((type) => {
      const [filters = {}] = valuesOf(links);
      const [filter = {}] = valuesOf(filters[FILTERS[type] ?? ""]);
      return [`account ${text(sink).split(":")[4]}`, "read", type, text(filter.filter)];
    }),
  aws_redshift_cluster_iam_roles: ({ cluster_identifier: cluster, iam_role_arns: roles }) =>
    textsOf(roles).map((role) => [`warehouse ${text(cluster)}`, "act as", `role ${role}`]),
  aws_redshiftserverless_namespace: ({ namespace_name: name, iam_roles: roles }) =>
    textsOf(roles).map((role) => [`warehouse ${text(name)}`, "act as", `role ${role}`]),
};

/** What AWS gives otherwise than by policies: shares of RAM, endpoint services, grants of S3, who signs in. */
export const awsAccess: Family = plain(Object.keys(GIVEN), ({ type, values }) =>
  (GIVEN[type]?.(values) ?? []).map(([who, what, on, under = ""]): Right => ({ who, what, on, under })),
);

const ASSETS = ["analysis", "dashboard", "data_set", "data_source", "folder"].map((asset) => `aws_quicksight_${asset}`);

/** Who may do what in QuickSight. */
export const quicksight: Family = plain(
  [...ASSETS, "aws_quicksight_group_membership", "aws_quicksight_iam_policy_assignment"],
  ({ type, values }) => {
    if (type === "aws_quicksight_group_membership") {
      const on = `QuickSight group ${text(values.group_name)}`;
      return [{ who: text(values.member_name), what: "member of", on, under: "" }];
    }
    if (type === "aws_quicksight_iam_policy_assignment") {
      const identities = valuesOf(values.identities).flatMap(({ group, user }) => [
        ...textsOf(group),
        ...textsOf(user),
      ]);
      if (text(values.assignment_status) !== "ENABLED") return [];
      return identities.map((who) => ({ who, what: "all of policy", on: text(values.policy_arn), under: "" }));
    }
    const on = `QuickSight ${type.replace("aws_quicksight_", "").replaceAll("_", " ")} ${text(values.name)}`;
    return [...valuesOf(values.permissions), ...valuesOf(values.permission)].flatMap(({ principal, actions }) =>
      textsOf(actions).map((what) => ({ who: text(principal), what, on, under: "" })),
    );
  },
);
