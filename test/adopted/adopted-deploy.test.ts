import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PARTS } from "../../config/adopted/parts";
import type { Platform } from "../../config/model";
import type { AccountInput } from "../../config/schema/account";
import type { EnvironmentInput } from "../../config/schema/environment";
import { type EmittedStack, inDependencyOrder, type StackJson } from "../../emitted/stacks";
import { readListing } from "../../tools/adopt/listings/read";
import { adoptionProblems } from "../../tools/adopt/problems";
import { type Proposal, propose } from "../../tools/adopt/propose/propose";
import { scopesOf } from "../../tools/adopt/propose/scope";
import type { Store } from "../../tools/simulate/cloud/store";
import { at } from "../../tools/simulate/schema/value";
import { listingsOf } from "../support/listings";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { failures, SimulatedSite } from "../support/simulated";

/** The last part of the id of something that was made, by the name that it has. */
type Ids = (type: string, attribute: string, name: string) => string;

const idsIn =
  (store: Store): Ids =>
  (type, attribute, name) => {
    const found = store.ofType(type).find(({ attributes }) => `${at(attributes, attribute)}`.startsWith(name));
    if (found === undefined) throw new Error(`no ${type} has ${attribute} ${name}`);
    return `${at(found.attributes, "id")}`.replace(/^.*\//, "");
  };

interface Inputs {
  readonly account: AccountInput;
  readonly dev: EnvironmentInput;
}

/** Everything of dev that can be taken in. */
function inputs(): Inputs {
  const [account, dev] = [accountInput(), devInput()];
  account.networkConnectivity = { own: { mode: "create", region: "eu-west-1" } };
  return { account, dev };
}

/** What dev has, taken in by the ids that the clouds gave: as somebody would write it. */
function adopting(id: Ids): Inputs {
  const { account, dev } = inputs();
  const schemas = ["bronze", "silver", "gold"];
  const ofZone = (key: string) => ({
    bucket: `acme-dev-${key}-111111111111`,
    role: `acme-dev-uc-${key}`,
    credentialName: `acme-dev-${key}`,
    externalLocation: `acme-dev-${key}`,
  });
  account.adopted = {
    metastores: { "eu-west-1": id("databricks_metastore", "region", "eu-west-1") },
    groups: { analysts: id("databricks_group", "display_name", "analysts") },
    servicePrincipals: { ingestion: id("databricks_service_principal", "display_name", "acme-ingestion") },
    networkConnectivity: { own: id("databricks_mws_network_connectivity_config", "name", "acme-own") },
  };
  dev.adopted = {
    zones: Object.fromEntries(["raw", "processed", "curated"].map((key) => [key, ofZone(key)])),
    catalogs: {
      sales: {
        catalog: "dev_sales",
        schemas: Object.fromEntries(schemas.map((key) => [key, `dev_sales.${key}`])),
      },
    },
    workspaces: {
      main: {
        workspace: id("databricks_mws_workspaces", "workspace_name", "acme-dev-main"),
        credentialsId: id("databricks_mws_credentials", "credentials_name", "acme-dev-main"),
        storageConfiguration: id(
          "databricks_mws_storage_configurations",
          "storage_configuration_name",
          "acme-dev-main",
        ),
        networkConfiguration: id("databricks_mws_networks", "network_name", "acme-dev-main"),
        bucket: "acme-dev-root-main-111111111111",
        role: "acme-dev-databricks-main",
        warehouse: id("databricks_sql_endpoint", "name", "acme-dev-bootstrap"),
      },
    },
    sources: {
      orders: {
        pipeline: id("databricks_pipeline", "name", "acme-dev-orders"),
        job: id("databricks_job", "name", "acme-dev-orders"),
      },
    },
    consumers: { bi: { warehouse: id("databricks_sql_endpoint", "name", "acme-dev-bi") } },
    settings: {
      "foundation.kms": { keys: { "alias/acme-dev-data": id("aws_kms_key", "description", "Lake") } },
      "foundation.logs": { bucket: "acme-dev-logs-111111111111" },
    },
  };
  return { account, dev };
}

/** The same, and whatever else is listed, as listings propose it. */
function proposed(platform: Platform, stacks: readonly EmittedStack[], store: Store): Proposal {
  const listed = [...listingsOf(store)].flatMap(([file, text]) => readListing(file, Buffer.from(text)).listed);
  return propose(listed, scopesOf(platform, stacks, "dev", undefined));
}

const STACKS = ["account", "dev-serving-main", "dev-ingestion-main", "dev-settings-main"];

describe("what exists already", () => {
  const site = new SimulatedSite();
  let adopted: Platform;
  let ids: Ids = () => "";
  let proposal: Proposal;
  /** The configuration with what is proposed. */
  let files = inputs();
  /** Stack → its `import` blocks. */
  let blocks: ReadonlyMap<string, NonNullable<StackJson["import"]>>;

  beforeAll(async () => {
    const { account, dev } = inputs();
    const before = platformOf(account, dev);
    const made = synthPlatform(before);
    await site.with(before, STACKS, async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      ids = idsIn(simulation.cloud.store);
      proposal = proposed(before, made, simulation.cloud.store);
      files = {
        account: { ...account, adopted: proposal.words.get("config/account.ts") },
        dev: { ...dev, adopted: proposal.words.get("config/environments/dev.ts") },
      };
      adopted = platformOf(files.account, files.dev);
    });
    const stacks = synthPlatform(adopted);
    expect(adoptionProblems(adopted, stacks, () => true)).toEqual([]);
    blocks = new Map(inDependencyOrder(stacks).flatMap(({ name, json }) => (json.import ? [[name, json.import]] : [])));
    for (const [stack, all] of blocks) {
      site.forget(
        stack,
        all.map(({ to }) => to),
      );
    }
  });
  afterAll(() => site.remove());

  it("is found in listings, as it is written by hand", () => {
    expect(proposal.problems).toEqual([]);
    expect(proposal.made).toEqual([]);
    const { account, dev } = adopting(ids);
    expect(proposal.words.get("config/account.ts")).toMatchObject(account.adopted ?? {});
    expect(proposal.words.get("config/environments/dev.ts")).toMatchObject(dev.adopted ?? {});
  });

  it("has a block for every part, with all that stands beside it", () => {
    const types = new Set([...blocks.values()].flat().map(({ to }) => to.split(".")[0]));
    const { networkPolicy: _limits, ...here } = PARTS;
    for (const { type } of Object.values(here)) expect([...types], type).toContain(type);
    expect(Object.fromEntries([...blocks].map(([stack, all]) => [stack, all.length]))).toMatchSnapshot();
  });

  it("is an error of the plan where it is not there", async () => {
    const { account, dev } = files;
    const elsewhere = "0c9d2a74-5e13-4b8f-a6d7-91e0f3b24c58";
    const wrong = { ...dev, adopted: { ...dev.adopted, sources: { orders: { pipeline: elsewhere } } } };
    await site.with(platformOf(account, wrong), ["dev-ingestion-main"], async (simulation) => {
      const { stacks } = await simulation.plan();
      const said = stacks.flatMap(({ result }) => result.diagnostics.map(({ detail, summary }) => summary + detail));
      expect(said.join("\n")).toContain(`There is no databricks_pipeline with the import id "${elsewhere}"`);
    });
  });

  it("is taken in: nothing of it is made or destroyed, what differs is shown, and then there is nothing to do", async () => {
    await site.with(adopted, STACKS, async (simulation) => {
      const { store } = simulation.cloud;
      const [catalog] = store.ofType("databricks_catalog");
      if (catalog === undefined) throw new Error("there is no catalog");
      store.put({ ...catalog, attributes: { ...catalog.attributes, comment: "Somebody else's words" } });
      const before = store.all().length;

      const { stacks } = await simulation.plan();
      for (const { stack, result } of stacks) {
        expect(result.diagnostics, stack).toEqual([]);
        const all = blocks.get(stack) ?? [];
        const seen = (action: string) => Object.keys(result.planned).filter((to) => result.planned[to] === action);
        // The provider does not show the deployer's own entry to whoever does not know it yet.
        const differs = (to: string) => /^databricks_(catalog|permissions)\./.test(to);
        const expected = all.map(({ to }) => to);
        expect(seen("import").sort(), stack).toEqual(expected.filter((to) => !seen("update").includes(to)).sort());
        expect(seen("update").filter((to) => !differs(to))).toEqual([]);
        expect(Object.keys(result.planned).sort(), stack).toEqual(expected.sort());
      }
      const { result } = stacks.find(({ stack }) => stack === "dev-unity-catalog") ?? {};
      expect(result?.text).toContain("databricks_catalog.catalog-sales will be updated in-place");
      expect(result?.text).toMatch(/Plan: \d+ to import, 0 to add, 1 to change, 0 to destroy/);

      expect(failures(await simulation.up())).toEqual([]);
      expect(store.all()).toHaveLength(before);
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
    });
  });
});
