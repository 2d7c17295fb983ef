import { describe, expect, it } from "vitest";
import { ENDPOINT_SERVICES, type EndpointService } from "../../../config/schema/network/endpoints";
import { ownAccountStatements } from "../../../modules/network/own-account-statements";
import { type Decision, simulate } from "../../support/policy-simulator";

const OWN = "111111111111";
const OTHER = "999999999999";

/** Service → what its endpoint is for, and something that is none of its business. */
const USES: Readonly<Record<EndpointService, readonly [use: string, foreign: string]>> = {
  "airflow.api": ["airflow:GetEnvironment", "states:StartExecution"],
  "airflow.env": ["airflow:CreateCliToken", "states:StartExecution"],
  "airflow.ops": ["airflow:PublishMetrics", "cloudwatch:PutMetricData"],
  "bedrock-runtime": ["bedrock:InvokeModel", "sagemaker:InvokeEndpoint"],
  dynamodb: ["dynamodb:Query", "s3:GetObject"],
  "ecr.api": ["ecr:GetAuthorizationToken", "ecs:RunTask"],
  "ecr.dkr": ["ecr:BatchGetImage", "s3:GetObject"],
  glue: ["glue:GetTable", "lakeformation:GetDataAccess"],
  kms: ["kms:Decrypt", "secretsmanager:GetSecretValue"],
  logs: ["logs:PutLogEvents", "cloudwatch:PutMetricData"],
  monitoring: ["cloudwatch:PutMetricData", "logs:PutLogEvents"],
  "rds-data": ["rds-data:ExecuteStatement", "rds:DeleteDBInstance"],
  redshift: ["redshift:GetClusterCredentials", "redshift-data:ExecuteStatement"],
  "redshift-data": ["redshift-data:ExecuteStatement", "rds-data:ExecuteStatement"],
  "sagemaker.api": ["sagemaker:CreateModel", "iam:PassRole"],
  "sagemaker.runtime": ["sagemaker:InvokeEndpoint", "bedrock:InvokeModel"],
  secretsmanager: ["secretsmanager:GetSecretValue", "ssm:GetParameter"],
  sns: ["sns:Publish", "sqs:SendMessage"],
  sqs: ["sqs:SendMessage", "sns:Publish"],
};

function ask(service: EndpointService, caller: string, action: string, owner: string): Decision {
  const by = { arn: `arn:aws:iam::${caller}:role/somebody` };
  const context = { "aws:ResourceAccount": owner };
  return simulate(ownAccountStatements(service, { accountId: OWN }), "endpoint", { by, action, context });
}

describe("policies of endpoints for services of this account", () => {
  it("cover every service that there can be an endpoint of", () => {
    expect(Object.keys(USES)).toEqual([...ENDPOINT_SERVICES]);
  });

  describe.each(ENDPOINT_SERVICES)("%s", (service) => {
    const [use, foreign] = USES[service];
    // Models belong to Amazon, and metrics are of whoever reports them.
    const ofOthers = service === "bedrock-runtime" || service === "monitoring" ? "allow" : "deny";

    it.each<[Decision, string, string, string]>([
      ["allow", OWN, use, OWN],
      ["deny", OTHER, use, OWN],
      ["deny", OTHER, use, OTHER],
      [ofOthers, OWN, use, OTHER],
      ["deny", OWN, foreign, OWN],
    ])("%s account %s %s of account %s", (decision, caller, action, owner) => {
      expect(ask(service, caller, action, owner)).toBe(decision);
    });
  });
});
