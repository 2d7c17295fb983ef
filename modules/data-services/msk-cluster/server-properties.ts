import type { ProvisionedCluster } from "../../../config/kinds/data-services/msk-cluster";

/** Copies of a record that Kafka keeps at most here. */
const MOST_COPIES = 3;

/**
 * Properties of the brokers: those of the project, and over them what is written. A record is in every zone, is taken once
 * all copies but one have it, and no broker leads that has not all records. Who signs in without a role may do nothing that
 * no ACL of Kafka says, where Amazon's default is everything. Source: Amazon MSK, "Best practices" and "Apache Kafka ACLs".
 * @param zones availability zones that the brokers are in
 */
export function serverProperties({ properties }: Pick<ProvisionedCluster, "properties">, zones: number): string {
  const copies = Math.min(zones, MOST_COPIES);
  const all: Readonly<Record<string, string>> = {
    "allow.everyone.if.no.acl.found": "false",
    "auto.create.topics.enable": "false",
    "default.replication.factor": String(copies),
    "min.insync.replicas": String(copies - 1),
    "unclean.leader.election.enable": "false",
    ...properties,
  };
  return Object.entries(all)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}\n`)
    .join("");
}
