import type { DeployActions } from "./scope";

/** Load balancers are described in whole lists. */
const balancing = (...actions: string[]): DeployActions => ({
  region: ["elasticloadbalancing:Describe*", ...actions.map((action) => `elasticloadbalancing:${action}`)],
});

/** Network load balancers in front of services that others reach privately. */
export const LOAD_BALANCING_ACTIONS = {
  aws_lb: {
    // The role that the service makes for itself in an account, the first time that it is used.
    "service-linked-roles": ["iam:CreateServiceLinkedRole"],
    ...balancing(
      "AddTags",
      "CreateLoadBalancer",
      "DeleteLoadBalancer",
      "ModifyLoadBalancerAttributes",
      "RemoveTags",
      "SetSecurityGroups",
      "SetSubnets",
    ),
  },
  aws_lb_listener: balancing(
    "AddTags",
    "CreateListener",
    "DeleteListener",
    "ModifyListener",
    "ModifyListenerAttributes",
    "RemoveTags",
  ),
  aws_lb_target_group: balancing(
    "AddTags",
    "CreateTargetGroup",
    "DeleteTargetGroup",
    "ModifyTargetGroup",
    "ModifyTargetGroupAttributes",
    "RemoveTags",
  ),
  aws_lb_target_group_attachment: balancing("DeregisterTargets", "RegisterTargets"),
} satisfies Readonly<Record<string, DeployActions>>;
