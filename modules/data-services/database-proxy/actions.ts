import { accessedBy, type CeilingPlace } from "../../iam/ceiling";
import { arn, inRegion, linkedRole, on, passTo, rows } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";
import type { Statement } from "../../iam/policy-document";
import { openedSecrets } from "../opened-secrets";

/** By ids that AWS gives. */
const PROXY = arn("rds", "db-proxy:*");
const TARGETS = arn("rds", "target-group:*");
/** Databases that are there already have any name. */
const DATABASES = [arn("rds", "db:*"), arn("rds", "cluster:*")];
const REGISTER = ["rds:DeregisterDBProxyTargets", "rds:RegisterDBProxyTargets"];

/** The most that the roles of proxies need: secrets, and users of databases that they come in as. */
function ceiling(place: CeilingPlace): Statement[] {
  const users = accessedBy(place, "sign-in-to-database");
  return [
    ...openedSecrets(place),
    ...(users.length === 0
      ? []
      : [{ Sid: "UsersOfDatabases", Effect: "Allow" as const, Action: "rds-db:connect", Resource: users }]),
  ];
}

/** Proxies of databases. Source: service authorization reference, "Amazon RDS". */
export const DATABASE_PROXY_ACTIONS: KindActions = {
  rows: rows(["data-services"], {
    aws_db_proxy: [
      inRegion("rds:CreateDBProxy", "rds:DescribeDBProxies"),
      on(
        PROXY,
        "rds:AddTagsToResource",
        "rds:DeleteDBProxy",
        "rds:ListTagsForResource",
        "rds:ModifyDBProxy",
        "rds:RemoveTagsFromResource",
      ),
      passTo("rds.amazonaws.com"),
      linkedRole("rds.amazonaws.com"),
    ],
    aws_db_proxy_default_target_group: [
      inRegion("rds:DescribeDBProxyTargetGroups"),
      on(TARGETS, "rds:ModifyDBProxyTargetGroup"),
    ],
    aws_db_proxy_target: [
      inRegion("rds:DescribeDBProxyTargets"),
      ...[TARGETS, ...DATABASES].map((one) => on(one, ...REGISTER)),
    ],
  }),
  ceiling: { layer: "data-services", statements: ceiling },
};
