import { arn, ec2, inRegion, linkedRole, on, passTo, rows, when } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";
import { LOG_DELIVERY } from "../../network/actions/log-delivery";
import { openedSecrets } from "../opened-secrets";
import { CALLED_ON_CLUSTERS } from "./policies";

/** Name, and an id that AWS adds. */
const CONNECTOR = arn("kafkaconnect", "connector/{prefix}-*/*");
/** A change of a connector, which Terraform waits for. */
const OPERATION = arn("kafkaconnect", "connector-operation/{prefix}-*/*/*");
const PLUGIN = arn("kafkaconnect", "custom-plugin/{prefix}-*/*");
const WORKERS = arn("kafkaconnect", "worker-configuration/{prefix}-*/*");
const TAGS = ["kafkaconnect:ListTagsForResource", "kafkaconnect:TagResource", "kafkaconnect:UntagResource"];

/** Connectors with their plugins and workers. Source: service authorization reference, "Amazon Managed Streaming for Kafka Connect". */
export const MSK_CONNECTOR_ACTIONS: KindActions = {
  rows: rows(["data-services"], {
    aws_mskconnect_connector: [
      // AWS knows nothing narrower for these.
      inRegion("kafkaconnect:CreateConnector", ...LOG_DELIVERY),
      on(
        CONNECTOR,
        "kafkaconnect:DeleteConnector",
        "kafkaconnect:DescribeConnector",
        "kafkaconnect:UpdateConnector",
        ...TAGS,
      ),
      on(OPERATION, "kafkaconnect:DescribeConnectorOperation"),
      // Workers have network interfaces, made with the rights of the caller.
      ec2("CreateNetworkInterface"),
      passTo("kafkaconnect.amazonaws.com"),
      linkedRole("kafkaconnect.amazonaws.com"),
    ],
    aws_mskconnect_custom_plugin: [
      inRegion("kafkaconnect:CreateCustomPlugin"),
      on(PLUGIN, "kafkaconnect:DeleteCustomPlugin", "kafkaconnect:DescribeCustomPlugin", ...TAGS),
      // MSK Connect fetches the archive in the name of the caller, who does not read it otherwise.
      when(
        { Bool: { "aws:ViaAWSService": "true" }, StringEquals: { "aws:ResourceAccount": "{account}" } },
        on("arn:{partition}:s3:::*/*", "s3:GetObject", "s3:GetObjectVersion"),
      ),
    ],
    aws_mskconnect_worker_configuration: [
      inRegion("kafkaconnect:CreateWorkerConfiguration"),
      on(WORKERS, "kafkaconnect:DeleteWorkerConfiguration", "kafkaconnect:DescribeWorkerConfiguration", ...TAGS),
    ],
  }),
  ceiling: {
    layer: "data-services",
    statements: (place) => [
      {
        Sid: "TopicsOfClusters",
        Effect: "Allow",
        Action: CALLED_ON_CLUSTERS,
        // Clusters, topics and groups.
        Resource: `arn:${place.partition}:kafka:${place.region}:${place.accountId}:*/${place.prefix}-*/*`,
      },
      ...openedSecrets(place),
    ],
  },
};
