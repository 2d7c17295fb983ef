import type { RestApiModel, RestRoute } from "../../../config/kinds/data-services/api-gateway";
import { pascalCase } from "../../pascal-case";
import type { Place } from "../../place";
import { answers, answersOfProgram, integration, isBatch, type Target } from "./rest-integration";

export interface RestBodyProps {
  readonly api: Pick<RestApiModel, "name" | "routes" | "userPoolArns">;
  /** ARN of the role that records are put with. Default: programs take all of them. */
  readonly roleArn: string | undefined;
  /** Where the records of a route go; its name is a reference, so that it is there. */
  readonly target: (route: RestRoute) => Target;
  readonly place: Pick<Place, "partition" | "region" | "accountId">;
}

/** How callers show who they are. */
const SIGNED = "sigv4";
const BY_POOL = "pool";
const BY_KEY = "key";

/**
 * A REST API as OpenAPI says it: routes with who may call them, what is sent, and where it goes. AWS checks what is sent
 * before it puts anything. Source: API Gateway developer guide, "OpenAPI extensions for API Gateway".
 */
export function restBody({ api, roleArn, target, place }: RestBodyProps): string {
  const paths: Record<string, Record<string, object>> = {};
  for (const [key, route] of Object.entries(api.routes)) {
    paths[route.path] = {
      ...paths[route.path],
      [route.method.toLowerCase()]: operation(key, route, integration(route, target(route), roleArn, place)),
    };
  }
  const models = Object.entries(api.routes).flatMap(([key, route]) => {
    const schema = sentTo(route);
    return schema === undefined ? [] : [[modelOf(key), schema] as const];
  });
  return JSON.stringify({
    openapi: "3.0.1",
    info: { title: api.name, version: "1" },
    "x-amazon-apigateway-request-validators": {
      all: { validateRequestBody: true, validateRequestParameters: true },
    },
    "x-amazon-apigateway-request-validator": "all",
    paths,
    components: {
      schemas: {
        Answer: { type: "object", properties: { message: { type: "string" } } },
        ...Object.fromEntries(models),
      },
      securitySchemes: schemes(api),
    },
  });
}

/** Models have names of letters and digits. */
const modelOf = (key: string): string => `Body${pascalCase(key)}`;

function operation(key: string, route: RestRoute, by: object): object {
  return {
    ...(route.into.mode === "stream" &&
      route.into.partitionKey.from === "header" && {
        parameters: [
          { name: route.into.partitionKey.header, in: "header", required: true, schema: { type: "string" } },
        ],
      }),
    ...(sentTo(route) && {
      requestBody: {
        required: true,
        content: { "application/json": { schema: { $ref: `#/components/schemas/${modelOf(key)}` } } },
      },
    }),
    responses: route.into.mode === "program" ? answersOfProgram : answers,
    ...security(route),
    "x-amazon-apigateway-integration": by,
  };
}

/** Everything that one requirement lists is asked for. */
function security({ authorization, keyRequired }: RestRoute): object {
  const asked = {
    ...(authorization.mode === "iam" && { [SIGNED]: [] }),
    ...(authorization.mode === "cognito" && { [BY_POOL]: authorization.scopes }),
    ...(keyRequired && { [BY_KEY]: [] }),
  };
  return Object.keys(asked).length === 0 ? {} : { security: [asked] };
}

function schemes({ routes, userPoolArns }: Pick<RestApiModel, "routes" | "userPoolArns">): object {
  const all = Object.values(routes);
  const header = (name: string) => ({ type: "apiKey", name, in: "header" });
  return {
    ...(all.some(({ authorization }) => authorization.mode === "iam") && {
      [SIGNED]: { ...header("Authorization"), "x-amazon-apigateway-authtype": "awsSigv4" },
    }),
    ...(userPoolArns.length > 0 && {
      [BY_POOL]: {
        ...header("Authorization"),
        "x-amazon-apigateway-authtype": "cognito_user_pools",
        "x-amazon-apigateway-authorizer": { type: "cognito_user_pools", providerARNs: userPoolArns },
      },
    }),
    ...(all.some(({ keyRequired }) => keyRequired) && { [BY_KEY]: header("x-api-key") }),
  };
}

/** Most records of one request. Source: Kinesis and Firehose, "Quotas". */
const MOST_RECORDS = 500;

/** What a request looks like; undefined where it may be any JSON. */
function sentTo(route: RestRoute): object | undefined {
  const { body } = route;
  const record = body && schemaOf(body);
  if (!isBatch(route)) return record;
  return {
    type: "object",
    properties: {
      records: { type: "array", minItems: 1, maxItems: MOST_RECORDS, items: record ?? { type: "object" } },
    },
    required: ["records"],
    additionalProperties: false,
  };
}

function schemaOf({ fields, others }: NonNullable<RestRoute["body"]>): object {
  const required = Object.entries(fields).flatMap(([name, field]) => (field.required ? [name] : []));
  return {
    type: "object",
    properties: Object.fromEntries(
      Object.entries(fields).map(([name, { type, maxLength }]) => [
        name,
        { type, ...(maxLength !== undefined && { maxLength }), ...(type === "array" && { items: {} }) },
      ]),
    ),
    ...(required.length > 0 && { required }),
    additionalProperties: others,
  };
}
