import { DataexchangeDataSet } from "@cdktf/provider-aws/lib/dataexchange-data-set";
import { DataexchangeRevisionAssets } from "@cdktf/provider-aws/lib/dataexchange-revision-assets";
import { Construct } from "constructs";
import type { ProvidedSet } from "../../../config/kinds/data-services/data-exchange";
import type { Protection } from "../../../config/model";
import { configured } from "../../configured";
import { literal } from "../../terraform/literal";

export interface DataSetProps {
  readonly dataSet: ProvidedSet;
  /** Name of the zone's bucket; a reference. */
  readonly bucketName: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly protection: Protection;
}

/** A data set that others get, with its revisions. Those who have one lose it when it goes. */
export class DataSet extends Construct {
  readonly dataSetId: string;

  constructor(scope: Construct, id: string, { dataSet, bucketName, tags, protection }: DataSetProps) {
    super(scope, id);
    const { preventDestroy, forceDestroy } = protection;
    const made = new DataexchangeDataSet(this, "Resource", {
      name: dataSet.name,
      description: literal(dataSet.description),
      assetType: "S3_SNAPSHOT",
      tags: { ...tags },
      lifecycle: { preventDestroy },
    });
    this.dataSetId = made.id;
    for (const [key, { comment, files, finalized }] of Object.entries(dataSet.revisions)) {
      const revision = new DataexchangeRevisionAssets(this, `revision-${key}`, {
        dataSetId: made.id,
        ...(comment !== undefined && { comment: literal(comment) }),
        asset: files.map((file) => ({
          importAssetsFromS3: [{ assetSource: [{ bucket: bucketName, key: literal(file) }] }],
        })),
        finalized,
        forceDestroy,
        tags: { ...tags },
        lifecycle: { preventDestroy },
      });
      configured(revision, `.revisions.${key}`);
    }
  }
}
