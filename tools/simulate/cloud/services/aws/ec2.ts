import { at } from "../../../schema/value";
import { fingerprint } from "../../../semantics/placeholders";
import { setting } from "../../computed/aws-rows";
import { nextVersion } from "../../computed/versions";
import { INSTANCE_PROFILE, KMS_KEY } from "../../references/aws-targets";
import { REGION_SETTING } from "../../uniques/aws";
import type { Service } from "../service";

/** EC2 without its networks: templates, images, volumes and settings of the region. */
export const ec2: Service = {
  aws_ebs_encryption_by_default: {
    computed: { id: "terraform-{digits:26}" },
    unique: [REGION_SETTING],
  },
  aws_ebs_default_kms_key: {
    computed: setting("key_arn"),
    references: { key_arn: KMS_KEY },
    unique: [REGION_SETTING],
  },
  aws_launch_template: {
    revised: ({ existing }) => ({ latest_version: nextVersion(at(existing, "latest_version")) }),
    references: { "iam_instance_profile.name": INSTANCE_PROFILE },
  },
  aws_ami: {
    answers: ({ config }) => ({
      id: `ami-${fingerprint(config, 17)}`,
      image_id: `ami-${fingerprint(config, 17)}`,
      tags: {},
    }),
  },
  aws_ec2_image_block_public_access: { unique: [REGION_SETTING] },
  aws_ec2_instance_metadata_defaults: { unique: [REGION_SETTING] },
  aws_ebs_snapshot_block_public_access: { unique: [REGION_SETTING] },
};
