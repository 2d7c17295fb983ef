import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { SagemakerEndpoint } from "@cdktf/provider-aws/lib/sagemaker-endpoint";
import { SagemakerEndpointConfiguration } from "@cdktf/provider-aws/lib/sagemaker-endpoint-configuration";
import { Construct } from "constructs";
import { type CreatedEndpoint, modelsOf } from "../../../config/kinds/data-services/sagemaker-endpoint";
import type { Protection } from "../../../config/model";
import { configured } from "../../configured";
import { policyDocument } from "../../iam/policy-document";
import type { Place } from "../../place";
import { sagemakerTrust } from "../sagemaker-model-group/policies";
import { trackedScaling } from "../tracked-scaling";
import { configurationOf } from "./configuration";
import { Monitoring } from "./monitoring";
import { namedByContent } from "./named-by-content";
import { endpointStatements } from "./policies";
import { type ImageRepository, ServedModel, type ServedModelProps } from "./served-model";

export interface EndpointProps {
  readonly endpoint: CreatedEndpoint;
  /** Group → its repository. */
  readonly repositoryOf: (group: string) => ImageRepository;
  readonly network: ServedModelProps["network"];
  /** ARN of the key that encrypts disks and files. */
  readonly dataKeyArn: string;
  /** ARN of the key of logs. */
  readonly logKeyArn: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
  readonly protection: Protection;
}

/** Models that answer at one address, with their role and log. A change is made beside what answers, and takes its place. */
export class Endpoint extends Construct {
  readonly endpointName: string;

  constructor(scope: Construct, id: string, props: EndpointProps) {
    super(scope, id);
    const { endpoint, place, dataKeyArn } = props;
    const { hosting } = endpoint;
    const tags = { ...props.tags };
    const log = new CloudwatchLogGroup(this, "log", {
      name: endpoint.logGroupName,
      kmsKeyId: props.logKeyArn,
      retentionInDays: endpoint.logRetentionDays,
      tags,
      lifecycle: { preventDestroy: props.protection.preventDestroy },
    });
    const role = new IamRole(this, "role", {
      name: endpoint.role.name,
      description: `Containers of the endpoint ${endpoint.name}`,
      assumeRolePolicy: policyDocument(sagemakerTrust(place)),
      tags,
    });
    const policy = new IamRolePolicy(this, "policy", {
      name: "endpoint",
      role: role.name,
      policy: policyDocument(endpointStatements(endpoint, dataKeyArn, place)),
    });
    const modelNames = this.models(props, role.arn, policy);
    const { name: endpointConfigName } = new SagemakerEndpointConfiguration(this, "configuration", {
      name: namedByContent(endpoint.name, configurationOf(hosting, ownNames(modelNames), ""), [
        ...Object.values(modelNames),
        dataKeyArn,
      ]),
      ...configurationOf(hosting, modelNames, dataKeyArn),
      tags,
      lifecycle: { createBeforeDestroy: true },
    });
    this.endpointName = new SagemakerEndpoint(this, "Resource", {
      name: endpoint.name,
      endpointConfigName,
      tags,
      // Else SageMaker makes the group, without a key and for ever.
      dependsOn: [log],
    }).name;
    if (hosting.mode === "serverless") return;
    this.scale(hosting.variants);
    const { monitoring, capture } = hosting;
    if (monitoring === undefined || capture === undefined) return;
    const compared = new Monitoring(this, "monitoring", {
      name: endpoint.name,
      endpointName: this.endpointName,
      monitoring,
      isolated: hosting.isolated,
      roleArn: role.arn,
      dataKeyArn,
      tags,
      dependsOn: [policy],
    });
    configured(compared, ".hosting.monitoring");
  }

  /** Names of the models by variant. */
  private models(
    { endpoint, repositoryOf, network, tags }: EndpointProps,
    roleArn: string,
    policy: IamRolePolicy,
  ): Record<string, string> {
    const { hosting, name } = endpoint;
    return Object.fromEntries(
      Object.entries(modelsOf(hosting)).map(([variant, model]) => {
        const made = new ServedModel(this, `model-${variant}`, {
          name,
          variant,
          model,
          repository: model.image.from === "group" ? repositoryOf(model.image.group) : undefined,
          roleArn,
          isolated: hosting.mode === "instances" && hosting.isolated,
          network,
          tags,
          dependsOn: [policy],
        });
        configured(made, hosting.mode === "serverless" ? ".hosting.model" : `.hosting.variants.${variant}.model`);
        return [variant, made.modelName];
      }),
    );
  }

  /** Instances follow the requests. Source: SageMaker, "Automatic scaling of Amazon SageMaker AI models". */
  private scale(variants: Extract<CreatedEndpoint["hosting"], { readonly mode: "instances" }>["variants"]): void {
    for (const [variant, { instances, scaling }] of Object.entries(variants)) {
      if (scaling === undefined) continue;
      const scaled = new Construct(this, `scaling-${variant}`);
      trackedScaling(scaled, {
        service: "sagemaker",
        dimension: "sagemaker:variant:DesiredInstanceCount",
        resourceId: `endpoint/${this.endpointName}/variant/${variant}`,
        least: instances,
        most: scaling.most,
        name: "requests",
        metric: "SageMakerVariantInvocationsPerInstance",
        aim: scaling.requestsPerMinute,
        seconds: { grow: scaling.growSeconds, shrink: scaling.shrinkSeconds },
      });
      configured(scaled, `.hosting.variants.${variant}.scaling`);
    }
  }
}

/** Every key, as itself. */
const ownNames = (all: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.keys(all).map((key) => [key, key]));
