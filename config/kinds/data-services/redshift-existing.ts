import type { z } from "zod";
import { REDSHIFT_PORT } from "../../facts/redshift";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { warehouseEndpoint } from "../../schema/data-services/redshift-endpoint";
import type { Elsewhere, Exclusive, Placement, TakenName } from "../facets";
import type { EntryView, Names } from "../view";
import { copiedArnsOf, type WarehouseFacts } from "./redshift";

/** An endpoint that Redshift manages. */
export type WarehouseEndpoint = DeepReadonly<z.output<typeof warehouseEndpoint>>;

/** What is derived of a warehouse that is there already. */
export interface ExistingFacts extends WarehouseFacts {
  /** What Redshift calls its endpoint, where it gets one. */
  readonly endpointName: string;
}

/** Fields of a warehouse that is there already, as both kinds have them. */
interface Existing {
  readonly endpoint?: z.output<typeof warehouseEndpoint> | undefined;
  readonly securityGroupId?: string | undefined;
}
type Draft = Salvaged<Existing>;

/**
 * What is derived of a warehouse that is there already.
 * @param name of the workgroup or cluster
 */
export const existingFacts = (name: string, key: string, names: Names): ExistingFacts => ({
  key,
  name,
  endpointName: `${names.prefix}-${key}`,
  port: REDSHIFT_PORT.value,
  copiedArns: copiedArnsOf(key, names),
});

/** Where a warehouse that is there already answers, without an endpoint in this VPC. */
export const existingElsewhere = ({ endpoint, securityGroupId }: Draft): Elsewhere | undefined =>
  endpoint === undefined
    ? { securityGroupId, ports: [{ from: REDSHIFT_PORT.value, to: REDSHIFT_PORT.value }] }
    : undefined;

/** A warehouse that is there already is one entry; that of another account is another one, whatever its name. */
export const alreadyThere = (
  what: string,
  name: string | undefined,
  field: string,
  { endpoint }: Draft,
): Exclusive[] => {
  const owner = endpoint?.ownerAccount;
  return name === undefined
    ? []
    : [{ what: `the ${what} ${name}${owner === undefined ? "" : ` of account ${owner}`}`, field: [field] }];
};

/** Where it stands, and who is let in. */
export const endpointPlacement = ({ endpoint }: Draft): Placement | undefined =>
  endpoint && {
    subnets: "data-services",
    availabilityZoneIds: endpoint.availabilityZoneIds,
    subnetIds: endpoint.subnetIds,
    ports: [{ from: REDSHIFT_PORT.value, to: REDSHIFT_PORT.value }],
    clientCidrs: endpoint.clientCidrs ?? [],
    callers: "all",
    field: "endpoint",
  };

/** Its name, which may be shorter than that of a warehouse. */
export const endpointNames = ({ endpoint }: Draft, key: string): TakenName[] =>
  endpoint === undefined
    ? []
    : [{ what: "warehouse-endpoint", layer: "data-services", purpose: key, field: ["endpoint"] }];

/** One way to it, and nothing that asks another account. */
export function endpointChecks({ endpoint, securityGroupId }: Draft, view: EntryView): Problem[] {
  if (endpoint === undefined) return [];
  const { ownerAccount } = endpoint;
  return [
    ...(securityGroupId === undefined
      ? []
      : [
          view.problem(
            ["securityGroupId"],
            "is another way to the warehouse than endpoint, whose security group is made here",
            "keep one of them",
          ),
        ]),
    ...(ownerAccount !== undefined && ownerAccount === view.environment.awsAccountId
      ? [view.problem(["endpoint", "ownerAccount"], "is the environment's own account", "remove it")]
      : []),
    ...(ownerAccount === undefined
      ? []
      : Object.entries(view.environment.dataServices ?? {}).flatMap(([integration, service]) =>
          service.kind === "zero-etl-integration" && service.warehouse === view.key
            ? [
                view.problem(
                  ["endpoint", "ownerAccount"],
                  `dataServices.${integration} copies into it, and a warehouse of another account is not looked up`,
                  "remove the integration; the account that has the warehouse makes it",
                ),
              ]
            : [],
        )),
  ];
}
