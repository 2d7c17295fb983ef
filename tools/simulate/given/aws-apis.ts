import { parseArn } from "../../../config/arn";
import type { Environment } from "../../../config/model";
import type { Fixture, Found } from "./fixture";

const apis = ({ dataServices }: Environment) =>
  Object.values(dataServices).flatMap((service) => (service.kind === "api-gateway" ? [service] : []));

/** Names of their own: certificates and zones. */
function domains(env: Environment): Found[] {
  const { awsAccountId: account, region: place } = env;
  return apis(env).flatMap(({ domain }): Found[] => {
    if (domain === undefined) return [];
    const { certificateArn, zoneId, name, mutualTls } = domain;
    const arns = [certificateArn, mutualTls?.ownershipCertificateArn].flatMap((arn) => arn ?? []);
    const [, bucket] = mutualTls?.truststore.match(/^s3:\/\/([^/]+)/) ?? [];
    return [
      ...arns.map((arn) => ({
        type: "aws_acm_certificate",
        account: parseArn(arn).accountId,
        place,
        attributes: { id: arn, arn, domain_name: name, status: "ISSUED" },
      })),
      ...(bucket === undefined
        ? []
        : [
            {
              type: "aws_s3_bucket",
              account,
              place,
              attributes: { id: bucket, bucket, arn: `arn:${env.partition}:s3:::${bucket}` },
            },
          ]),
      ...(zoneId === undefined
        ? []
        : [{ type: "aws_route53_zone", account, place, attributes: { id: zoneId, zone_id: zoneId, name, vpc: [] } }]),
    ];
  });
}

/** Endpoints that private APIs are called over. */
const endpoints = (env: Environment): Found[] =>
  apis(env).flatMap((api) =>
    api.protocol === "rest" && api.endpoint.mode === "private"
      ? api.endpoint.vpcEndpointIds.map((id) => ({
          type: "aws_vpc_endpoint",
          account: env.awsAccountId,
          place: env.region,
          attributes: { id, service_name: `com.amazonaws.${env.region}.execute-api`, vpc_endpoint_type: "Interface" },
        }))
      : [],
  );

/** Network load balancers before programs of REST APIs. */
const balancers = (env: Environment): Found[] =>
  apis(env).flatMap((api) =>
    api.protocol === "rest" && api.vpcLink !== undefined
      ? [
          {
            type: "aws_lb",
            account: env.awsAccountId,
            place: env.region,
            attributes: { id: api.vpcLink.balancerArn, arn: api.vpcLink.balancerArn, load_balancer_type: "network" },
          },
        ]
      : [],
  );

/** The role with which API Gateway logs, where it is somebody else's setting. */
function logRole({ foundation, awsAccountId: account, region: place, partition }: Environment): Found[] {
  if (foundation.apiGatewayLogs !== "existing") return [];
  const cloudwatch_role_arn = `arn:${partition}:iam::${account}:role/api-gateway-logs`;
  return [{ type: "aws_api_gateway_account", account, place, attributes: { id: "there", cloudwatch_role_arn } }];
}

/** What APIs work with that is there already. */
export const API_FIXTURES: readonly Fixture[] = [
  {
    provider: "aws",
    why: "Somebody has a certificate for the API's name, its zone, and the truststore of its callers (dataServices, api-gateway, domain).",
    find: ({ environments }) => environments.flatMap(domains),
  },
  {
    provider: "aws",
    why: "Somebody has made the VPC endpoints for private APIs (dataServices, api-gateway, endpoint).",
    find: ({ environments }) => environments.flatMap(endpoints),
  },
  {
    provider: "aws",
    why: "Somebody runs the load balancer before the programs of a REST API (dataServices, api-gateway, vpcLink).",
    find: ({ environments }) => environments.flatMap(balancers),
  },
  {
    provider: "aws",
    why: "Somebody has set the role of API Gateway for logs (foundation.apiGatewayLogs, existing).",
    find: ({ environments }) => environments.flatMap(logRole),
  },
];
