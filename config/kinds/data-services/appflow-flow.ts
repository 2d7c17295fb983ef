import type { z } from "zod";
import { CONNECTORS } from "../../facts/appflow";
import type { Salvaged } from "../../lenient";
import type { DeepReadonly } from "../../readonly";
import type { appflowFlow as schema } from "../../schema/data-services/appflow-flow";
import type { Kind } from "../kind";
import { appflowChecks } from "./appflow-checks";

type AppflowFlow = z.output<typeof schema>;

/** A flow with everything that is derived. */
export type AppflowModel = DeepReadonly<
  Omit<AppflowFlow, "folder"> & {
    /** Key in the configuration. */
    key: string;
    /** Name in AWS. */
    name: string;
    folder: string;
    /** Bucket of the zone. */
    bucket: string;
    /** What AppFlow calls the application. */
    connectorType: string;
    /** Block of the application in the provider. */
    block: string;
    /** The connector profile and the flow are made; otherwise its secret waits for a value. */
    isMade: boolean;
    /** The secret that is made here; undefined where none is. */
    clientSecret: { name: string } | undefined;
  }
>;

const connectorOf = (from: AppflowFlow["from"]): { readonly type: string; readonly block: string } =>
  from.connector === "application" ? CONNECTORS.value.applications[from.application] : CONNECTORS.value[from.connector];
const clientSecretOf = (key: string): string => `${key}-client`;
const madeClient = ({ connection }: Salvaged<AppflowFlow>) =>
  connection?.mode === "create" && connection.client?.mode === "create" ? connection.client : undefined;
const folderOf = ({ folder }: Salvaged<AppflowFlow>, key: string): string => folder ?? `appflow/${key}`;

/** A flow of Amazon AppFlow. */
export const appflowFlow: Kind<AppflowFlow, AppflowModel> = {
  what: "a flow of AppFlow",
  runs: [
    {
      what: "the flow, at set times or when its source tells of something",
      because: "a flow is made inactive, and people activate it; the provider has no argument for either",
      source: "Terraform Registry, aws_appflow_flow, argument reference",
    },
  ],
  resolve(entry, key, names) {
    const client = madeClient(entry);
    const { type, block } = connectorOf(entry.from);
    return {
      ...entry,
      key,
      name: `${names.prefix}-${key}`,
      folder: folderOf(entry, key),
      bucket: names.zoneBucket(entry.zone),
      connectorType: type,
      block,
      isMade: client?.hasValue !== false,
      clientSecret: client && { name: names.secret(clientSecretOf(key)) },
    };
  },
  delivers: (entry, key) => [
    {
      zone: entry.zone,
      folder: folderOf(entry, key),
      field: entry.folder === undefined ? [] : ["folder"],
      says: ["folder"],
    },
  ],
  names: (entry, key) => {
    const layer = "data-services" as const;
    return [
      { what: "flow", layer, purpose: key },
      ...(entry.connection?.mode === "create" ? [{ what: "connector-profile" as const, layer, purpose: key }] : []),
      ...(madeClient(entry) === undefined
        ? []
        : [{ what: "secret" as const, layer, purpose: clientSecretOf(key), field: ["connection", "client"] }]),
    ];
  },
  steps: [
    {
      id: "appflow-client-secrets",
      title: "the clients of flows are in AWS Secrets Manager",
      instructions: [
        "In Salesforce, let the connected app sign in with client credentials, and give it a user that runs the flow.",
        'Put client id and secret as JSON with the keys clientId and clientSecret: aws secretsmanager put-secret-value --secret-id NAME --secret-string file://CLIENT, with a file that is deleted afterwards. NAME is the key of the flow with "-client", after the environment\'s prefix.',
        "Then set hasValue to true and deploy the data-services layer again: AppFlow signs in when the profile is made.",
      ],
      blocking: false,
      appliesTo: (entry) => madeClient(entry) !== undefined,
    },
    {
      id: "appflow-profiles",
      title: "connector profiles of AppFlow that need a person",
      instructions: [
        "In the AppFlow console of the environment's account and region, make a connection under the name that the flow has in connection.profile, encrypted with the data key of the environment.",
        "Whoever makes it signs in to the application in the browser; use an account of the application that is nobody's own and reads only what the flows read.",
      ],
      blocking: false,
      appliesTo: ({ connection }) => connection?.mode === "existing",
    },
    {
      id: "appflow-flows-activated",
      title: "flows of AppFlow that run by themselves are activated",
      instructions: [
        "AWS makes a flow as a draft, and Terraform cannot activate it: after the data-services layer has made or changed one with a schedule or events, run aws appflow start-flow --flow-name NAME for it.",
        "See with aws appflow describe-flow that flowStatus is Active; expectRunsWithinHours tells of a flow that was forgotten.",
      ],
      blocking: false,
      appliesTo: ({ trigger }) => trigger !== undefined && trigger.mode !== "on-demand",
    },
  ],
  checks: appflowChecks,
};
