import { at, type ObjectValue } from "../../schema/value";
import { pendingDeletion } from "../aws/pending-deletion";
import { slotOf, uniquesOf } from "../uniques";
import { AWS_CONNECTIONS } from "./aws-connections";
import { AWS_DELIVERIES } from "./aws-deliveries";
import { AWS_LOG_GROUPS } from "./aws-log-groups";
import type { EffectsByType, Happened } from "./effects";
import { makeByService } from "./made-by-service";

/** What EC2 makes with a VPC: a security group, a route table, an access-control list. */
function withVpc(happened: Happened): void {
  const { object } = happened;
  const { attributes } = object;
  const made = (type: string, from: string, more: ObjectValue) =>
    makeByService(
      happened,
      type,
      {
        id: at(attributes, from),
        vpc_id: at(attributes, "id"),
        owner_id: at(attributes, "owner_id"),
        region: at(attributes, "region"),
        ...more,
      },
      { along: object },
    );
  made("aws_security_group", "default_security_group_id", {
    name: "default",
    description: "default VPC security group",
  });
  made("aws_route_table", "main_route_table_id", {});
  made("aws_network_acl", "default_network_acl_id", {});
}

function withTransitGateway(happened: Happened): void {
  const { object } = happened;
  const id = at(object.attributes, "association_default_route_table_id");
  const gateway = at(object.attributes, "id");
  makeByService(
    happened,
    "aws_ec2_transit_gateway_route_table",
    { id, transit_gateway_id: gateway },
    { along: object },
  );
}

/** A name that the service keeps for some days after a deletion. */
function keepName({ object, store }: Happened): void {
  if (Number(at(object.attributes, "recovery_window_in_days") ?? 30) === 0) return;
  for (const row of uniquesOf(object.type)) {
    const slot = slotOf(row, object, object.attributes);
    if (slot !== undefined) store.take(slot);
  }
}

/** Services that make their service-linked role when they are first used. It stays. */
const LINKED_ROLES: Readonly<Record<string, string>> = {
  aws_accessanalyzer_analyzer: "access-analyzer",
  aws_db_instance: "rds",
  aws_ec2_transit_gateway_vpc_attachment: "transitgateway",
  aws_guardduty_detector: "guardduty",
  aws_lb: "elasticloadbalancing",
  aws_macie2_account: "macie",
  aws_msk_cluster: "kafka",
  aws_networkfirewall_firewall: "network-firewall",
  aws_rds_cluster: "rds",
  aws_securityhub_account: "securityhub",
  aws_vpn_connection: "s2svpn",
};

function linkedRole(service: string) {
  return (happened: Happened): void => {
    const name = `${service}.amazonaws.com`;
    const { store, object } = happened;
    const exists = store
      .ofType("aws_iam_service_linked_role")
      .some(({ attributes, account }) => attributes.aws_service_name === name && account === object.account);
    if (!exists) {
      makeByService(happened, "aws_iam_service_linked_role", { aws_service_name: name, id: name }, { global: true });
    }
  };
}

const LIFE: EffectsByType = {
  aws_vpc: { created: withVpc },
  aws_ec2_transit_gateway: { created: withTransitGateway },
  aws_secretsmanager_secret: { deleted: keepName },
  aws_kms_key: { deleted: ({ object, store }) => store.take(pendingDeletion(object.attributes)) },
  aws_kms_replica_key: { deleted: ({ object, store }) => store.take(pendingDeletion(object.attributes)) },
};

const ROLES: EffectsByType = Object.fromEntries(
  Object.entries(LINKED_ROLES).map(([type, service]) => [type, { created: linkedRole(service) }]),
);

/** AWS: what the services do by themselves. */
export const AWS_EFFECTS: readonly EffectsByType[] = [LIFE, ROLES, AWS_CONNECTIONS, AWS_DELIVERIES, AWS_LOG_GROUPS];
