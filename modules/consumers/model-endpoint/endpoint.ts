import { ModelServing } from "@cdktf/provider-databricks/lib/model-serving";
import { ModelServingProvisionedThroughput } from "@cdktf/provider-databricks/lib/model-serving-provisioned-throughput";
import { Construct } from "constructs";
import type { ModelEndpointModel } from "../../../config/kinds/consumers/model-endpoint";
import { objectPermissions } from "../../identity/object-permissions";
import { tagList } from "../../tag-list";
import { literal } from "../../terraform/literal";
import { OWNER_TAG } from "../owner-tag";
import { gatewayOf } from "./gateway";
import { FOUNDATION, named, routesOf, servedEntities } from "./served-entities";

export interface EndpointProps {
  readonly endpoint: ModelEndpointModel;
  /** Budget policy that its usage is billed under; undefined where none is said. */
  readonly budgetPolicyId: string | undefined;
  /** For cost reports, under the endpoint's own. */
  readonly tags: Readonly<Record<string, string>>;
  /** Application id of the service principal that Terraform runs as. */
  readonly deployerApplicationId: string;
  /** Key in the account's `servicePrincipals` → application id. */
  readonly applicationId: (key: string) => string;
  /** Catalog key → its name in the metastore. */
  readonly catalogName: (key: string) => string;
  /** Instance profile that models of Bedrock are asked with. Default: none is. */
  readonly instanceProfileArn: string | undefined;
  /** Key of an inference profile of Bedrock → its ARN. */
  readonly profileArn: (key: string) => string;
  /** Service principals (application ids) of other entries that ask it. */
  readonly users: readonly string[];
}

/** An endpoint of models, and who may ask and change it. */
export class Endpoint extends Construct {
  /** Name that it is asked under. */
  readonly endpointName: string;

  constructor(scope: Construct, id: string, props: EndpointProps) {
    super(scope, id);
    const { endpoint } = props;
    const made = this.inModelUnits(props) ?? this.ofModels(props);
    this.endpointName = made.name;

    const asking = [...endpoint.callers.map(props.applicationId), ...props.users];
    objectPermissions(this, "permissions", ["servingEndpointId", made.servingEndpointId], props.deployerApplicationId, [
      { groupName: endpoint.owner, permissionLevel: "CAN_MANAGE" },
      ...Object.entries(endpoint.permissions).map(([groupName, permissionLevel]) => ({ groupName, permissionLevel })),
      ...[...new Set(asking)].map((servicePrincipalName) => ({ servicePrincipalName, permissionLevel: "CAN_QUERY" })),
    ]);
  }

  private ofModels(props: EndpointProps): ModelServing {
    const { models, comment, routeOptimized } = props.endpoint;
    return new ModelServing(this, "Resource", {
      ...common(props),
      ...(comment !== undefined && { description: literal(comment) }),
      routeOptimized,
      config: {
        servedEntities: servedEntities(models, props),
        trafficConfig: { routes: routesOf(models) },
      },
    });
  }

  /** Undefined where no model has throughput in model units. */
  private inModelUnits(props: EndpointProps): ModelServingProvisionedThroughput | undefined {
    const { models } = props.endpoint;
    const entities = named(models).flatMap(([name, model]) =>
      model.type === "foundation" && model.throughput.unit === "model-units"
        ? [
            {
              name,
              entityName: `${FOUNDATION}.${model.model}`,
              entityVersion: String(model.version),
              provisionedModelUnits: model.throughput.units,
            },
          ]
        : [],
    );
    return entities.length === 0
      ? undefined
      : new ModelServingProvisionedThroughput(this, "Resource", {
          ...common(props),
          config: { servedEntities: entities, trafficConfig: { routes: routesOf(models) } },
        });
  }
}

/** What both sorts of endpoints have. */
function common(props: EndpointProps) {
  const { budgetPolicyId } = props;
  const { name, owner, tags, notify } = props.endpoint;
  return {
    name,
    aiGateway: gatewayOf({ ...props, gateway: props.endpoint.gateway }),
    ...(budgetPolicyId !== undefined && { budgetPolicyId }),
    ...(notify.length > 0 && { emailNotifications: { onUpdateFailure: [...notify] } }),
    tags: tagList({ ...props.tags, [OWNER_TAG]: owner, ...tags }),
  };
}
