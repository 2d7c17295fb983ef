import { at } from "../../../schema/value";
import { attributeOf } from "../../computed/aws-objects";
import { ec2, OWNER } from "../../computed/aws-rows";
import { filterValues, objectsHere } from "../../data-sources/aws-objects";
import { found } from "../../data-sources/find";
import { holding, inside, SECURITY_GROUP, VPC } from "../../references/aws-targets";
import { inPlace } from "../../uniques/aws";
import { textOf } from "../../values";
import type { Service, ServiceType } from "../service";

const RULES = ["aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule"];

/** A rule of either direction. */
const RULE: ServiceType = {
  computed: ec2("sgr", "security-group-rule", { security_group_rule_id: "{id}" }),
  references: {
    security_group_id: inside(SECURITY_GROUP),
    referenced_security_group_id: SECURITY_GROUP,
  },
  unique: [
    {
      attributes: [
        "security_group_id",
        "ip_protocol",
        "from_port",
        "to_port",
        "cidr_ipv4",
        "cidr_ipv6",
        "prefix_list_id",
        "referenced_security_group_id",
      ],
      among: "place",
      summary: "InvalidPermission.Duplicate",
      fix: "delete the one of the two rules that is not needed",
    },
  ],
  quota: { per: "security_group_id", limit: "rulesPerSecurityGroup", summary: "RulesPerSecurityGroupLimitExceeded" },
};

/** Security groups and their rules. */
export const securityGroups: Service = {
  aws_security_group: {
    computed: ec2("sg", "security-group", OWNER),
    references: { vpc_id: holding(VPC) },
    unique: [inPlace("InvalidGroup.Duplicate", "vpc_id", "name")],
    lookup: ["id", "name", "vpc_id"],
  },
  aws_default_security_group: {
    computed: ec2("sg", "security-group", {
      id: (made) => attributeOf(made, "aws_vpc", "vpc_id", "default_security_group_id"),
      arn: "arn:{partition}:ec2:{region}:{account}:security-group/{id}",
      name: "default",
      name_prefix: "",
      description: "default VPC security group",
      ...OWNER,
    }),
    references: { vpc_id: inside(VPC) },
  },
  aws_vpc_security_group_ingress_rule: RULE,
  aws_vpc_security_group_egress_rule: RULE,
  aws_security_group_rule: {
    computed: { id: "sgrule-{digits:10}", security_group_rule_id: "sgr-{hex:17}" },
    references: {
      security_group_id: inside(SECURITY_GROUP),
      source_security_group_id: SECURITY_GROUP,
    },
  },
  aws_vpc_security_group_rules: {
    answers: (request) => {
      const wanted = filterValues(request, "group-id");
      const ids = objectsHere(request, ...RULES)
        .filter(({ attributes }) => wanted.includes(textOf(at(attributes, "security_group_id")) ?? ""))
        .map(({ attributes }) => at(attributes, "security_group_rule_id"));
      return { id: request.context.region ?? "", ids };
    },
  },
  aws_vpc_security_group_rule: {
    answers: (request) => {
      const id = textOf(at(request.config, "security_group_rule_id"));
      const rule = objectsHere(request, ...RULES).find(
        ({ attributes }) => at(attributes, "security_group_rule_id") === id,
      );
      return found(rule, `security group rule ${id}`, ({ type, attributes }) => ({
        ...attributes,
        is_egress: type.includes("egress"),
        tags: at(attributes, "tags_all"),
      }));
    },
  },
  aws_security_groups: { lists: "aws_security_group" },
};
