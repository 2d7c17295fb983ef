import { DataexchangeEventAction } from "@cdktf/provider-aws/lib/dataexchange-event-action";
import { Construct } from "constructs";
import type { ConsumedSet } from "../../../config/kinds/data-services/data-exchange";
import { literal } from "../../terraform/literal";

export interface ExportedProps {
  readonly dataSet: ConsumedSet;
  /** Name of the zone's bucket; a reference. */
  readonly bucketName: string;
  /** ARN of the key that encrypts the zone. */
  readonly dataKeyArn: string;
}

/** Where a file of a revision goes, below the folder of its data set. Source: Data Exchange API, AutoExportRevisionDestinationEntry. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: Data Exchange puts these in.
const WITHIN = "${Revision.CreatedAt}/${Asset.Name}";

/** What copies each new revision of a data set of others into a folder of a zone. */
export class Exported extends Construct {
  readonly actionArn: string;

  constructor(scope: Construct, id: string, { dataSet, bucketName, dataKeyArn }: ExportedProps) {
    super(scope, id);
    const destination = { bucket: bucketName, keyPattern: literal(`${dataSet.folder}/${WITHIN}`) };
    this.actionArn = new DataexchangeEventAction(this, "Resource", {
      event: [{ revisionPublished: [{ dataSetId: dataSet.dataSetId }] }],
      action: [
        {
          exportRevisionToS3: [
            { encryption: [{ type: "aws:kms", kmsKeyArn: dataKeyArn }], revisionDestination: [destination] },
          ],
        },
      ],
    }).arn;
  }
}
