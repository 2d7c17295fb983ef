import type { Statement } from "../../iam/policy-document";
import type { Place } from "../../place";

/** Only RDS may take the role, for databases of this account whose names start so. Source: RDS user guide, "Preventing cross-service confused deputy problems". */
export function monitoringTrust({ partition, region, accountId }: Place, name: string): Statement[] {
  return [
    {
      Sid: "MeasuredDatabase",
      Effect: "Allow",
      Principal: { Service: "monitoring.rds.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: {
        StringEquals: { "aws:SourceAccount": accountId },
        ArnLike: { "aws:SourceArn": `arn:${partition}:rds:${region}:${accountId}:db:${name}*` },
      },
    },
  ];
}

const measurements = ({ partition, region, accountId }: Place): string =>
  `arn:${partition}:logs:${region}:${accountId}:log-group:RDSOSMetrics`;

/** The most that roles need who write measurements of the operating system: the actions below, on all of the group; a boundary has little room. */
export const monitoringCeiling = (place: Place): Statement => ({
  Sid: "Measurements",
  Effect: "Allow",
  Action: monitoringStatements(place).flatMap(({ Action }) => Action),
  Resource: `${measurements(place)}*`,
});

/**
 * Measurements of the operating system go to the group RDSOSMetrics, which the databases of an account share. Source:
 * the managed policy AmazonRDSEnhancedMonitoringRole, of which only what concerns that group is here.
 */
export function monitoringStatements(place: Place): Statement[] {
  const group = measurements(place);
  return [
    {
      Sid: "GroupOfMeasurements",
      Effect: "Allow",
      Action: ["logs:CreateLogGroup", "logs:PutRetentionPolicy"],
      Resource: [group, `${group}:*`],
    },
    {
      Sid: "Measurements",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:GetLogEvents", "logs:PutLogEvents"],
      Resource: [`${group}:*`, `${group}:log-stream:*`],
    },
  ];
}
