import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import type { CreatedStream, Producer } from "../../../config/kinds/data-services/kinesis-stream";
import { policyDocument } from "../../iam/policy-document";
import type { Place } from "../../place";
import { producerStatements, producerTrust } from "./policies";

export interface ProducerRoleProps {
  readonly producer: Producer;
  readonly stream: Pick<CreatedStream, "name" | "arn">;
  /** ARN of the key that encrypts the stream. */
  readonly kmsKeyArn: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
}

/** A role that writes into one stream. */
export class ProducerRole extends Construct {
  constructor(scope: Construct, id: string, { producer, stream, kmsKeyArn, place, tags }: ProducerRoleProps) {
    super(scope, id);
    const role = new IamRole(this, "role", {
      name: producer.roleName,
      description: `Writes to the stream ${stream.name}`,
      assumeRolePolicy: policyDocument(producerTrust(producer, place)),
      tags: { ...tags },
    });
    new IamRolePolicy(this, "policy", {
      name: "stream",
      role: role.name,
      policy: policyDocument(producerStatements(stream.arn, kmsKeyArn, place)),
    });
  }
}
