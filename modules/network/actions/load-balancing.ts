import { type Call, inRegion, linkedRole, rows } from "../../iam/deploy-row";

/** Load balancers are described in whole lists. */
const balancing = (...actions: string[]): Call =>
  inRegion("elasticloadbalancing:Describe*", ...actions.map((action) => `elasticloadbalancing:${action}`));

/** Network load balancers in front of services that others reach privately. */
export const LOAD_BALANCING_ROWS = rows(["network"], {
  aws_lb: [
    linkedRole("elasticloadbalancing.amazonaws.com"),
    balancing(
      "AddTags",
      "CreateLoadBalancer",
      "DeleteLoadBalancer",
      "ModifyLoadBalancerAttributes",
      "RemoveTags",
      "SetSecurityGroups",
      "SetSubnets",
    ),
  ],
  aws_lb_listener: [
    balancing(
      "AddTags",
      "CreateListener",
      "DeleteListener",
      "ModifyListener",
      "ModifyListenerAttributes",
      "RemoveTags",
    ),
  ],
  aws_lb_target_group: [
    balancing(
      "AddTags",
      "CreateTargetGroup",
      "DeleteTargetGroup",
      "ModifyTargetGroup",
      "ModifyTargetGroupAttributes",
      "RemoveTags",
    ),
  ],
  aws_lb_target_group_attachment: [balancing("DeregisterTargets", "RegisterTargets")],
});
