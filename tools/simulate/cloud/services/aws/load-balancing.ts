import { subnetsVpc } from "../../computed/aws-objects";
import { inside, LOAD_BALANCER, of } from "../../references/aws-targets";
import { inPlace } from "../../uniques/aws";
import type { Service } from "../service";

const TARGET_GROUP = of("aws_lb_target_group", "arn", {
  missing: "TargetGroupNotFound",
  blocksDelete: "ResourceInUse",
});

/** Elastic Load Balancing. */
export const loadBalancing: Service = {
  aws_lb: {
    // The ARN is made of the suffix: rows are filled in from above to below.
    computed: {
      name: "tf-lb-{digits:26}",
      arn_suffix: (made) => {
        const kind = { network: "net", gateway: "gwy" }[made.text("load_balancer_type")] ?? "app";
        return made.fill(`loadbalancer/${kind}/{name}/{hex:16}`);
      },
      arn: "arn:{partition}:elasticloadbalancing:{region}:{account}:{arn_suffix}",
      id: "{arn}",
      dns_name: "{name}-{hex:16}.elb.{region}.{suffix}",
      zone_id: "Z{upper:13}",
      vpc_id: (made) => subnetsVpc(made, ["subnets", "subnet_mapping.subnet_id"]),
      internal: false,
      ip_address_type: "ipv4",
      secondary_ips_auto_assigned_per_subnet: 0,
      enforce_security_group_inbound_rules_on_private_link_traffic: "",
    },
    unique: [inPlace("DuplicateLoadBalancerName", "name")],
    sameVpc: {
      arguments: ["subnets", "security_groups", "subnet_mapping.subnet_id"],
      summary: "InvalidConfigurationRequest",
    },
    lookup: ["arn", "name"],
    linkedRole: "elasticloadbalancing",
  },
  aws_lb_target_group: {
    computed: {
      name: "tf-{digits:26}",
      arn_suffix: "targetgroup/{name}/{hex:16}",
      arn: "arn:{partition}:elasticloadbalancing:{region}:{account}:{arn_suffix}",
      id: "{arn}",
      load_balancer_arns: [],
    },
    unique: [inPlace("DuplicateTargetGroupName", "name")],
  },
  aws_lb_listener: {
    computed: {
      arn: (made) => made.fill(`${made.text("load_balancer_arn").replace(":loadbalancer/", ":listener/")}/{hex:16}`),
      id: "{arn}",
    },
    references: {
      load_balancer_arn: inside(LOAD_BALANCER),
      "default_action.target_group_arn": TARGET_GROUP,
    },
  },
  aws_lb_target_group_attachment: {
    computed: { id: "{target_group_arn}-{digits:26}" },
    references: { target_group_arn: inside(TARGET_GROUP) },
  },
};
