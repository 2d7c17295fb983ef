import { subnetsVpc } from "../../computed/aws-objects";
import { byArn, named } from "../../computed/aws-rows";
import type { Row } from "../../computed/aws-template";
import { of } from "../../references/aws-targets";
import { inPlace } from "../../uniques/aws";
import type { Service } from "../service";

/** AWS Database Migration Service. */
export const dms: Service = {
  aws_dms_replication_instance: {
    computed: part("rep", "replication_instance", "replication_instance_id", {
      replication_instance_private_ips: [],
      replication_instance_public_ips: [],
    }),
    references: {
      replication_subnet_group_id: of("aws_dms_replication_subnet_group", "replication_subnet_group_id", {
        blocksDelete: "InvalidResourceStateFault",
      }),
    },
    unique: [inPlace("ResourceAlreadyExistsFault", "replication_instance_id")],
  },
  aws_dms_replication_subnet_group: {
    computed: {
      id: "{replication_subnet_group_id}",
      replication_subnet_group_arn: "arn:{partition}:dms:{region}:{account}:subgrp:{replication_subnet_group_id}",
      vpc_id: (made) => subnetsVpc(made, ["subnet_ids"]),
    },
  },
  aws_dms_endpoint: { computed: part("endpoint", "endpoint", "endpoint_id") },
  aws_dms_s3_endpoint: {
    computed: part("endpoint", "endpoint", "endpoint_id", {
      status: "active",
      engine_display_name: "Amazon S3",
      external_id: "",
    }),
  },
  aws_dms_replication_task: {
    computed: part("task", "replication_task", "replication_task_id", { status: "ready" }),
    references: {
      replication_instance_arn: of("aws_dms_replication_instance", "replication_instance_arn", {
        blocksDelete: "InvalidResourceStateFault",
      }),
      source_endpoint_arn: of("aws_dms_endpoint", "endpoint_arn", { blocksDelete: "InvalidResourceStateFault" }),
      target_endpoint_arn: {
        targets: ["aws_dms_endpoint", "aws_dms_s3_endpoint"],
        attribute: "endpoint_arn",
        blocksDelete: "InvalidResourceStateFault",
      },
    },
  },
  aws_dms_replication_config: { computed: byArn("dms", "replication-config:{upper:26}") },
  aws_dms_event_subscription: { computed: named("dms", "es:{name}") },
};

/** A part of DMS: its own name is the id, its ARN has an attribute of its own. */
function part(resource: string, prefix: string, id: string, more: Row = {}): Row {
  return { id: `{${id}}`, [`${prefix}_arn`]: `arn:{partition}:dms:{region}:{account}:${resource}:{upper:26}`, ...more };
}
