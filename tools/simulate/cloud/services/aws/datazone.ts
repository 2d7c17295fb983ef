import { by, KMS_KEY_ONLY, of, ROLE_ARN } from "../../references/aws-targets";
import { inPlace } from "../../uniques/aws";
import type { Service } from "../service";

/** Amazon DataZone. Source: its API reference. */
export const datazone: Service = {
  aws_datazone_domain: {
    computed: {
      id: "dzd_{base36:13}",
      arn: "arn:{partition}:datazone:{region}:{account}:domain/{id}",
      portal_url: "https://{id}.datazone.{region}.on.aws",
    },
    references: { domain_execution_role: ROLE_ARN, kms_key_identifier: by(KMS_KEY_ONLY, "arn") },
    trusts: { path: "domain_execution_role", service: "datazone", summary: "ValidationException" },
    unique: [inPlace("ConflictException", "name")],
  },
  aws_datazone_project: {
    importedBy: [["domain_identifier", "id"], ":"],
    computed: {
      id: "{base36:13}",
      created_at: "{time}",
      created_by: "{account}",
      last_updated_at: "{time}",
      project_status: "ACTIVE",
      failure_reasons: [],
    },
    references: { domain_identifier: of("aws_datazone_domain", "id") },
    unique: [inPlace("ConflictException", "domain_identifier", "name")],
  },
};
