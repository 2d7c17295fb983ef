import type { DeployActions } from "./scope";

const LOOKED_UP: DeployActions = { region: ["ec2:Describe*"] };

/** Data sources: what is looked up. */
export const LOOKUP_ACTIONS = {
  // Without the lists of accounts, which Terraform asks for too: it does without them where they are refused.
  "data.aws_organizations_organization": { global: ["organizations:DescribeOrganization"] },
  "data.aws_route_table": LOOKED_UP,
  "data.aws_route_tables": LOOKED_UP,
  "data.aws_security_group": LOOKED_UP,
  "data.aws_subnet": LOOKED_UP,
  "data.aws_vpc": LOOKED_UP,
  "data.aws_vpc_endpoint": LOOKED_UP,
  "data.aws_vpc_security_group_rule": LOOKED_UP,
  "data.aws_vpc_security_group_rules": LOOKED_UP,
} satisfies Readonly<Record<string, DeployActions>>;
