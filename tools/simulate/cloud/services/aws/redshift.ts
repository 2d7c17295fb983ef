import { at } from "../../../schema/value";
import { named, setting } from "../../computed/aws-rows";
import { of } from "../../references/aws-targets";
import { inPlace } from "../../uniques/aws";
import type { Service } from "../service";

/** Amazon Redshift. */
export const redshift: Service = {
  aws_redshift_cluster: {
    computed: {
      id: "{cluster_identifier}",
      arn: "arn:{partition}:redshift:{region}:{account}:cluster:{cluster_identifier}",
      dns_name: "{cluster_identifier}.{base36:12}.{region}.redshift.{suffix}",
      endpoint: "{dns_name}:{port|5439}",
      cluster_namespace_arn: "arn:{partition}:redshift:{region}:{account}:namespace:{uuid}",
      cluster_nodes: [],
    },
    unique: [inPlace("ClusterAlreadyExists", "cluster_identifier")],
    lookup: ["cluster_identifier"],
  },
  aws_redshift_subnet_group: { computed: named("redshift", "subnetgroup:{name}") },
  aws_redshift_parameter_group: { computed: named("redshift", "parametergroup:{name}") },
  aws_redshift_logging: { computed: setting("cluster_identifier") },
  aws_redshift_cluster_iam_roles: { computed: setting("cluster_identifier") },
  aws_redshiftserverless_namespace: {
    computed: {
      namespace_id: "{uuid}",
      id: "{namespace_name}",
      arn: "arn:{partition}:redshift-serverless:{region}:{account}:namespace/{namespace_id}",
      admin_password_secret_arn: (made) =>
        at(made.request.planned, "manage_admin_password") === true
          ? made.fill(
              "arn:{partition}:secretsmanager:{region}:{account}:secret:redshift!{namespace_name}-admin-{base36:6}",
            )
          : "",
    },
    unique: [inPlace("ConflictException", "namespace_name")],
  },
  aws_redshiftserverless_workgroup: {
    computed: {
      workgroup_id: "{uuid}",
      id: "{workgroup_name}",
      arn: "arn:{partition}:redshift-serverless:{region}:{account}:workgroup/{workgroup_id}",
      port: 5439,
      endpoint: (made) => [
        {
          address: made.fill("{workgroup_name}.{account}.{region}.redshift-serverless.{suffix}"),
          port: 5439,
          vpc_endpoint: [],
        },
      ],
    },
    references: {
      namespace_name: of("aws_redshiftserverless_namespace", "namespace_name", { blocksDelete: "ConflictException" }),
    },
    unique: [inPlace("ConflictException", "workgroup_name")],
  },
};
