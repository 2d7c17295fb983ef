import { byArn, setting } from "../../computed/aws-rows";
import { partOf } from "../../references/aws-targets";
import type { Service } from "../service";

/** AWS Resource Access Manager. */
export const ram: Service = {
  aws_ram_resource_share: { computed: byArn("ram", "resource-share/{uuid}") },
  aws_ram_resource_association: {
    computed: setting("resource_share_arn", "resource_arn"),
    references: { resource_share_arn: partOf("aws_ram_resource_share", "arn") },
  },
  aws_ram_principal_association: {
    computed: setting("resource_share_arn", "principal"),
    references: { resource_share_arn: partOf("aws_ram_resource_share", "arn") },
  },
};
