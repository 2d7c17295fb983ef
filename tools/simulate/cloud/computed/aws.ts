import type { Computed } from "./index";

/** AWS: type → what the service decides. */
export const AWS_COMPUTED: Readonly<Record<string, Computed>> = {
  aws_vpc: ({ seed, context }) => {
    const id = `vpc-${seed}`;
    return {
      id,
      arn: `arn:aws:ec2:${context.region}:${context.accountId}:vpc/${id}`,
      owner_id: context.accountId ?? "",
    };
  },
};
