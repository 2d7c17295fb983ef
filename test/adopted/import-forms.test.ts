import { describe, expect, it } from "vitest";
import { IMPORT_FORMS } from "../../config/facts/import-ids";

const ARN = (service: string, what: string) => `arn:aws:${service}:eu-west-1:111111111111:${what}`;

/** Type → an id as the provider's page has it, and what somebody may write in its place. */
const IDS: Readonly<Record<string, readonly [good: string, ...bad: string[]]>> = {
  aws_api_gateway_rest_api: ["12345abcde", "https://12345abcde.execute-api.eu-west-1.amazonaws.com"],
  aws_apigatewayv2_api: ["aabbccddee", ARN("apigateway", "/apis/aabbccddee"), "my api"],
  aws_apigatewayv2_domain_name: ["ws-api.example.com", "example", "https://ws-api.example.com"],
  aws_appflow_flow: ["example-flow", ARN("appflow", "flow/example-flow")],
  aws_bedrock_guardrail: ["a1b2c3d4e5f6,DRAFT", "a1b2c3d4e5f6", "a1b2c3d4e5f6:1"],
  aws_cloudwatch_log_stream: ["/aws/lambda/x:2024/03/01", "/aws/lambda/x"],
  aws_datazone_domain: ["dzd_4s1oefsgo0zmqx", "portal"],
  aws_db_instance: ["mydb-rds-instance", ARN("rds", "db:mydb"), "db-ABC_1"],
  aws_db_proxy: ["example", ARN("rds", "db-proxy:prx-1")],
  aws_dynamodb_table: ["GameScores", ARN("dynamodb", "table/GameScores")],
  aws_glue_catalog_database: ["123456789012:my_database", "my_database"],
  aws_iam_openid_connect_provider: [
    "arn:aws:iam::123456789012:oidc-provider/accounts.google.com",
    "https://accounts.google.com",
  ],
  aws_kinesis_firehose_delivery_stream: [ARN("firehose", "deliverystream/example"), "example"],
  aws_kinesis_stream: ["events", ARN("kinesis", "stream/events")],
  aws_lb: [ARN("elasticloadbalancing", "loadbalancer/net/nlb/50dc6c495c0c9188"), "nlb"],
  aws_msk_cluster: [ARN("kafka", "cluster/example/279c0212-3"), "example", ARN("kinesis", "stream/example")],
  aws_quicksight_data_set: ["123456789012,example-id", "123456789012/example-id", "example-id"],
  aws_quicksight_data_source: ["123456789123/my-data-source-id", "123456789123,my-data-source-id"],
  aws_quicksight_group: ["123456789123/default/tf-example", "tf-example"],
  aws_route53_zone: ["Z1D633PJN98FT9", "/hostedzone/Z1D633PJN98FT9", "example.com"],
  aws_s3tables_table: [`${ARN("s3tables", "bucket/b")};sales;orders`, `${ARN("s3tables", "bucket/b")}/orders`],
  aws_secretsmanager_secret: [ARN("secretsmanager", "secret:example-123456"), "example"],
  aws_sqs_queue: ["https://sqs.eu-west-1.amazonaws.com/111111111111/orders.fifo", ARN("sqs", "orders"), "orders"],
  aws_transfer_server: ["s-12345678", "partners", ARN("transfer", "server/s-12345678")],
  aws_vpn_gateway: ["vgw-9a4cacf3", "vpn-9a4cacf3"],
  databricks_connection: ["0c9d2a74-5e13-4b8f-a6d7-91e0f3b24c58|erp", "erp"],
  databricks_data_quality_monitor: ["schema,0c9d2a74-5e13-4b8f-a6d7-91e0f3b24c58", "sales.gold"],
  databricks_registered_model: ["main.ml.churn", "churn"],
  databricks_repo: ["1234567890", "/Repos/me/lakehouse"],
  databricks_vector_search_index: ["main.search.docs", "docs"],
  tfe_project: ["prj-niVoeESBXT8ZREhr", "Lakehouse"],
  tfe_workspace: ["acme/dev-network", "dev-network"],
};

describe("the form of an import's id", () => {
  it.each(Object.entries(IDS))(
    "of %s takes what the page has, and nothing else that one may think of",
    (type, [good, ...bad]) => {
      const pattern = IMPORT_FORMS.value[type]?.pattern;
      expect(pattern?.test(good), good).toBe(true);
      for (const other of [...bad, "", `${good}\n`, ` ${good}`]) expect(pattern?.test(other), other).toBe(false);
    },
  );
});
