import { EcrLifecyclePolicy } from "@cdktf/provider-aws/lib/ecr-lifecycle-policy";
import { EcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import { EcrRepositoryPolicy } from "@cdktf/provider-aws/lib/ecr-repository-policy";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { SagemakerModelPackageGroup } from "@cdktf/provider-aws/lib/sagemaker-model-package-group";
import { Construct } from "constructs";
import { ENDPOINT_LOGS } from "../../../config/derive/purposes";
import type { ModelGroupModel } from "../../../config/kinds/data-services/sagemaker-model-group";
import type { Protection } from "../../../config/model";
import { configured } from "../../configured";
import { policyDocument } from "../../iam/policy-document";
import type { Place } from "../../place";
import { bucketArnOf } from "../../storage/secure-bucket";
import { containerStatements, repositoryPolicy, sagemakerTrust } from "./policies";

export interface ModelGroupProps {
  readonly group: ModelGroupModel;
  /** ARN of the key that encrypts images and archives. */
  readonly dataKeyArn: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
  readonly protection: Protection;
}

/** A registry of versions of a model, and an encrypted repository for the images that answer, whose tags stay what they were. */
export class ModelGroup extends Construct {
  readonly groupName: string;
  readonly repositoryName: string;
  readonly repositoryUrl: string;
  /** Id of the registry, an account. It is known once the repository is there. */
  readonly registryId: string;
  /** ARN of the role of endpoints that jobs make. Undefined: they make none. */
  readonly executionRoleArn: string | undefined;

  constructor(scope: Construct, id: string, props: ModelGroupProps) {
    super(scope, id);
    const { group, place, protection } = props;
    const tags = { ...props.tags };
    const repository = new EcrRepository(this, "repository", {
      name: group.name,
      imageTagMutability: "IMMUTABLE",
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfiguration: [{ encryptionType: "KMS", kmsKey: props.dataKeyArn }],
      forceDelete: protection.forceDestroy,
      tags,
      lifecycle: { preventDestroy: protection.preventDestroy },
    });
    const lifecycle = new EcrLifecyclePolicy(this, "lifecycle", {
      repository: repository.name,
      policy: untagged(group.images.untaggedDays),
    });
    configured(repository, ".images");
    configured(lifecycle, ".images.untaggedDays");
    const statements = repositoryPolicy(group, place);
    if (statements.length > 0) {
      configured(
        new EcrRepositoryPolicy(this, "policy", { repository: repository.name, policy: policyDocument(statements) }),
        ".images",
      );
    }
    const made = new SagemakerModelPackageGroup(this, "Resource", {
      modelPackageGroupName: group.name,
      ...(group.description !== undefined && { modelPackageGroupDescription: group.description }),
      tags,
      lifecycle: { preventDestroy: protection.preventDestroy },
    });
    this.groupName = made.modelPackageGroupName;
    this.repositoryName = repository.name;
    this.repositoryUrl = repository.repositoryUrl;
    this.registryId = repository.registryId;
    this.executionRoleArn = group.execution && this.execution(group, group.execution, props);
  }

  /** Role of containers of endpoints that jobs make: it starts images of the repository with archives of the folder. */
  private execution(group: ModelGroupModel, { name }: { readonly name: string }, props: ModelGroupProps): string {
    const { place, dataKeyArn } = props;
    const { artifacts, repositoryArn } = group;
    const role = new IamRole(this, "role", {
      name,
      description: `Containers of endpoints that jobs make of ${group.name}`,
      assumeRolePolicy: policyDocument(sagemakerTrust(place)),
      tags: { ...props.tags },
    });
    const policy = new IamRolePolicy(this, "role-policy", {
      name: "containers",
      role: role.name,
      policy: policyDocument(
        containerStatements(
          {
            repositories: [repositoryArn],
            archives: [`${bucketArnOf(place.partition, artifacts.bucket)}/${artifacts.folder}/*`],
            logGroup: `${ENDPOINT_LOGS}/${group.name}-*`,
            dataKeyArn,
          },
          place,
        ),
      ),
    });
    for (const part of [role, policy]) configured(part, ".deployer.endpoints");
    return role.arn;
  }
}

/** Images that have lost their tag, or never had one, go after a while. Source: Amazon ECR user guide, "Lifecycle policy parameters". */
const untagged = (days: number): string =>
  JSON.stringify({
    rules: [
      {
        rulePriority: 1,
        description: "Images without a tag",
        selection: { tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days", countNumber: days },
        action: { type: "expire" },
      },
    ],
  });
