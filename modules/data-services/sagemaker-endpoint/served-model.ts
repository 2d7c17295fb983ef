import { DataAwsEcrImage } from "@cdktf/provider-aws/lib/data-aws-ecr-image";
import { SagemakerModel } from "@cdktf/provider-aws/lib/sagemaker-model";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { ServedModel as Model } from "../../../config/kinds/data-services/sagemaker-endpoint";
import { namedByContent } from "./named-by-content";

/** Repository of a group that is made here. */
export interface ImageRepository {
  readonly url: string;
  readonly name: string;
  /** Known once the repository is there, so that nobody looks for an image before. */
  readonly registryId: string;
}

export interface ServedModelProps {
  /** Name of the endpoint, and of the variant. */
  readonly name: string;
  readonly variant: string;
  readonly model: Model;
  /** Repository of its image; undefined where that is named in full. */
  readonly repository: ImageRepository | undefined;
  readonly roleArn: string;
  readonly isolated: boolean;
  readonly network: { readonly subnets: string[]; readonly securityGroupIds: string[] } | undefined;
  readonly tags: Readonly<Record<string, string>>;
  /** What has to be there first. */
  readonly dependsOn: ITerraformDependable[];
}

/** One model behind an endpoint: image, archive and environment. An image of a group is looked up, and taken by its digest. */
export class ServedModel extends Construct {
  readonly modelName: string;

  constructor(scope: Construct, id: string, props: ServedModelProps) {
    super(scope, id);
    const { model, network } = props;
    const { uri, digest } = this.image(props);
    const fixed = {
      variant: props.variant,
      isolated: props.isolated,
      ...(digest === undefined && { image: uri }),
      ...(model.artifact && { archive: `s3://${model.artifact.bucket}/${model.artifact.path}` }),
      environment: { ...model.environment },
    };
    this.modelName = new SagemakerModel(this, "Resource", {
      name: namedByContent(props.name, fixed, [
        ...(digest === undefined ? [] : [digest]),
        ...(network ? [...network.subnets, ...network.securityGroupIds] : []),
      ]),
      executionRoleArn: props.roleArn,
      enableNetworkIsolation: props.isolated,
      primaryContainer: {
        image: uri,
        ...(fixed.archive !== undefined && { modelDataUrl: fixed.archive }),
        ...(Object.keys(fixed.environment).length > 0 && { environment: fixed.environment }),
      },
      ...(network && { vpcConfig: network }),
      tags: { ...props.tags },
      lifecycle: { createBeforeDestroy: true },
      dependsOn: props.dependsOn,
    }).name;
  }

  private image({ model: { image }, repository }: ServedModelProps): { uri: string; digest?: string } {
    if (image.from === "registry") return { uri: image.uri };
    if (repository === undefined) throw new Error(`the image ${image.tag} is checked to be of a group`);
    const found = new DataAwsEcrImage(this, "image", {
      registryId: repository.registryId,
      repositoryName: repository.name,
      imageTag: image.tag,
    });
    return { uri: `${repository.url}@${found.imageDigest}`, digest: found.imageDigest };
  }
}
