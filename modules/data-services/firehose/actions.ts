import { accessedBy, keysAccessedBy } from "../../iam/ceiling";
import { arn, KEY_GRANTED, KEY_LOOKED_AT, on, passTo, rows } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";
import { dataKeyThrough, keysOfOthers, writtenLogs } from "../ceilings";
import { deliveredFiles } from "../delivered-files";
import { ADD_TO_TABLE, GRANTED_FILES, PUT, READ_STREAM } from "./policies";

const STREAM = arn("firehose", "deliverystream/{prefix}-*");

/** Delivery streams and the log of what failed. Source: service authorization reference, "Amazon Kinesis Firehose". */
export const FIREHOSE_ACTIONS: KindActions = {
  rows: rows(["data-services"], {
    aws_cloudwatch_log_stream: [
      on(arn("logs", "log-group:{logGroup}:log-stream:*"), "logs:CreateLogStream", "logs:DeleteLogStream"),
      on([arn("logs", "log-group:{logGroup}"), arn("logs", "log-group:{logGroup}:*")], "logs:DescribeLogStreams"),
    ],
    aws_kinesis_firehose_delivery_stream: [
      on(
        STREAM,
        "firehose:CreateDeliveryStream",
        "firehose:DeleteDeliveryStream",
        "firehose:DescribeDeliveryStream",
        "firehose:ListTagsForDeliveryStream",
        "firehose:StartDeliveryStreamEncryption",
        "firehose:StopDeliveryStreamEncryption",
        "firehose:TagDeliveryStream",
        "firehose:UntagDeliveryStream",
        "firehose:UpdateDestination",
      ),
      KEY_LOOKED_AT,
      KEY_GRANTED,
      passTo("firehose.amazonaws.com"),
    ],
  }),
  ceiling: {
    layer: "data-services",
    statements: (place) => {
      const { partition, accountId, region, prefix } = place;
      // Those alone: who may change the policies of the layer's roles reads no other stream with them.
      const streams = accessedBy(place, "read-stream");
      const tables = accessedBy(place, "fill-table");
      const inRegion = (service: string, resource: string) =>
        `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
      return [
        ...deliveredFiles(place),
        {
          Sid: "PutIntoDeliveryStreams",
          Effect: "Allow",
          Action: PUT,
          Resource: inRegion("firehose", `deliverystream/${prefix}-*`),
        },
        writtenLogs(place),
        ...(tables.length === 0
          ? []
          : [
              { Sid: "TablesOfIceberg", Effect: "Allow" as const, Action: ADD_TO_TABLE, Resource: tables },
              { Sid: "GrantedFiles", Effect: "Allow" as const, Action: GRANTED_FILES, Resource: "*" },
            ]),
        ...(streams.length === 0
          ? []
          : [
              {
                Sid: "DeliveredStreams",
                Effect: "Allow" as const,
                Action: READ_STREAM,
                Resource: streams,
              },
              dataKeyThrough(place, "kinesis"),
              ...keysOfOthers(
                "KeysOfDeliveredStreams",
                place,
                "kinesis",
                "kms:Decrypt",
                keysAccessedBy(place, "read-stream"),
              ),
            ]),
      ];
    },
  },
};
