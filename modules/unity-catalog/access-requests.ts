import { RfaAccessRequestDestinations } from "@cdktf/provider-databricks/lib/rfa-access-request-destinations";
import { Construct } from "constructs";
import type { DeepReadonly } from "../../config/readonly";
import type { ParsedAccessRequests } from "../../config/schema/access-requests";
import { literal } from "../terraform/literal";

export interface AccessRequestsProps {
  /** What it is of, as Unity Catalog calls its kinds. */
  readonly type: "METASTORE" | "CATALOG" | "SCHEMA" | "EXTERNAL_LOCATION" | "CONNECTION";
  /** Full name; of a metastore its id. */
  readonly name: string;
  /** Where they go; undefined: as Databricks has it. */
  readonly to: DeepReadonly<ParsedAccessRequests> | undefined;
}

const TYPES = { slack: "SLACK", "microsoft-teams": "MICROSOFT_TEAMS", webhook: "GENERIC_WEBHOOK" } as const;

/** Where requests for access to one thing go. */
export class AccessRequests extends Construct {
  constructor(scope: Construct, id: string, { type, name, to }: AccessRequestsProps) {
    super(scope, id);
    if (to === undefined) return;
    new RfaAccessRequestDestinations(this, "Resource", {
      securable: { type, fullName: name },
      destinations: destinationsOf(to),
    });
  }
}

function destinationsOf(to: DeepReadonly<ParsedAccessRequests>) {
  if (to === "off") return [];
  const { emails = [], channels = [], url } = to;
  return [
    ...emails.map((address) => ({ destinationType: "EMAIL", destinationId: literal(address) })),
    ...channels.map(({ kind, id }) => ({ destinationType: TYPES[kind], destinationId: id })),
    ...(url === undefined ? [] : [{ destinationType: "URL", destinationId: literal(url) }]),
  ];
}
