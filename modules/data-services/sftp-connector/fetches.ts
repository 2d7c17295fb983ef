import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { SchedulerSchedule } from "@cdktf/provider-aws/lib/scheduler-schedule";
import { SchedulerScheduleGroup } from "@cdktf/provider-aws/lib/scheduler-schedule-group";
import { Construct } from "constructs";
import type { SftpConnectorModel } from "../../../config/kinds/data-services/sftp-connector";
import { configured } from "../../configured";
import { serviceTrust } from "../../events/policies";
import { policyDocument } from "../../iam/policy-document";
import type { Place } from "../../place";
import { startStatement } from "./policies";

export interface FetchesProps {
  readonly connector: SftpConnectorModel;
  readonly connectorId: string;
  readonly connectorArn: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
}

/** Once begun, a transfer goes on by itself; only its beginning is tried again. */
const RETRIES = { maximumRetryAttempts: 5, maximumEventAgeInSeconds: 3600 } as const;

/** What starts transfers at set times. */
export class Fetches extends Construct {
  constructor(scope: Construct, id: string, props: FetchesProps) {
    super(scope, id);
    const { connector, connectorId, place, tags } = props;
    const group = new SchedulerScheduleGroup(this, "group", { name: connector.groupName, tags: { ...tags } });
    const role = new IamRole(this, "role", {
      name: connector.scheduleRole.name,
      description: `Starts transfers of ${connector.name}`,
      assumeRolePolicy: policyDocument(serviceTrust("scheduler.amazonaws.com", connector.groupArn, place)),
      tags: { ...tags },
    });
    const policy = new IamRolePolicy(this, "policy", {
      name: "start",
      role: role.name,
      policy: policyDocument([startStatement(props.connectorArn)]),
    });
    for (const [name, fetch] of Object.entries(connector.fetch)) {
      const made = new SchedulerSchedule(this, `fetch-${name}`, {
        name,
        groupName: group.name,
        description: `Fetches ${name} from ${connector.url}`,
        scheduleExpression: fetch.expression,
        scheduleExpressionTimezone: fetch.timezone,
        state: fetch.paused ? "DISABLED" : "ENABLED",
        flexibleTimeWindow: { mode: "OFF" },
        target: {
          arn: `arn:${place.partition}:scheduler:::aws-sdk:transfer:startFileTransfer`,
          roleArn: role.arn,
          input: JSON.stringify({
            ConnectorId: connectorId,
            RetrieveFilePaths: fetch.files,
            LocalDirectoryPath: `/${connector.bucket}/${fetch.folder}`,
          }),
          retryPolicy: { ...RETRIES },
        },
        dependsOn: [policy],
      });
      configured(made, `.fetch.${name}`);
    }
  }
}
