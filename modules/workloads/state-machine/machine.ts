import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { SfnStateMachine } from "@cdktf/provider-aws/lib/sfn-state-machine";
import { Construct } from "constructs";
import type { StateMachineModel } from "../../../config/kinds/workloads/state-machine";
import type { Protection } from "../../../config/model";
import { configured } from "../../configured";
import { DatabricksConnection } from "../../events/databricks-connection";
import { serviceTrust } from "../../events/policies";
import { Schedule } from "../../events/schedule";
import { policyDocument } from "../../iam/policy-document";
import type { Place } from "../../place";
import { definitionOf } from "./definition";
import { machineStatements, startStatement } from "./policies";

export interface MachineProps {
  readonly machine: StateMachineModel;
  readonly workspaceUrl: string;
  /** Key of a job → its id. */
  readonly jobId: (key: string) => string;
  /** Application (client) id of the service principal that AWS signs in as. */
  readonly applicationId: string;
  /** ARN of the key of its schedule's queue. */
  readonly dataKeyArn: string;
  readonly logKeyArn: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
  readonly protection: Protection;
}

/** A state machine with its role, its log, its connection to Databricks, and what starts it at set times. */
export class Machine extends Construct {
  readonly machineArn: string;

  constructor(scope: Construct, id: string, props: MachineProps) {
    super(scope, id);
    const { machine, workspaceUrl, place, tags } = props;
    const connection = configured(
      new DatabricksConnection(this, "connection", {
        name: machine.name,
        workspaceUrl,
        applicationId: props.applicationId,
      }),
      ".startsAs",
    );
    const { connectionArn, secretArn } = connection;
    const log = configured(
      new CloudwatchLogGroup(this, "log", {
        name: machine.logGroupName,
        kmsKeyId: props.logKeyArn,
        retentionInDays: machine.log.retentionDays,
        tags: { ...tags },
        lifecycle: { preventDestroy: props.protection.preventDestroy },
      }),
      ".log",
    );
    const role = new IamRole(this, "role", {
      name: machine.role.name,
      description: `Works for the state machine ${machine.name}`,
      assumeRolePolicy: policyDocument(serviceTrust("states.amazonaws.com", machine.arn, place)),
      tags: { ...tags },
    });
    const policy = new IamRolePolicy(this, "policy", {
      name: "state-machine",
      role: role.name,
      policy: policyDocument(machineStatements({ machine, workspaceUrl, connectionArn, secretArn })),
    });
    const made = new SfnStateMachine(this, "Resource", {
      name: machine.name,
      type: "STANDARD",
      roleArn: role.arn,
      definition: definitionOf(machine, { workspaceUrl, connectionArn, jobId: props.jobId }),
      loggingConfiguration: {
        level: machine.log.level,
        includeExecutionData: machine.log.includeData,
        logDestination: `${log.arn}:*`,
      },
      tracingConfiguration: { enabled: true },
      tags: { ...tags },
      dependsOn: [policy],
    });
    this.machineArn = made.arn;
    const { schedule, timer } = machine;
    if (schedule === undefined || timer === undefined) return;
    configured(
      new Schedule(this, "schedule", {
        model: timer,
        schedule,
        target: { arn: made.arn, input: JSON.stringify({ scheduledTime: "<aws.scheduler.scheduled-time>" }) },
        starts: startStatement(machine.arn),
        kmsKeyArn: props.dataKeyArn,
        place,
        tags,
      }),
      ".schedule",
    );
  }
}
