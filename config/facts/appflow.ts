import { fact } from "./fact";

/** What AppFlow calls an application, by the word that the configuration has for it. */
interface ConnectorFacts {
  /** Type in AppFlow's API. */
  readonly type: string;
  /** Its block of properties and of operators in the provider. */
  readonly block: string;
}

/**
 * Applications whose objects go by a name alone. Amplitude and Google Analytics are left out: AppFlow takes no mapping of
 * fields for them, and its Google Analytics is the one that Google ended in 2024.
 */
const OBJECT_CONNECTORS = {
  datadog: { type: "Datadog", block: "datadog" },
  dynatrace: { type: "Dynatrace", block: "dynatrace" },
  "infor-nexus": { type: "Infornexus", block: "inforNexus" },
  marketo: { type: "Marketo", block: "marketo" },
  servicenow: { type: "Servicenow", block: "serviceNow" },
  singular: { type: "Singular", block: "singular" },
  slack: { type: "Slack", block: "slack" },
  "trend-micro": { type: "Trendmicro", block: "trendmicro" },
  zendesk: { type: "Zendesk", block: "zendesk" },
} as const satisfies Readonly<Record<string, ConnectorFacts>>;

/** Every application that a flow can read. */
export const CONNECTORS = fact({
  value: {
    applications: OBJECT_CONNECTORS,
    salesforce: { type: "Salesforce", block: "salesforce" },
    sap: { type: "SAPOData", block: "sapoData" },
    veeva: { type: "Veeva", block: "veeva" },
    custom: { type: "CustomConnector", block: "customConnector" },
  },
  source: "AppFlow API reference, ConnectorType and SourceConnectorProperties; provider, aws_appflow_flow",
  asOf: "2026-11",
});

/** How many fields a task of a flow may name in its properties, in characters. */
export const TASK_PROPERTY = fact({
  value: 2048,
  source: "AppFlow API reference, Task, taskProperties",
  asOf: "2026-11",
});
