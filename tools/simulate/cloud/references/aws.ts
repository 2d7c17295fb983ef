import { on, type Reference } from "./reference";

const VPC = { targets: ["aws_vpc"], attribute: "id", blocksDelete: "DependencyViolation" };

/** AWS. Sources: the services' API references; `DependencyViolation` of EC2. */
export const AWS_REFERENCES: readonly Reference[] = [
  ...on("aws_subnet", { vpc_id: VPC }),
  ...on("aws_security_group", { vpc_id: VPC }),
];
