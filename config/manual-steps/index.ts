import { entries } from "../checks/check";
import { DOMAIN_TAG } from "../derive/domains";
import { privateLinkOf } from "../derive/private-link";
import { OPT_IN_REGIONS } from "../facts/partitions";
import type { Platform } from "../model";
import { referencesIn } from "../references";
import { environmentSchema } from "../schema/environment";
import { BOOTSTRAP_STEPS } from "./bootstrap";
import { CODE_PIPELINE_STEPS } from "./code-pipeline";
import { CONNECTION_STEPS } from "./connections";
import { DELIVERY_STEPS } from "./delivery";
import { GIT_STEPS } from "./git";
import { KIND_STEPS } from "./kinds";
import { SECRET_STEPS } from "./secrets";
import type { ManualStep, StepView } from "./step";
import {
  alarmAddresses,
  awsPlaces,
  classifiedCatalogs,
  databricksAccount,
  deploymentNames,
  existingGroups,
  existingPrincipals,
  metastores,
  statePlaces,
  withoutFileEvents,
} from "./values";

export type { ManualStep, StepView } from "./step";

/** Whether the bootstrap layer makes a bucket of states. */
const isMadeHere = ({ bootstrap, state }: StepView["account"]["data"], bucket: string | undefined): boolean =>
  bootstrap !== undefined && state?.backend === "s3" && state.bucket === bucket;

