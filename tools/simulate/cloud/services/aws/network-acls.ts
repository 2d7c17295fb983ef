import { attributeOf } from "../../computed/aws-objects";
import { ec2, OWNER } from "../../computed/aws-rows";
import { holding, inside, of, partOf, SUBNET, VPC } from "../../references/aws-targets";
import { inPlace } from "../../uniques/aws";
import type { Service } from "../service";

/** Network access-control lists. */
export const networkAcls: Service = {
  aws_network_acl: {
    computed: ec2("acl", "network-acl", OWNER),
    references: { vpc_id: holding(VPC) },
    sameVpc: { arguments: ["vpc_id", "subnet_ids"], summary: "InvalidParameterValue" },
  },
  aws_default_network_acl: {
    computed: ec2("acl", "network-acl", {
      id: "{default_network_acl_id}",
      vpc_id: (made) => attributeOf(made, "aws_vpc", "default_network_acl_id", "id", "default_network_acl_id"),
      ...OWNER,
    }),
    references: {
      default_network_acl_id: of("aws_vpc", "default_network_acl_id", {
        goesWith: true,
        missing: "InvalidNetworkAclID.NotFound",
      }),
      subnet_ids: inside(SUBNET),
    },
  },
  aws_network_acl_rule: {
    computed: { id: "nacl-{digits:10}" },
    references: { network_acl_id: partOf("aws_network_acl", "id", { missing: "InvalidNetworkAclID.NotFound" }) },
    unique: [inPlace("NetworkAclEntryAlreadyExists", "network_acl_id", "egress", "rule_number")],
  },
  aws_network_acl_association: {
    computed: { id: "aclassoc-{hex:17}" },
    references: {
      network_acl_id: holding(of("aws_network_acl", "id")),
      subnet_id: inside(SUBNET),
    },
  },
};
