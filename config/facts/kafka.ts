import { fact } from "./fact";
import type { Ports } from "./ports";

const one = (port: number): Ports => ({ from: port, to: port });

/** TCP ports of brokers of Amazon MSK, by how a client signs in. All speak TLS. */
export const BROKER_PORTS = fact({
  value: {
    /** IAM. */
    iam: one(9098),
    /** User name and password, SASL/SCRAM. */
    scram: one(9096),
    /** Certificates of clients. */
    tls: one(9094),
    /** Through a managed VPC connection, however a client signs in. */
    vpcConnection: { from: 14001, to: 14100 },
  },
  source: 'Amazon MSK developer guide, "Port information", and "Multi-VPC private connectivity"',
  asOf: "2026-11",
});

/** Versions of Apache Kafka that a new cluster can have; `.kraft` keeps its metadata without ZooKeeper. */
export const KAFKA_VERSIONS = fact({
  value: ["3.7.x", "3.7.x.kraft", "3.8.x", "3.8.x.kraft", "3.9.x", "3.9.x.kraft", "4.0.x.kraft"],
  source: 'Amazon MSK developer guide, "Supported Apache Kafka versions"; 3.6 and older have an end of support',
  asOf: "2026-11",
} as const);

/** Standard brokers. Express brokers, `express.…`, keep their data elsewhere and take other settings. */
export const BROKER_TYPES = fact({
  value: [
    "kafka.t3.small",
    "kafka.m5.large",
    "kafka.m5.xlarge",
    "kafka.m5.2xlarge",
    "kafka.m5.4xlarge",
    "kafka.m5.8xlarge",
    "kafka.m5.12xlarge",
    "kafka.m5.16xlarge",
    "kafka.m5.24xlarge",
    "kafka.m7g.large",
    "kafka.m7g.xlarge",
    "kafka.m7g.2xlarge",
    "kafka.m7g.4xlarge",
    "kafka.m7g.8xlarge",
    "kafka.m7g.12xlarge",
    "kafka.m7g.16xlarge",
  ],
  source: 'Amazon MSK developer guide, "Broker types"',
  asOf: "2026-11",
} as const);
