import { at } from "../../../schema/value";
import { fingerprint } from "../../../semantics/placeholders";
import { named } from "../../computed/aws-rows";
import { found } from "../../data-sources/find";
import { KMS_KEY, partOf } from "../../references/aws-targets";
import { inPlace, wholeDocument } from "../../uniques/aws";
import { textOf } from "../../values";
import { isNear, whereabouts } from "../../whereabouts";
import type { Service } from "../service";

const OF_REPOSITORY = { repository: partOf("aws_ecr_repository", "name") };

/** Amazon ECR. Images that are looked for have been pushed as soon as their repository is there. */
export const ecr: Service = {
  aws_ecr_repository: {
    computed: named("ecr", "repository/{name}", {
      registry_id: "{account}",
      repository_url: "{account}.dkr.ecr.{region}.{suffix}/{name}",
    }),
    references: { "encryption_configuration.kms_key": KMS_KEY },
    unique: [inPlace("RepositoryAlreadyExistsException", "name")],
    lookup: ["name"],
  },
  aws_ecr_repository_policy: {
    references: OF_REPOSITORY,
    unique: [wholeDocument("repository")],
    // Like a role, it is what the policy is about, and no statement names it.
    policies: { policy: "trust" },
  },
  aws_ecr_lifecycle_policy: { references: OF_REPOSITORY, unique: [wholeDocument("repository")] },
  aws_ecr_image: {
    answers: ({ config, store, context }) => {
      const name = textOf(at(config, "repository_name")) ?? "";
      const tag = textOf(at(config, "image_tag")) ?? "";
      const here = whereabouts(context, { region: context.region ?? null });
      const repository = store
        .ofType("aws_ecr_repository")
        .find((one) => at(one.attributes, "name") === name && isNear(one, here, "place"));
      return found(repository, `repository ${name} of ECR`, ({ attributes }) => ({
        id: `sha256:${fingerprint({ name, tag }, 64)}`,
        image_digest: `sha256:${fingerprint({ name, tag }, 64)}`,
        image_tags: [tag],
        image_uri: `${textOf(at(attributes, "repository_url"))}:${tag}`,
        image_pushed_at: 1_768_478_400,
        image_size_in_bytes: 104_857_600,
      }));
    },
  },
};
