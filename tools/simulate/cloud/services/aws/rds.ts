import { at, type Value } from "../../../schema/value";
import { subnetsVpc } from "../../computed/aws-objects";
import { byArn, named } from "../../computed/aws-rows";
import type { Made } from "../../computed/aws-template";
import { of } from "../../references/aws-targets";
import { inPlace } from "../../uniques/aws";
import type { Service } from "../service";

const PORTS: readonly (readonly [RegExp, number])[] = [
  [/postgres/, 5432],
  [/mysql|maria/, 3306],
  [/sqlserver/, 1433],
  [/oracle/, 1521],
];

/** Amazon RDS and Aurora. */
export const rds: Service = {
  aws_db_instance: {
    computed: {
      resource_id: "db-{upper:26}",
      id: "{resource_id}",
      arn: "arn:{partition}:rds:{region}:{account}:db:{identifier}",
      address: "{identifier}.{base36:12}.{region}.rds.{suffix}",
      port: enginePort,
      endpoint: "{address}:{port}",
      status: "available",
      engine_version_actual: "{engine_version}",
      replicas: [],
      listener_endpoint: [],
      master_user_secret: masterSecret,
      latest_restorable_time: "",
    },
    references: {
      db_subnet_group_name: of("aws_db_subnet_group", "name", {
        missing: "DBSubnetGroupNotFoundFault",
        blocksDelete: "InvalidDBSubnetGroupStateFault",
        except: /^default$/,
      }),
      parameter_group_name: of("aws_db_parameter_group", "name", {
        missing: "DBParameterGroupNotFound",
        blocksDelete: "InvalidDBParameterGroupState",
        except: /^default\./,
      }),
    },
    unique: [inPlace("DBInstanceAlreadyExists", "identifier")],
    lookup: ["db_instance_identifier:identifier"],
    linkedRole: "rds",
  },
  aws_db_subnet_group: {
    computed: {
      id: "{name}",
      arn: "arn:{partition}:rds:{region}:{account}:subgrp:{name}",
      supported_network_types: ["IPV4"],
      vpc_id: (made) => subnetsVpc(made, ["subnet_ids"]),
    },
    unique: [inPlace("DBSubnetGroupAlreadyExists", "name")],
    sameVpc: { arguments: ["subnet_ids"], summary: "InvalidSubnet" },
  },
  aws_db_parameter_group: {
    computed: named("rds", "pg:{name}"),
    unique: [inPlace("DBParameterGroupAlreadyExists", "name")],
  },
  aws_db_proxy: {
    computed: named("rds", "db-proxy:prx-{hex:17}", {
      endpoint: "{name}.proxy-{base36:12}.{region}.rds.{suffix}",
    }),
  },
  aws_rds_cluster: {
    computed: {
      id: "{cluster_identifier}",
      arn: "arn:{partition}:rds:{region}:{account}:cluster:{cluster_identifier}",
      cluster_resource_id: "cluster-{upper:26}",
      endpoint: "{cluster_identifier}.cluster-{base36:12}.{region}.rds.{suffix}",
      reader_endpoint: "{cluster_identifier}.cluster-ro-{base36:12}.{region}.rds.{suffix}",
      port: enginePort,
      master_user_secret: masterSecret,
      engine_version_actual: "{engine_version}",
    },
    references: {
      db_subnet_group_name: of("aws_db_subnet_group", "name", {
        missing: "DBSubnetGroupNotFoundFault",
        blocksDelete: "InvalidDBSubnetGroupStateFault",
        except: /^default$/,
      }),
    },
    unique: [inPlace("DBClusterAlreadyExistsFault", "cluster_identifier")],
    linkedRole: "rds",
  },
  aws_rds_cluster_instance: {
    computed: {
      id: "{identifier}",
      arn: "arn:{partition}:rds:{region}:{account}:db:{identifier}",
      dbi_resource_id: "db-{upper:26}",
      endpoint: "{identifier}.{base36:12}.{region}.rds.{suffix}",
      port: enginePort,
      storage_encrypted: true,
      writer: true,
      network_type: "IPV4",
    },
    references: {
      cluster_identifier: of("aws_rds_cluster", "cluster_identifier", {
        missing: "DBClusterNotFoundFault",
        blocksDelete: "InvalidDBClusterStateFault",
      }),
    },
  },
  aws_rds_cluster_parameter_group: { computed: named("rds", "cluster-pg:{name}") },
  aws_rds_integration: { computed: byArn("rds", "integration:{uuid}") },
};

function enginePort(made: Made): Value {
  return PORTS.find(([engine]) => engine.test(made.text("engine")))?.[1] ?? 5432;
}

function masterSecret(made: Made): Value {
  if (at(made.request.planned, "manage_master_user_password") !== true) return [];
  return [
    {
      kms_key_id: made.text("master_user_secret_kms_key_id"),
      secret_arn: made.fill("arn:{partition}:secretsmanager:{region}:{account}:secret:rds!db-{uuid}-{base36:6}"),
      secret_status: "active",
    },
  ];
}
