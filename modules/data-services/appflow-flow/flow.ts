import { AppflowFlow } from "@cdktf/provider-aws/lib/appflow-flow";
import { Construct } from "constructs";
import type { AppflowModel } from "../../../config/kinds/data-services/appflow-flow";
import { outputOf, triggerOf } from "./destination";
import { sourceOf } from "./source";
import { tasksOf } from "./tasks";

export interface FlowProps {
  readonly entry: AppflowModel;
  /** Name of the connector profile; a reference where it is made here. */
  readonly profileName: string;
  /** Name of the zone's bucket; a reference to it with its policy, which AppFlow tries when the flow is made. */
  readonly bucketName: string;
  /** ARN of the key that encrypts what AppFlow keeps of the flow. */
  readonly dataKeyArn: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** A flow into a folder of a zone. */
export class Flow extends Construct {
  readonly flowName: string;
  readonly flowArn: string;

  constructor(scope: Construct, id: string, { entry, profileName, bucketName, dataKeyArn, tags }: FlowProps) {
    super(scope, id);
    const made = new AppflowFlow(this, "Resource", {
      name: entry.name,
      ...(entry.description !== undefined && { description: entry.description }),
      kmsArn: dataKeyArn,
      sourceFlowConfig: sourceOf(entry, profileName),
      destinationFlowConfig: [
        {
          connectorType: "S3",
          destinationConnectorProperties: {
            s3: { bucketName, bucketPrefix: entry.folder, s3OutputFormatConfig: outputOf(entry) },
          },
        },
      ],
      task: tasksOf(entry),
      triggerConfig: triggerOf(entry),
      tags: { ...tags },
    });
    this.flowName = made.name;
    this.flowArn = made.arn;
  }
}
