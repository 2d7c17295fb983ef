import { BUCKET, by, KMS_KEY_ONLY, of } from "../../references/aws-targets";
import { inPlace } from "../../uniques/aws";
import type { Service } from "../service";

const ID = "{hex:32}";

/** AWS Data Exchange. Source: its API reference. */
export const dataExchange: Service = {
  aws_dataexchange_data_set: {
    computed: { id: ID, arn: "arn:{partition}:dataexchange:{region}:{account}:data-sets/{id}" },
  },
  aws_dataexchange_revision_assets: {
    computed: {
      id: ID,
      arn: "arn:{partition}:dataexchange:{region}:{account}:data-sets/{data_set_id}/revisions/{id}",
      created_at: "{time}",
      updated_at: "{time}",
    },
    references: {
      data_set_id: of("aws_dataexchange_data_set", "id"),
      "asset.import_assets_from_s3.asset_source.bucket": BUCKET,
    },
  },
  aws_dataexchange_event_action: {
    computed: {
      id: ID,
      arn: "arn:{partition}:dataexchange:{region}:{account}:event-actions/{id}",
      created_at: "{time}",
      updated_at: "{time}",
    },
    unique: [inPlace("ConflictException", "event.revision_published.data_set_id")],
    references: {
      "action.export_revision_to_s3.revision_destination.bucket": BUCKET,
      "action.export_revision_to_s3.encryption.kms_key_arn": by(KMS_KEY_ONLY, "arn"),
    },
  },
};
