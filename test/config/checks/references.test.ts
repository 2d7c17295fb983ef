import { describe, expect, it } from "vitest";
import { report } from "../problems";

describe("references", () => {
  it("are refused everywhere when they name nothing, all at once", () => {
    const grants = { groups: { nobody: ["READ_FILES"] }, servicePrincipals: { nobody: ["BROWSE"] } };
    const dev = {
      governanceWorkspace: "lab",
      "network.subnets.workspaces.lab": { "euw1-az1": "10.20.128.0/20", "euw1-az2": "10.20.144.0/20" },
      "workspaces.main.access.groups.nobody": "USER",
      "workspaces.main.access.servicePrincipals.nobody": "USER",
      "workspaces.main.defaultCatalog": "slaes",
      "workspaces.main.clusterPolicies.jobs.groups": ["nobody"],
      "zones.raw.grants": grants,
      "externalLocations.partner": { url: "s3://partner/files", comment: "Files", grants },
      "catalogs.sales.zone": "raww",
      "catalogs.sales.owner": "nobody",
      "catalogs.sales.workspaces": ["main", "lab"],
      "catalogs.sales.grants.groups.nobody": ["BROWSE"],
      "catalogs.sales.schemas.gold.zone": "cold",
      "catalogs.sales.schemas.gold.grants.groups.nobody": ["SELECT"],
      "catalogs.sales.schemas.gold.volumes.exports.grants": { servicePrincipals: { nobody: ["READ_VOLUME"] } },
      "sources.orders.workspace": "lab",
      "sources.orders.zone": "landing",
      "sources.orders.silverSchema": "platinum",
      "sources.orders.runAs": "nobody",
      "consumers.bi.workspace": "lab",
      "consumers.bi.permissions.nobody": "CAN_USE",
      "consumers.gold-overview.warehouse": "powerbi",
      "consumers.gold-overview.schema": "platinum",
    };
    expect(report({ dev })).toMatchInlineSnapshot(`
      "dev: catalogs.sales.grants.groups.nobody: "nobody" is not a group of the account (platform-admins, data-engineers, analysts). Fix: correct the name, or declare it under groups in config/account.ts.
      dev: catalogs.sales.owner: "nobody" is not a group of the account (platform-admins, data-engineers, analysts). Fix: correct the name, or declare it under groups in config/account.ts.
      dev: catalogs.sales.schemas.gold.grants.groups.nobody: "nobody" is not a group of the account (platform-admins, data-engineers, analysts). Fix: correct the name, or declare it under groups in config/account.ts.
      dev: catalogs.sales.schemas.gold.volumes.exports.grants.servicePrincipals.nobody: "nobody" is not a service principal of the account (terraform, ingestion). Fix: correct the name, or declare it under servicePrincipals in config/account.ts.
      dev: catalogs.sales.schemas.gold.zone: "cold" is not a zone of the environment (raw, processed, curated). Fix: correct the name, or declare it under zones.
      dev: catalogs.sales.workspaces.1: "lab" is not a workspace of the environment (main). Fix: correct the name, or declare it under workspaces.
      dev: catalogs.sales.zone: "raww" is not a zone of the environment (raw, processed, curated). Fix: write "raw", or declare it under zones.
      dev: consumers.bi.permissions.nobody: "nobody" is not a group of the account (platform-admins, data-engineers, analysts). Fix: correct the name, or declare it under groups in config/account.ts.
      dev: consumers.bi.workspace: "lab" is not a workspace of the environment (main). Fix: correct the name, or declare it under workspaces.
      dev: consumers.gold-overview.schema: "platinum" is not a schema of sales (bronze, silver, gold). Fix: correct the name, or declare it under catalogs.sales.schemas.
      dev: consumers.gold-overview.warehouse: "powerbi" is not a consumer of the environment (bi, gold-overview). Fix: correct the name, or declare it under consumers.
      dev: externalLocations.partner.grants.groups.nobody: "nobody" is not a group of the account (platform-admins, data-engineers, analysts). Fix: correct the name, or declare it under groups in config/account.ts.
      dev: externalLocations.partner.grants.servicePrincipals.nobody: "nobody" is not a service principal of the account (terraform, ingestion). Fix: correct the name, or declare it under servicePrincipals in config/account.ts.
      dev: governanceWorkspace: "lab" is not a workspace of the environment (main). Fix: correct the name, or declare it under workspaces.
      dev: network.subnets.workspaces.lab: "lab" is not a workspace of the environment (main). Fix: correct the name, or declare it under workspaces.
      dev: sources.orders.runAs: "nobody" is not a service principal of the account (terraform, ingestion). Fix: correct the name, or declare it under servicePrincipals in config/account.ts.
      dev: sources.orders.silverSchema: "platinum" is not a schema of sales (bronze, silver, gold). Fix: correct the name, or declare it under catalogs.sales.schemas.
      dev: sources.orders.workspace: "lab" is not a workspace of the environment (main). Fix: correct the name, or declare it under workspaces.
      dev: sources.orders.zone: "landing" is not a zone of the environment (raw, processed, curated). Fix: correct the name, or declare it under zones.
      dev: workspaces.main.access.groups.nobody: "nobody" is not a group of the account (platform-admins, data-engineers, analysts). Fix: correct the name, or declare it under groups in config/account.ts.
      dev: workspaces.main.access.servicePrincipals.nobody: "nobody" is not a service principal of the account (terraform, ingestion). Fix: correct the name, or declare it under servicePrincipals in config/account.ts.
      dev: workspaces.main.clusterPolicies.jobs.groups.0: "nobody" is not a group of the account (platform-admins, data-engineers, analysts). Fix: correct the name, or declare it under groups in config/account.ts.
      dev: workspaces.main.defaultCatalog: "slaes" is not a catalog of the environment (sales). Fix: write "sales", or declare it under catalogs.
      dev: zones.raw.grants.groups.nobody: "nobody" is not a group of the account (platform-admins, data-engineers, analysts). Fix: correct the name, or declare it under groups in config/account.ts.
      dev: zones.raw.grants.servicePrincipals.nobody: "nobody" is not a service principal of the account (terraform, ingestion). Fix: correct the name, or declare it under servicePrincipals in config/account.ts."
    `);
  });

  it("are refused when they name an unknown catalog, whose schemas are then not judged", () => {
    expect(report({ dev: { "sources.orders.catalog": "shop" } })).toMatchInlineSnapshot(
      `"dev: sources.orders.catalog: "shop" is not a catalog of the environment (sales). Fix: correct the name, or declare it under catalogs."`,
    );
  });

  it("are not reported again when what they name is declared, but wrong", () => {
    const account = { "groups.analysts": 5, "servicePrincipals.ingestion": { mode: "creat" } };
    const dev = { "zones.processed": null, "catalogs.sales.schemas.bronze": "x", "consumers.bi": [] };
    expect(report({ account, dev })).toMatchInlineSnapshot(`
      "account: groups.analysts: must be an object, but is 5. Fix: write an object in braces, with mode "create" or "existing".
      account: servicePrincipals.ingestion.mode: "creat" is not one of the possible values. Fix: use one of "create", "existing".
      dev: catalogs.sales.schemas.bronze: must be an object, but is "x". Fix: write an object in braces.
      dev: consumers.bi: must be an object, but is a list. Fix: write an object in braces.
      dev: zones.processed: must be an object, but is null. Fix: write an object in braces."
    `);
  });

  it("are not reported when nothing can be told about what would declare them", () => {
    expect(
      report({ account: { groups: [], servicePrincipals: null }, dev: { workspaces: "main" } }),
    ).toMatchInlineSnapshot(`
      "account: groups: must be an object, but is a list. Fix: write an object in braces.
      account: servicePrincipals: must be an object, but is null. Fix: write an object in braces.
      dev: workspaces: must be an object, but is "main". Fix: write an object in braces."
    `);
    expect(report({ account: { "": null } })).toMatchInlineSnapshot(
      `"account: must be an object, but is null. Fix: write an object in braces."`,
    );
  });

  it("do not find what every object inherits", () => {
    expect(
      report({ dev: { "sources.orders.runAs": "constructor", "sources.orders.zone": "constructor" } }),
    ).toMatchInlineSnapshot(`
      "dev: sources.orders.runAs: "constructor" is not a service principal of the account (terraform, ingestion). Fix: correct the name, or declare it under servicePrincipals in config/account.ts.
      dev: sources.orders.zone: "constructor" is not a zone of the environment (raw, processed, curated). Fix: correct the name, or declare it under zones."
    `);
  });
});
