import { entries } from "../checks/check";
import { DELIVERY_STACK } from "../derive/stacks";
import type { ManualStep } from "./step";
import { databricksAccount, statePlaces } from "./values";

/** What HCP Terraform needs before and after the delivery layer sets it up. */
export const DELIVERY_STEPS: readonly ManualStep[] = [
  {
    id: "delivery-workspace",
    title: "the workspace of HCP Terraform that has the state of the delivery layer",
    instructions: [
      `In HCP Terraform, in the organization's Default Project, make a workspace with the CLI-driven workflow, called ${DELIVERY_STACK}, after state.workspacePrefix and a hyphen where that is set; with delivery.state, where that says.`,
      "In its settings, under General, set the execution mode to Local: whoever deploys the layer does so from where they are, with terraform login.",
      "Be in a team that may manage workspaces, projects, teams and agent pools of the organization, or in its owners.",
    ],
    blocking: true,
    values: statePlaces,
    appliesTo: ({ account: { data } }) =>
      data.delivery !== undefined && (data.delivery.state ?? data.state)?.backend === "cloud",
  },
  {
    id: "delivery-federation",
    title: "Databricks lets runs of HCP Terraform in as the deployer",
    instructions: [
      "Deploy the delivery layer, and read the ids of projects in its output project_ids.",
      'For each project add a federation policy to the service principal that Terraform runs as: databricks account service-principal-federation-policy create SERVICE_PRINCIPAL_ID --json \'{"oidc_policy": {"issuer": "https://app.terraform.io", "audiences": ["ACCOUNT_ID"], "subject_claim": "terraform_project_id", "subject": "PROJECT_ID"}}\'.',
      "Only those who may start runs in the project may then act as the deployer: keep other workspaces out of it.",
      "Start a plan of the account's workspace: it has to sign in.",
    ],
    blocking: false,
    values: databricksAccount,
    appliesTo: ({ account: { data } }) => data.delivery !== undefined,
  },
  {
    id: "delivery-agents",
    title: "agents that carry out runs in closed networks",
    instructions: [
      "After the delivery layer has run, make a token for each pool under delivery.agentPools, in the organization's settings, under Agents; keep it in the secret store of whoever runs the agents.",
      "Start at least two agents of each pool (hashicorp/tfc-agent) where workspaces are reached privately, with way out to app.terraform.io and to the providers' registry.",
    ],
    blocking: false,
    appliesTo: ({ account: { data } }) => entries(data.delivery?.agentPools).length > 0,
  },
];
