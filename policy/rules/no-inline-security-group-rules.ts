import { resourcesOf } from "../../emitted/resources";
import type { Rule } from "../rule";

export const noInlineSecurityGroupRules: Rule = {
  id: "no-inline-security-group-rules",
  description:
    "Rules of a security group are resources of their own. Inline lists, even empty ones, remove every rule that is not in them, such as those that another resource or Databricks added.",
  waive: "never",
  check: ({ json }) =>
    resourcesOf(json, "aws_security_group").flatMap(({ address, args }) => {
      const inline = ["ingress", "egress"].filter((direction) => (args[direction] ?? null) !== null);
      return inline.length === 0
        ? []
        : {
            address,
            message: `the security group has inline ${inline.join(" and ")} rules`,
            fix: "write one aws_vpc_security_group_ingress_rule or aws_vpc_security_group_egress_rule per rule",
          };
    }),
};
