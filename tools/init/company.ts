import type { DomainInput } from "../../config/domain";
import { zoneIds } from "../../config/facts/regions/zones";
import type { EnvironmentPart } from "../../config/parts";
import type { AccountInput } from "../../config/schema/account";
import type { Answers } from "./answers";
import { topologyOf } from "./topologies";

/** Groups that every company has here, and the one service principal that loads data. */
const [ADMINS, ENGINEERS, ANALYSTS, LOADER] = ["platform-admins", "data-engineers", "analysts", "ingestion"] as const;

/** What the files of a new company say. */
export interface Company {
  readonly account: AccountInput;
  /** What all its environments have. */
  readonly platform: EnvironmentPart;
  /** What differs in the first one. */
  readonly environment: EnvironmentPart;
  readonly domain: DomainInput;
}

export function companyOf(answers: Answers): Company {
  return {
    account: account(answers),
    platform: platform(answers),
    environment: environment(answers),
    domain: domain(answers),
  };
}

function account({
  company,
  databricksAccount,
  deployer,
  attested,
  metastore,
  metastoreAttested,
  region,
  contact,
}: Answers): AccountInput {
  return {
    name: company,
    databricksAccountId: databricksAccount,
    deployer: "terraform",
    metastores: {
      [region]:
        metastore === undefined
          ? { mode: "create", adminGroup: ADMINS }
          : { mode: "existing", id: metastore, adminGroup: ADMINS },
    },
    groups: {
      [ADMINS]: { mode: "create", servicePrincipals: ["terraform"] },
      [ENGINEERS]: { mode: "create" },
      [ANALYSTS]: { mode: "create" },
    },
    servicePrincipals: {
      terraform: { mode: "existing", applicationId: deployer },
      [LOADER]: { mode: "create" },
    },
    tags: { Owner: contact },
    attestations: {
      "bootstrap-service-principal": attested,
      ...(metastoreAttested !== undefined && { "metastore-admin-group": metastoreAttested }),
    },
  };
}

function platform(answers: Answers): EnvironmentPart {
  const { region, workspaces, topology, contact } = answers;
  const { network, hasVpc } = topologyOf(topology);
  const hasSlots = hasVpc && workspaces.length > 1;
  const access = {
    groups: { [ADMINS]: "ADMIN", [ENGINEERS]: "USER", [ANALYSTS]: "USER" },
    servicePrincipals: { [LOADER]: "USER" },
  } as const;
  return {
    region,
    network: network(zoneIds(region).slice(0, 2)),
    workspaces: Object.fromEntries(
      workspaces.map((key, slot) => [key, { access, ...(hasSlots && { networkSlot: slot }) }]),
    ),
    ...(workspaces.length > 1 && { governanceWorkspace: workspaces[0] }),
    zones: {
      raw: { kind: "raw", comment: "Files as they arrive" },
      processed: { kind: "processed", comment: "Managed tables, bronze and silver" },
      curated: { kind: "curated", comment: "Managed tables, gold" },
    },
    operations: { alarmEmails: [contact] },
  };
}

function environment({ environment: name, awsAccount, cidr, github }: Answers): EnvironmentPart {
  return {
    name,
    awsAccountId: awsAccount,
    ...(cidr !== undefined && { network: { cidr } }),
    ...(github !== undefined && {
      foundation: {
        permissionsBoundary: { mode: "create" },
        ciRoles: { kind: "github", repository: github, planRole: "create" },
      },
    }),
    operations: { budget: { monthlyUsd: 1000 } },
  };
}

function domain({ domain: name, workspaces, contact }: Answers): DomainInput {
  const [workspace = ""] = workspaces;
  const catalog = name.replaceAll("-", "_");
  return {
    name,
    owner: ADMINS,
    workspace,
    catalogs: {
      [catalog]: {
        comment: `The data product ${name}`,
        zone: "processed",
        schemas: {
          bronze: { layer: "bronze", comment: "As loaded" },
          silver: { layer: "silver", comment: "Checked" },
          gold: {
            layer: "gold",
            comment: "For others to read",
            zone: "curated",
            grants: { groups: { [ANALYSTS]: ["USE_SCHEMA", "SELECT"] } },
          },
        },
        grants: {
          groups: {
            [ENGINEERS]: ["USE_CATALOG", "USE_SCHEMA", "SELECT", "MODIFY", "CREATE_TABLE"],
            [ANALYSTS]: ["USE_CATALOG"],
          },
        },
      },
    },
    sources: {
      [`${name}-files`]: {
        kind: "s3-files",
        format: "json",
        catalog,
        path: name,
        schedule: { quartzCron: "0 0 * * * ?" },
        notify: [contact],
        runAs: LOADER,
      },
    },
    consumers: {
      [`${name}-queries`]: { kind: "sql-warehouse", size: "2X-Small", permissions: { [ANALYSTS]: "CAN_USE" } },
      [`${name}-overview`]: {
        kind: "dashboard",
        title: `${name}: data products`,
        warehouse: `${name}-queries`,
        catalog,
        permissions: { [ANALYSTS]: "CAN_READ" },
      },
    },
  };
}
