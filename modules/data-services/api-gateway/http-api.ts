import { Apigatewayv2Api } from "@cdktf/provider-aws/lib/apigatewayv2-api";
import { Apigatewayv2Authorizer } from "@cdktf/provider-aws/lib/apigatewayv2-authorizer";
import { Apigatewayv2Integration } from "@cdktf/provider-aws/lib/apigatewayv2-integration";
import { Apigatewayv2Route, type Apigatewayv2RouteConfig } from "@cdktf/provider-aws/lib/apigatewayv2-route";
import { Apigatewayv2Stage } from "@cdktf/provider-aws/lib/apigatewayv2-stage";
import { Construct } from "constructs";
import type { HttpApiModel, HttpRoute } from "../../../config/kinds/data-services/api-gateway";
import type { Protection } from "../../../config/model";
import { configured } from "../../configured";
import type { CountedLog } from "../counted-log";
import { accessLogSettings } from "./access-log";
import { httpIntegration, type IntegrationProps } from "./http-integration";

export interface HttpApiProps extends IntegrationProps {
  readonly api: HttpApiModel;
  readonly log: CountedLog;
  readonly tags: Readonly<Record<string, string>>;
  readonly protection: Protection;
}

/** An HTTP API whose routes put records into streams and a queue, or hand them to programs. */
export class HttpApi extends Construct {
  readonly apiId: string;
  readonly endpoint: string;
  readonly executionArn: string;
  readonly stageName: string;

  constructor(scope: Construct, id: string, props: HttpApiProps) {
    super(scope, id);
    const { api, log, tags, protection } = props;
    const made = new Apigatewayv2Api(this, "Resource", {
      name: api.name,
      description: `Takes records over HTTPS: ${Object.keys(api.routes).join(", ")}`,
      protocolType: "HTTP",
      // Under its own name alone, which a firewall or a list of partners knows.
      disableExecuteApiEndpoint: api.domain !== undefined,
      ...(api.cors && {
        corsConfiguration: {
          allowOrigins: [...api.cors.origins],
          allowMethods: [...new Set(Object.values(api.routes).map(({ method }) => method))].sort(),
          allowHeaders: [...api.cors.headers],
          maxAge: api.cors.maxAgeSeconds,
        },
      }),
      tags: { ...tags },
      lifecycle: { preventDestroy: protection.preventDestroy },
    });
    const authorizer =
      api.jwt &&
      configured(
        new Apigatewayv2Authorizer(this, "jwt", {
          apiId: made.id,
          name: "jwt",
          authorizerType: "JWT",
          identitySources: ["$request.header.Authorization"],
          jwtConfiguration: { issuer: api.jwt.issuer, audience: [...api.jwt.audiences] },
        }),
        ".jwt",
      );
    const routes = Object.entries(api.routes).map(([key, route]) => {
      const integration = new Apigatewayv2Integration(this, `route-${key}-integration`, {
        apiId: made.id,
        ...httpIntegration(route, props),
      });
      configured(integration, `.routes.${key}`);
      return configured(
        new Apigatewayv2Route(this, `route-${key}`, {
          apiId: made.id,
          routeKey: routeKey(route),
          target: `integrations/${integration.id}`,
          ...authorization(route, authorizer?.id),
        }),
        `.routes.${key}`,
      );
    });
    const stage = new Apigatewayv2Stage(this, "stage", {
      apiId: made.id,
      name: "$default",
      autoDeploy: true,
      accessLogSettings: accessLogSettings(log),
      defaultRouteSettings: {
        detailedMetricsEnabled: true,
        throttlingRateLimit: api.throttle.rate,
        throttlingBurstLimit: api.throttle.burst,
      },
      routeSettings: Object.values(api.routes).flatMap((route) =>
        route.throttle === undefined
          ? []
          : [
              {
                routeKey: routeKey(route),
                detailedMetricsEnabled: true,
                throttlingRateLimit: route.throttle.rate,
                throttlingBurstLimit: route.throttle.burst,
              },
            ],
      ),
      tags: { ...tags },
      // Settings of a route need the route.
      dependsOn: routes,
    });
    this.apiId = made.id;
    this.endpoint = made.apiEndpoint;
    this.executionArn = made.executionArn;
    this.stageName = stage.name;
  }
}

/** As HTTP APIs call a route: `POST /orders`. */
const routeKey = ({ method, path }: Pick<HttpRoute, "method" | "path">): string => `${method} ${path}`;

type Authorization = Pick<Apigatewayv2RouteConfig, "authorizationType" | "authorizerId" | "authorizationScopes">;

function authorization({ authorization: who }: HttpRoute, authorizerId: string | undefined): Authorization {
  switch (who.mode) {
    case "iam":
      return { authorizationType: "AWS_IAM" };
    case "jwt":
      return {
        authorizationType: "JWT",
        ...(authorizerId !== undefined && { authorizerId }),
        ...(who.scopes.length > 0 && { authorizationScopes: [...who.scopes] }),
      };
    case "open":
      return { authorizationType: "NONE" };
  }
}
