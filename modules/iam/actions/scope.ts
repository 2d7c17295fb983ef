/** What an action of a deploy role applies to; `deploy-policy.ts` says which ARNs that is. */
export type DeployScope =
  | "assumed-roles"
  | "buckets"
  | "emptied-buckets"
  | "roles"
  | "bounded-roles"
  | "flow-log-roles"
  | "log-groups"
  | "topics"
  | "event-rules"
  | "alarms"
  | "dashboards"
  | "budgets"
  | "firewalls"
  | "hosted-zones"
  | "service-linked-roles"
  | "keys"
  | "policies"
  | "oidc-providers"
  | "global"
  | "region";

export type DeployActions = Partial<Readonly<Record<DeployScope, readonly string[]>>>;

/** Verbs of actions that change nothing; AWS names them so, and a test compares with its reference. */
const READS = /:(Describe|Get|List|Search|View)/;

/** Whether an action only reads how something is set up. */
export const isRead = (action: string): boolean => READS.test(action);

/** Tagging and describing in EC2; everything there is described in whole lists. */
export const ec2 = (...actions: string[]): DeployActions => ({
  region: ["ec2:CreateTags", "ec2:DeleteTags", "ec2:Describe*", ...actions.map((action) => `ec2:${action}`)],
});
