import type { ApiGatewayModel, RestApiModel } from "../../../config/kinds/data-services/api-gateway";
import { sendStatements } from "../../events/policies";
import type { Statement } from "../../iam/policy-document";
import type { KeyArn } from "../../kms/key-arn";
import type { Place } from "../../place";
import { putStatements } from "../firehose/policies";
import { fillStatements } from "../kinesis-stream/policies";

/**
 * Who takes the role of an API. API Gateway says nothing of the API when it does, so there is no condition: only who may
 * pass the role, which IAM allows within an account, gives it to an API.
 */
export const apiTrust: readonly Statement[] = [
  {
    Sid: "ApiGateway",
    Effect: "Allow",
    Principal: { Service: "apigateway.amazonaws.com" },
    Action: "sts:AssumeRole",
  },
];

/** What the role of an API may do: put records where its routes go. */
export const apiStatements = (
  api: Pick<ApiGatewayModel, "streams" | "deliveryStreamArns" | "records">,
  keyArn: KeyArn,
  place: Place,
): Statement[] => [
  ...fillStatements(api.streams, keyArn, place),
  ...api.deliveryStreamArns
    .flatMap(putStatements)
    .map((one, index) => ({ ...one, Sid: `PutIntoFirehose${index + 1}` })),
  ...(api.records === undefined ? [] : sendStatements(api.records.queueArn, keyArn("data"), place)),
];

/**
 * Policy of a REST API; none where its routes alone say who may call. A private API is closed to all endpoints but those
 * that are named, and identities of accounts still need their own policies.
 * @param arn of what is called on: `arn:aws:execute-api:eu-west-1:111111111111:a1b2c3d4e5`
 */
export function restPolicy(
  { endpoint, routes, callerAccounts }: Pick<RestApiModel, "endpoint" | "routes" | "callerAccounts">,
  { partition, accountId }: Place,
  arn: string,
): Statement[] {
  if (endpoint.mode === "regional" && callerAccounts.length === 0) return [];
  const from =
    endpoint.mode === "private" ? { Condition: { StringEquals: { "aws:SourceVpce": endpoint.vpcEndpointIds } } } : {};
  const called = (signed: boolean): string[] =>
    Object.values(routes)
      .filter(({ authorization }) => (authorization.mode === "iam") === signed)
      .map(({ method, path }) => `${arn}/*/${method}${path}`);
  const accounts = [accountId, ...callerAccounts].map((account) => `arn:${partition}:iam::${account}:root`);
  const statement = (Sid: string, Principal: Statement["Principal"], resources: string[]): Statement[] =>
    resources.length === 0
      ? []
      : [
          {
            Sid,
            Effect: "Allow",
            ...(Principal && { Principal }),
            Action: "execute-api:Invoke",
            Resource: resources,
            ...from,
          },
        ];
  return [
    ...statement("SignedCallers", { AWS: accounts }, called(true)),
    ...statement("CallersByToken", "*", called(false)),
  ];
}
