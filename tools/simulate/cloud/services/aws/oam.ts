import { byArn } from "../../computed/aws-rows";
import { inPlace } from "../../uniques/aws";
import type { Service } from "../service";

/** CloudWatch's Observability Access Manager. Source: its API reference, CreateLink; CloudWatch user guide, quotas. */
export const oam: Service = {
  aws_oam_link: {
    computed: byArn("oam", "link/{link_id}", {
      link_id: "{uuid}",
      label: "{label_template}",
      sink_arn: "{sink_identifier}",
    }),
    unique: [inPlace("ConflictException", "sink_identifier")],
    quota: { limit: 5, summary: "ServiceQuotaExceededException" },
  },
};
