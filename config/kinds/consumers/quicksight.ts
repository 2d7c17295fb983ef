import type { z } from "zod";
import { ROLES } from "../../derive/purposes";
import { QUICKSIGHT_SECRET_ROLE } from "../../facts/quicksight";
import type { DeepReadonly } from "../../readonly";
import type { quickSight as schema } from "../../schema/consumers/quicksight";
import type { Kind } from "../kind";
import { accessGrants } from "../workloads/access";
import { quickSightChecks } from "./quicksight-checks";

type QuickSight = z.output<typeof schema>;

export type QuickSightModel = DeepReadonly<
  QuickSight & {
    /** Key in the configuration. */
    key: string;
    /** Start of the ids of everything in QuickSight: `acme-dev-shop`. */
    name: string;
    /** Role with which QuickSight makes interfaces in the VPC; it is there in mode `vpc`. */
    role: { name: string; arn: string };
  }
>;

/** Amazon QuickSight over a warehouse. */
export const quickSight: Kind<QuickSight, QuickSightModel> = {
  what: "an analysis tool of QuickSight",
  runs: [
    {
      what: "copies of tables, at set times",
      because: "a refresh schedule of QuickSight cannot be held; take rows.refresh out",
      source: "QuickSight API, RefreshSchedule",
    },
  ],
  lane: "analysis",
  resolve: (entry, key, names) => ({
    ...entry,
    key,
    name: `${names.prefix}-${key}`,
    role: names.role(ROLES.quickSight(key)),
  }),
  uses: ({ warehouse, servicePrincipal }) => [{ family: "consumers", key: warehouse, servicePrincipal }],
  grants: ({ servicePrincipal, dataSets }) =>
    accessGrants(servicePrincipal, {
      reads: Object.values(dataSets).map(({ catalog, schema }) => ({ catalog, schema, volumes: false })),
      writes: [],
    }),
  placement: ({ network }) =>
    network?.mode === "vpc"
      ? {
          subnets: "data-services",
          availabilityZoneIds: network.availabilityZoneIds,
          subnetIds: network.subnetIds,
          fewestZones: 2,
          // Answers: the interfaces' security group forgets what it has asked.
          ports: (network.endpointCidrs ?? []).length > 0 ? [{ from: 0, to: 65_535 }] : [],
          clientCidrs: network.endpointCidrs ?? [],
          calls: { services: [], dataServices: [], outside: [], workspaces: true, answersComeIn: true },
          field: "network",
        }
      : undefined,
  names: ({ network }, key) =>
    network?.mode === "vpc" ? [{ what: "role", layer: "operations", purpose: ROLES.quickSight(key) }] : [],
  steps: [
    {
      id: "quicksight-subscription",
      title: "QuickSight is subscribed to, in the Enterprise edition",
      instructions: [
        "Subscribe the AWS account to QuickSight (Amazon Quick), edition Enterprise, or let foundation.quickSight do it; the region in which that is done keeps users and groups, and goes into foundation.quickSight.identityRegion.",
        "Register the people whom members of groups name, or let IAM Identity Center do it.",
      ],
      blocking: true,
    },
    {
      id: "quicksight-secrets",
      title: "QuickSight has the token that it signs in to Databricks with, and may read it",
      instructions: [
        "As the entry's service principal, make a personal access token with a lifetime that your rules allow: get a token of OAuth for it with its own secret, then call POST /api/2.0/token/create. Note when it ends, and do this again before.",
        'After the data-services layer has run, write {"username": "token", "password": "<the token>"} into a file, and put it: aws secretsmanager put-secret-value --secret-id NAME --secret-string file://FILE; then delete the file.',
        `In QuickSight, under Manage QuickSight, Security & permissions, Add or remove, let it on Secrets Manager and select the secret: that makes the role ${QUICKSIGHT_SECRET_ROLE.value}, which is among the readers of the secret. Give that role kms:Decrypt on the environment's data key.`,
        "Do all of it before the operations layer runs: QuickSight tries the connection when the data source is made.",
      ],
      blocking: false,
    },
  ],
  checks: quickSightChecks,
};
