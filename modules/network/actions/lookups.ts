import { inRegion, rows } from "../../iam/deploy-row";

const LOOKED_UP = [inRegion("ec2:Describe*")];

/** Data sources: what is looked up. */
export const LOOKUP_ROWS = [
  ...rows(["network"], {
    "data.aws_route_table": LOOKED_UP,
    "data.aws_route_tables": LOOKED_UP,
    "data.aws_security_group": LOOKED_UP,
    "data.aws_subnet": LOOKED_UP,
    "data.aws_vpc": LOOKED_UP,
    "data.aws_vpc_security_group_rule": LOOKED_UP,
    "data.aws_vpc_security_group_rules": LOOKED_UP,
  }),
  ...rows(["network", "workspace"], { "data.aws_vpc_endpoint": LOOKED_UP }),
];
