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
  aws_accessanalyzer_archive_rule: {
    computed: { id: "{analyzer_name}/{rule_name}" },
    unique: [inPlace("ConflictException", "analyzer_name", "rule_name")],
  },
};
