import { named } from "../../computed/aws-rows";
import { inPlace } from "../../uniques/aws";
import type { Service } from "../service";

/** IAM Access Analyzer. */
export const accessAnalyzer: Service = {
  aws_accessanalyzer_analyzer: {
    computed: named("access-analyzer", "analyzer/{analyzer_name}", {}, "{analyzer_name}"),
    unique: [inPlace("ConflictException", "analyzer_name")],
    linkedRole: "access-analyzer",
  },
};
