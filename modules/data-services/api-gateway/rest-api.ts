import { ApiGatewayDeployment } from "@cdktf/provider-aws/lib/api-gateway-deployment";
import { ApiGatewayMethodSettings } from "@cdktf/provider-aws/lib/api-gateway-method-settings";
import { ApiGatewayRestApi } from "@cdktf/provider-aws/lib/api-gateway-rest-api";
import { ApiGatewayRestApiPolicy } from "@cdktf/provider-aws/lib/api-gateway-rest-api-policy";
import { ApiGatewayStage } from "@cdktf/provider-aws/lib/api-gateway-stage";
import { Fn, type ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { RestApiModel, RestRoute } from "../../../config/kinds/data-services/api-gateway";
import type { Protection } from "../../../config/model";
import { configured } from "../../configured";
import { policyDocument } from "../../iam/policy-document";
import type { Place } from "../../place";
import type { CountedLog } from "../counted-log";
import { accessLogSettings } from "./access-log";
import { restPolicy } from "./policies";
import type { PutRole } from "./put-role";
import { restBody } from "./rest-body";
import type { Target } from "./rest-integration";

export interface RestApiProps {
  readonly api: RestApiModel;
  /** Default: programs take all records. */
  readonly role: PutRole | undefined;
  /** What is there before records are put: the policy of its queue. Default: nothing. */
  readonly before: readonly ITerraformDependable[];
  readonly log: CountedLog;
  /** Where the records of a route go; its name is a reference, so that it is there. */
  readonly target: (route: RestRoute) => Target;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
  readonly protection: Protection;
}

/** The only stage; a domain of one's own hides its name. */
const STAGE = "v1";

/** A REST API whose routes check records and put them into streams. */
export class RestApi extends Construct {
  readonly apiId: string;
  readonly endpoint: string;
  readonly executionArn: string;
  readonly stageName: string;
  readonly stageArn: string;

  constructor(scope: Construct, id: string, props: RestApiProps) {
    super(scope, id);
    const { api, role, place, tags } = props;
    const { endpoint } = api;
    const made = new ApiGatewayRestApi(this, "Resource", {
      name: api.name,
      description: `Takes records over HTTPS: ${Object.keys(api.routes).join(", ")}`,
      body: restBody({ api, roleArn: role?.arn, target: props.target, place }),
      failOnWarnings: true,
      // Under its own name alone, which a list of partners knows.
      disableExecuteApiEndpoint: api.domain !== undefined,
      endpointConfiguration:
        endpoint.mode === "private"
          ? { types: ["PRIVATE"], vpcEndpointIds: [...endpoint.vpcEndpointIds] }
          : { types: ["REGIONAL"] },
      tags: { ...tags },
      dependsOn: [...(role === undefined ? [] : [role.policy]), ...props.before],
      lifecycle: { preventDestroy: props.protection.preventDestroy },
    });
    const statements = restPolicy(api, place, made.executionArn);
    const policy =
      statements.length === 0
        ? undefined
        : configured(
            new ApiGatewayRestApiPolicy(this, "policy", { restApiId: made.id, policy: policyDocument(statements) }),
            endpoint.mode === "private" ? ".endpoint" : ".callerAccounts",
          );
    const deployment = new ApiGatewayDeployment(this, "deployment", {
      restApiId: made.id,
      // What is called is a copy, made anew whenever the API or its policy says something else.
      triggers: { redeployment: Fn.sha1(Fn.join("", [made.body, ...(policy === undefined ? [] : [policy.policy])])) },
      lifecycle: { createBeforeDestroy: true },
    });
    const stage = new ApiGatewayStage(this, "stage", {
      restApiId: made.id,
      deploymentId: deployment.id,
      stageName: STAGE,
      accessLogSettings: accessLogSettings(props.log),
      tags: { ...tags },
    });
    this.settings(api, made.id, stage.stageName);
    this.apiId = made.id;
    this.endpoint = stage.invokeUrl;
    this.executionArn = made.executionArn;
    this.stageName = stage.stageName;
    this.stageArn = stage.arn;
  }

  /** Metrics and limits of all routes, and of those that have their own. Bodies are never logged. */
  private settings({ throttle, routes }: RestApiModel, restApiId: string, stageName: string): void {
    const settings = (id: string, methodPath: string, { rate, burst }: RestApiModel["throttle"]) =>
      new ApiGatewayMethodSettings(this, id, {
        restApiId,
        stageName,
        methodPath,
        settings: {
          metricsEnabled: true,
          loggingLevel: "OFF",
          dataTraceEnabled: false,
          throttlingRateLimit: rate,
          throttlingBurstLimit: burst,
        },
      });
    configured(settings("settings", "*/*", throttle), ".throttle");
    for (const [key, route] of Object.entries(routes)) {
      if (route.throttle === undefined) continue;
      const path = `${route.path.slice(1)}/${route.method}`;
      configured(settings(`route-${key}-settings`, path, route.throttle), `.routes.${key}.throttle`);
    }
  }
}
