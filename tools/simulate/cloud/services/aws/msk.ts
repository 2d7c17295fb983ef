import { byArn, setting } from "../../computed/aws-rows";
import type { Made, Row } from "../../computed/aws-template";
import { inPlace } from "../../uniques/aws";
import type { Service } from "../service";

/** Amazon MSK. */
export const msk: Service = {
  aws_msk_cluster: {
    computed: kafka("cluster/{cluster_name}/{cluster_uuid}", [9092, 9094, 9096, 9098]),
    unique: [inPlace("ConflictException", "cluster_name")],
    lookup: ["cluster_name"],
    linkedRole: "kafka",
  },
  aws_msk_serverless_cluster: { computed: kafka("cluster/{cluster_name}/{cluster_uuid}", [9098]) },
  aws_msk_configuration: { computed: byArn("kafka", "configuration/{name}/{uuid}-1", { latest_revision: 1 }) },
  aws_msk_cluster_policy: { computed: { id: "{cluster_arn}", current_version: "K3P5ROKL5A1OLE" } },
  aws_msk_vpc_connection: { computed: byArn("kafka", "vpc-connection/{account}/{base36:8}/{uuid}-1") },
  aws_msk_scram_secret_association: { computed: setting("cluster_arn") },
};

/** A cluster with one broker list per way of signing in, as far as the type has an attribute for it. */
function kafka(resource: string, ports: readonly number[]): Row {
  const lists: Readonly<Record<number, string>> = {
    9092: "bootstrap_brokers",
    9094: "bootstrap_brokers_tls",
    9096: "bootstrap_brokers_sasl_scram",
    9098: "bootstrap_brokers_sasl_iam",
  };
  const brokers = ports.map((port) => [
    lists[port] ?? "",
    (made: Made) =>
      [1, 2, 3].map((n) => made.fill(`b-${n}.{cluster_name}.{base36:6}.c1.kafka.{region}.{suffix}:${port}`)).join(","),
  ]);
  return {
    cluster_uuid: "{uuid}-1",
    arn: `arn:{partition}:kafka:{region}:{account}:${resource}`,
    id: "{arn}",
    current_version: "K3P5ROKL5A1OLE",
    ...Object.fromEntries(brokers),
  };
}
