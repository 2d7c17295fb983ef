import { named } from "../../computed/aws-rows";
import { inPlace, wholeDocument } from "../../uniques/aws";
import type { Service } from "../service";

/** Amazon ECR. */
export const ecr: Service = {
  aws_ecr_repository: {
    computed: named("ecr", "repository/{name}", {
      registry_id: "{account}",
      repository_url: "{account}.dkr.ecr.{region}.{suffix}/{name}",
    }),
    unique: [inPlace("RepositoryAlreadyExistsException", "name")],
    lookup: ["name"],
  },
  aws_ecr_repository_policy: {
    unique: [wholeDocument("repository")],
    policies: { policy: "resource" },
  },
  aws_ecr_lifecycle_policy: { unique: [wholeDocument("repository")] },
};
