import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import type { IotCoreModel } from "../../../config/kinds/data-services/iot-core";
import { configured } from "../../configured";
import { policyDocument } from "../../iam/policy-document";
import { serviceTrust } from "../../iam/service-trust";
import type { KeyArn } from "../../kms/key-arn";
import type { Place } from "../../place";
import { CountedLog } from "../counted-log";
import { ruleStatements } from "./policies";

export interface RuleRoleProps {
  readonly entry: IotCoreModel;
  /** Keys that encrypt streams and zones. */
  readonly keyArn: KeyArn;
  /** ARN of the key of logs. */
  readonly logKeyArn: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
  /** Keeps the log from being destroyed with the rules. */
  readonly preventDestroy: boolean;
}

/** Messages that could not be handed on; AWS counts them by sorts of actions alone. */
export const failuresMetric = (name: string) => ({ namespace: "Lakehouse/IoT", name: `${name}-failures` });

/** The role that rules hand messages on with, and the log of those that they could not. */
export class RuleRole extends Construct {
  readonly arn: string;
  /** The same, known before the role is there: for expressions that AWS IoT evaluates, in which no reference may stand. */
  readonly knownArn: string;
  /** What has to be there before the role is used. */
  readonly policy: IamRolePolicy;
  /** Name of the log's group; empty where failures go into a zone. */
  readonly errorLogName: string;

  constructor(scope: Construct, id: string, { entry, keyArn, place, tags, ...props }: RuleRoleProps) {
    super(scope, id);
    const { errors } = entry;
    const role = new IamRole(this, "Resource", {
      name: entry.role.name,
      description: `Hands on the messages of devices of ${entry.name}`,
      assumeRolePolicy: policyDocument(serviceTrust("iot.amazonaws.com", place)),
      tags: { ...tags },
    });
    this.policy = new IamRolePolicy(this, "policy", {
      name: "messages",
      role: role.name,
      policy: policyDocument(ruleStatements({ entry, keyArn, place })),
    });
    this.arn = role.arn;
    this.knownArn = entry.role.arn;
    this.errorLogName = errors.mode === "log" ? this.log(entry.name, errors, { ...props, tags }) : "";
  }

  private log(
    name: string,
    { logGroupName, retentionDays }: Extract<IotCoreModel["errors"], { mode: "log" }>,
    { logKeyArn, tags, preventDestroy }: Pick<RuleRoleProps, "logKeyArn" | "tags" | "preventDestroy">,
  ): string {
    const log = new CountedLog(
      this,
      "failures",
      { logGroupName, kmsKeyArn: logKeyArn, retentionDays, tags, preventDestroy },
      // Each event is a message that failed.
      { id: "failures", pattern: "", metric: failuresMetric(name) },
    );
    return configured(log, ".errors").logGroupName;
  }
}
