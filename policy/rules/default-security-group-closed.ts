import { attachedTo, blocks, resourcesOf } from "../../emitted/resources";
import type { Rule } from "../rule";

export const defaultSecurityGroupClosed: Rule = {
  id: "default-security-group-closed",
  description:
    "The default security group of every VPC has no rules. AWS creates it open between its members, and it is what a network interface gets if nobody chooses.",
  waive: "never",
  check: ({ json }) =>
    resourcesOf(json, "aws_vpc").flatMap(({ address }) => {
      const found = attachedTo(json, address, "aws_default_security_group", "vpc_id");
      if (found.length === 0) {
        return {
          address,
          message: "the VPC's default security group is not managed, so it is as open as AWS made it",
          fix: "add an aws_default_security_group with the VPC's id and without rules",
        };
      }
      return found
        .filter(({ args }) => blocks(args.ingress).length > 0 || blocks(args.egress).length > 0)
        .map((group) => ({
          address: group.address,
          message: "the default security group has rules",
          fix: "remove its ingress and egress, and give what needs rules a security group of its own",
        }));
    }),
};
