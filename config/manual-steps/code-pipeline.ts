import { DEVOPS_STACK } from "../derive/stacks";
import type { ManualStep } from "./step";

/** What a pipeline of AWS needs that only a person can give it. */
export const CODE_PIPELINE_STEPS: readonly ManualStep[] = [
  {
    id: "codepipeline-secret",
    title: "the deployer's credentials for Databricks in Secrets Manager",
    instructions: [
      "In the account console of Databricks, make an OAuth secret of the service principal that Terraform runs as.",
      'In Secrets Manager of the pipeline\'s account and region, make a secret with { "client_id": "…", "client_secret": "…" }, encrypted with the key aws/secretsmanager, and write its ARN as codePipeline.databricksSecretArn.',
      "An OAuth secret is good for two years at most: put a new one there before that.",
    ],
    blocking: true,
    values: ({ account: { data } }) => [
      ["AWS account of the pipeline", data.codePipeline?.awsAccountId ?? ""],
      ["AWS region of the pipeline", data.codePipeline?.region ?? ""],
    ],
    appliesTo: ({ account: { data } }) => data.codePipeline !== undefined,
  },
  {
    id: "codepipeline-connection",
    title: "the connection of AWS to the repository is completed",
    instructions: [
      `As an administrator of the pipeline's AWS account, deploy the layer: npx cdktf deploy ${DEVOPS_STACK}. Its connection is pending, and the first run of the pipeline fails.`,
      "In the console of CodePipeline, under Settings, Connections, choose the connection, and Update pending connection: sign in where the repository is, and let AWS into this one repository alone.",
      "Once its status is Available, choose Release change in the pipeline, or push to the branch.",
      "Whoever gets messages follows the link in the first mail from AWS.",
    ],
    blocking: false,
    values: ({ account: { data } }) => [
      ["AWS account of the pipeline", data.codePipeline?.awsAccountId ?? ""],
      ["repository", data.codePipeline?.repository ?? ""],
    ],
    appliesTo: ({ account: { data } }) => data.codePipeline?.connection?.mode === "create",
  },
];