/** Everything that is done by hand, in the order that it is done in. */
export const MANUAL_STEPS: readonly ManualStep[] = [
  {
    id: "bootstrap-service-principal",
    title: "Databricks account and the service principal that Terraform runs as",
    instructions: [
      "Create the Databricks account, for example through AWS Marketplace, in the tier that config/account.ts names.",
      "In the account console, under User management, add a service principal and give it the account admin role.",
      "Write its application id under servicePrincipals in config/account.ts, mode existing, and name it as deployer.",
      "Let it sign in: an OAuth secret in the environment of whoever runs Terraform, or a federation policy; never a personal access token.",
    ],
    blocking: true,
    values: databricksAccount,
    appliesTo: () => true,
  },
  {
    id: "state-backend-exists",
    title: "the place where Terraform keeps its state",
    instructions: [
      "For S3: create the bucket, with versioning, encryption and public access blocked, in the region that the configuration names.",
      "For HCP Terraform: create the organization, and the project where delivery does not make it, and sign in with terraform login.",
    ],
    blocking: true,
    values: statePlaces,
    appliesTo: ({ account, environments }) =>
      [account.data.state, ...environments.map(({ data }) => data.state)].some(
        (state) => (state?.backend === "s3" && !isMadeHere(account.data, state.bucket)) || state?.backend === "cloud",
      ),
  },
  ...BOOTSTRAP_STEPS,
  ...CODE_PIPELINE_STEPS,
  ...DELIVERY_STEPS,
  {
    id: "aws-region-opt-in",
    title: "AWS regions that have to be switched on",
    instructions: [
      `In each AWS account concerned, switch the region on (${OPT_IN_REGIONS.value.join(", ")}), and wait until its status is enabled.`,
    ],
    blocking: true,
    values: awsPlaces,
    appliesTo: ({ environments }) =>
      environments.some(({ data }) => data.region !== undefined && OPT_IN_REGIONS.value.includes(data.region)),
  },
  {
    id: "scim-groups",
    title: "groups that the identity provider provisions",
    instructions: [
      "In the account console, under Security, set up user provisioning (SCIM or automatic identity management).",
      "Assign the groups that config/account.ts marks as existing, and check that they are listed under User management.",
    ],
    blocking: true,
    values: existingGroups,
    appliesTo: ({ account }) => entries(account.data.groups).some(([, { mode }]) => mode === "existing"),
  },
  {
    id: "metastore-admin-group",
    title: "the deployer among the metastore's administrators",
    instructions: [
      "Add the service principal that Terraform runs as to the metastore's admin group, where that group is provisioned by the identity provider.",
      "For a metastore that is there already, check under Catalog in the account console that the group is its admin.",
    ],
    blocking: true,
    values: metastores,
    appliesTo: ({ account }) =>
      entries(account.data.metastores).some(([, { mode, adminGroup }]) => {
        const groups = account.data.groups ?? {};
        const group = adminGroup !== undefined && Object.hasOwn(groups, adminGroup) ? groups[adminGroup] : undefined;
        return mode === "existing" || group?.mode === "existing";
      }),
  },
  {
    id: "use-existing-principals",
    title: "the deployer may use the service principals that are there already",
    instructions: [
      "In the account console, under User management, Service principals, open each service principal that the account's file calls existing and that something runs as (runAs).",
      "Under Permissions, give the service principal that Terraform runs as the role Service principal: User; being its manager is not enough.",
    ],
    blocking: true,
    values: existingPrincipals,
    appliesTo: ({ account, environments }) =>
      environments.some(({ data }) =>
        referencesIn(environmentSchema, data).some(
          ({ mark, name }) =>
            mark.runsAs === true &&
            // That nothing runs as the deployer is said by itself.
            name !== (typeof account.data.deployer === "object" ? account.data.deployer.key : account.data.deployer) &&
            entries(account.data.servicePrincipals).some(([key, { mode }]) => key === name && mode === "existing"),
        ),
      ),
  },
  {
    id: "billing-admin",
    title: "the deployer may make budget policies",
    instructions: [
      "In the account console, under User management, Service principals, give the service principal that Terraform runs as the role Billing admin. Databricks lets administrators of a workspace make policies there; over the account, which the provider asks, the role was asked for (issue 4554 of the provider).",
      "Under Previews, check that serverless usage policies are on.",
    ],
    blocking: false,
    appliesTo: ({ environments }) =>
      environments.some(({ data }) => entries(data.operations?.budgetPolicies).length > 0),
  },
  {
    id: "deployment-name-prefix",
    title: "the account's prefix of deployment names",
    instructions: [
      "Ask your Databricks representative to set a deployment-name prefix for the account: only then may a workspace choose its host name.",
    ],
    blocking: true,
    values: deploymentNames,
    appliesTo: ({ environments }) =>
      environments.some(({ data }) =>
        entries(data.workspaces).some(([, { deploymentName }]) => deploymentName !== undefined),
      ),
  },
  {
    id: "file-events-off",
    title: "file events of new external locations switched off",
    instructions: [
      "Databricks switches file events on for a new external location, and version 1.99 of the provider does not send the false of enable_file_events when it makes one; later versions, from 1.117, do, and there is nothing to do.",
      "After the unity-catalog layer has made a zone or an external location whose fileEvents is off, run once: databricks external-locations update NAME --json '{\"enable_file_events\": false}'. The names are in the layer's output external_location_names.",
      "Until then nothing is made in AWS: the role of the location has no rights on topics, queues and the bucket's notifications.",
    ],
    blocking: false,
    values: withoutFileEvents,
    appliesTo: ({ environments }) =>
      environments.some(({ data }) =>
        [...entries(data.zones), ...entries(data.externalLocations)].some(([, { fileEvents }]) => fileEvents === "off"),
      ),
  },
  {
    id: "multi-region-keys-are-new",
    title: "no key that is to be multi-Region is there already",
    instructions: [
      "Whether a KMS key is multi-Region is decided when it is made: switching disasterRecovery on replaces keys that are there, and what they encrypted is lost with them.",
      "For a new environment there is nothing to do but to attest it.",
      "Otherwise make a new environment with disasterRecovery, copy the data into it, and only then let go of the old one.",
    ],
    blocking: true,
    values: awsPlaces,
    appliesTo: ({ environments }) =>
      environments.some(({ data }) => data.foundation?.disasterRecovery?.region !== undefined),
  },
  {
    id: "backup-services",
    title: "AWS Backup may back up the services that are chosen",
    instructions: [
      "In the environment's account and region, under Settings in AWS Backup, see that the services of foundation.backups.of are opted in: what is not is left out without a word.",
      "For tables of DynamoDB switch on the advanced features there: without them their backups are not in the vault's key, and are not copied to another region.",
      "With copies, do the same in the second region.",
      "Restore one backup of each service into something new, and see what it takes; the role of the backups cannot, take one that may.",
    ],
    blocking: false,
    values: awsPlaces,
    appliesTo: ({ environments }) => environments.some(({ data }) => data.foundation?.backups !== undefined),
  },
  {
    id: "config-delegated-administrator",
    title: "the account that collects AWS Config's data of the organization as its delegate",
    instructions: [
      "In the organization's management account, under Services in AWS Organizations, give AWS Config trusted access.",
      "Register the environment's account as delegated administrator of config.amazonaws.com: aws organizations register-delegated-administrator. In the management account itself there is nothing to register.",
    ],
    blocking: true,
    values: awsPlaces,
    appliesTo: ({ environments }) =>
      environments.some(({ data }) => {
        const aggregator = data.foundation?.config?.aggregator;
        return aggregator?.mode === "create" && aggregator.accountIds === undefined;
      }),
  },
  {
    id: "private-runner",
    title: "Terraform runs where it reaches workspaces privately",
    instructions: [
      "While public access is still open, look up a workspace's name where Terraform runs: it must resolve to a private address of the front-end endpoint.",
      "Check that a request to https://<workspace>/api/2.0/clusters/spark-versions is answered there, if only with 401.",
      "Keep a way to the account console, which stays public: it is where a mistake is undone.",
    ],
    blocking: true,
    values: awsPlaces,
    appliesTo: ({ environments }) =>
      environments.some(({ data: { network } }) => privateLinkOf(network)?.access?.public?.mode === "closed"),
  },
  {
    id: "on-premises-dns",
    title: "name servers of the offices forward to the inbound endpoint",
    instructions: [
      "Read the addresses of the inbound endpoint in the Route 53 console, under Inbound endpoints.",
      "On the name servers of the connected networks, forward the zone privatelink.cloud.databricks.com to them, and nothing above it.",
      "Where each workspace has an endpoint of its own, forward exactly its two names instead: the one in its URL, and dbc-dp-<workspace id>.cloud.databricks.com.",
    ],
    blocking: false,
    values: awsPlaces,
    appliesTo: ({ environments }) =>
      environments.some(({ data: { network } }) => privateLinkOf(network)?.frontend?.inboundResolver === true),
  },
  ...CONNECTION_STEPS,
  ...KIND_STEPS,
  ...SECRET_STEPS,
  ...GIT_STEPS,
  {
    id: "data-classification",
    title: "data classification of catalogs switched on",
    instructions: [
      "Version 1.99 of the provider has no resource for it; later ones, from 1.111, do.",
      "After the unity-catalog layer has run, whoever may manage the catalog opens it in Catalog Explorer, under Details, Data Classification, and switches it on; it runs on serverless compute, and is billed.",
      "Choose there which of the tags class.* it puts on columns by itself; policies that look for such a tag mask the column from then on.",
      "Look at what it has found, under the catalog's Data Classification, before policies go by it.",
    ],
    blocking: false,
    values: classifiedCatalogs,
    appliesTo: (view) => classifiedCatalogs(view).length > 0,
  },
  {
    id: "forwarded-names-are-answered",
    title: "name servers of forwarded domains answer the outbound endpoint",
    instructions: [
      "Read the addresses of the outbound endpoint in the Route 53 console, under Outbound endpoints.",
      "Let them in on the name servers of network.connections.dns, and on firewalls on the way, over UDP and TCP.",
    ],
    blocking: false,
    appliesTo: ({ environments }) =>
      environments.some(({ data }) => entries(connectionsOf(data)?.dns?.forward).length > 0),
  },
  {
    id: "accept-private-endpoints",
    title: "private endpoints of serverless compute are let in",
    instructions: [
      "After the workspace layer has run, look up the endpoint's id and account under Security, Network connectivity configurations, Private endpoint rules in the account console.",
      "In the VPC console, under Endpoint services, Endpoint connections, accept exactly that endpoint, within 14 days, and reject every other one.",
      "Before the service is destroyed, reject what is still connected: Databricks keeps an endpoint for 7 days after its rule is gone.",
    ],
    blocking: false,
    appliesTo: ({ environments }) =>
      environments.some(({ data }) =>
        entries(connectionsOf(data)?.endpointServices).some(([, { acceptance }]) => acceptance === "manual"),
      ),
  },
  {
    id: "prove-private-dns-names",
    title: "domains of private DNS names are proved to be yours",
    instructions: [
      "In the VPC console, under Endpoint services, read name and value of the domain verification.",
      "Add them as a TXT record to the public zone of the domain, and choose Verify domain ownership.",
    ],
    blocking: false,
    appliesTo: ({ environments }) =>
      environments.some(({ data }) =>
        entries(connectionsOf(data)?.endpointServices).some(([, { privateDnsName }]) => privateDnsName !== undefined),
      ),
  },
  {
    id: "no-other-metastore",
    title: "regions where the metastore is made here have none yet",
    instructions: [
      "Look under Catalog in the account console: newer accounts come with a metastore per region, and there is at most one.",
      'Where there is one, write { mode: "existing", id: "…" } in config/account.ts.',
    ],
    blocking: false,
    values: metastores,
    appliesTo: ({ account }) => entries(account.data.metastores).some(([, { mode }]) => mode === "create"),
  },
  {
    id: "single-sign-on",
    title: "single sign-on to the account",
    instructions: ["In the account console, under Security, set up single sign-on with your identity provider."],
    blocking: false,
    values: databricksAccount,
    appliesTo: () => true,
  },
  {
    id: "cost-allocation-tags",
    title: "tags of domains are in the bills of AWS",
    instructions: [
      "A day after the first resources of a domain are deployed: in the account that pays, under Billing and Cost Management, Cost allocation tags, activate the tag Domain. Until then the budgets of domains count nothing.",
    ],
    blocking: false,
    appliesTo: ({ account, environments }) =>
      account.data.costAllocation?.tags?.includes(DOMAIN_TAG) !== true &&
      environments.some(({ data }) => entries(data.domains).some(([, { budget }]) => budget?.aws !== undefined)),
  },
  {
    id: "confirm-alarm-subscriptions",
    title: "confirmation of the alarm e-mails",
    instructions: [
      "After the first deployment every address under operations.alarmEmails gets a mail from AWS: follow its link, or no alarm arrives.",
    ],
    blocking: false,
    values: alarmAddresses,
    appliesTo: ({ environments }) => environments.some(({ data }) => (data.operations?.alarmEmails ?? []).length > 0),
  },
];

/** What an environment's own VPC is connected to. */
function connectionsOf({ network }: StepView["environments"][number]["data"]) {
  return network?.mode === "customer-managed" ? network.connections : undefined;
}

/** The steps that a configuration needs and that nobody has attested, for the runbook and the next steps. */
export function openSteps(configuration: StepView | Platform): readonly ManualStep[] {
  const view = "data" in configuration.account ? (configuration as StepView) : viewOf(configuration as Platform);
  const done = Object.keys(view.account.data.attestations ?? {});
  return MANUAL_STEPS.filter((step) => !done.includes(step.id) && step.appliesTo(view));
}

function viewOf({ account, environments }: Platform): StepView {
  return { account: { data: account }, environments: environments.map((data) => ({ data })) };
}
