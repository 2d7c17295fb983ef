import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import { addresses } from "../../emitted/stacks";
import { accounts, bankChanges, withCdcFiles } from "../support/cdc-files";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { failures, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";

function emit(change: (input: EnvironmentInput) => void = withCdcFiles) {
  const input: EnvironmentInput = devInput();
  change(input);
  const stacks = synthPlatform(platformOf(accountInput(), input));
  return (name: string) => {
    const stack = stacks.find((one) => one.name === name);
    if (!stack) throw new Error(`no stack ${name}`);
    return stack.json;
  };
}

describe("what a source of files of changes makes", () => {
  const stack = emit();
  const json = stack("dev-ingestion-main");

  it("is a volume, one pipeline for all tables and a job, with one program for all sources", () => {
    expect(addresses(json).filter((address) => /source-(bank|crm)|program-cdc/.test(address))).toEqual([
      "databricks_directory.program-cdc-files_directory",
      "databricks_grants.source-bank_landing_grants",
      "databricks_grants.source-crm_landing_grants",
      "databricks_job.source-bank_schedule_job",
      "databricks_permissions.program-cdc-files_permissions",
      "databricks_permissions.source-bank_load_permissions",
      "databricks_permissions.source-crm_load_permissions",
      "databricks_pipeline.source-bank_load_pipeline",
      "databricks_pipeline.source-crm_load_pipeline",
      "databricks_volume.source-bank_landing_volume",
      "databricks_volume.source-crm_landing_volume",
      "databricks_workspace_file.program-cdc-files_file",
    ]);
    expect(json.output?.job_ids?.value).toHaveProperty("bank");
    expect(json.output?.job_ids?.value).not.toHaveProperty("crm");
  });

  it("has a line of configuration for each table, and lets the first letters of folders be", () => {
    const { configuration, ...pipeline } = resource(json, "databricks_pipeline.source-bank_load_pipeline");
    expect(pipeline).toMatchObject({
      name: "acme-dev-bank",
      serverless: true,
      continuous: false,
      event_log: { name: "bank_event_log", schema: "bronze" },
    });
    expect(configuration).toMatchObject({
      "lakehouse.source.path": "${databricks_volume.source-bank_landing_volume.volume_path}",
      "lakehouse.tables": "accounts,bank_transfers,fees",
      "lakehouse.table.accounts": expect.stringContaining('"folder":"public/Accounts"') as unknown,
      "lakehouse.table.bank_transfers": expect.stringContaining('"history":true') as unknown,
    });
    expect(resource(json, "databricks_volume.source-bank_landing_volume")).toMatchObject({
      name: "landing_bank",
      volume_type: "EXTERNAL",
    });
    expect(resource(json, "databricks_pipeline.source-crm_load_pipeline").continuous).toBe(true);
  });

  it("grows by one line per table", () => {
    const sized = (count: number) =>
      emit((input) => {
        const tables = Array.from({ length: count }, (_, index) => accounts({ folder: `t${index}`, as: `t${index}` }));
        input.sources = { bank: bankChanges({ tables }) };
      })("dev-ingestion-main");
    const few = sized(2);
    const many = sized(102);
    expect(addresses(many)).toEqual(addresses(few));
    const lines = (of: typeof few) =>
      Object.keys(resource(of, "databricks_pipeline.source-bank_load_pipeline").configuration as object).length;
    expect(lines(many) - lines(few)).toBe(100);
  });

  it("may write tables and views where they go, and read the files", () => {
    const id = "${data.terraform_remote_state.account.outputs.service_principal_application_ids.ingestion}";
    expect(resource(json, "databricks_grants.source-bank_landing_grants").grant).toContainEqual({
      principal: id,
      privileges: ["READ_VOLUME"],
    });
    expect(JSON.stringify(stack("dev-unity-catalog").resource?.databricks_grants)).toContain('"CREATE_TABLE"');
  });

  it("is kept where the environment is protected: deleting a pipeline deletes its tables", () => {
    const made = emit((input) => {
      withCdcFiles(input);
      input.protection = { mode: "protected" };
    })("dev-ingestion-main");
    expect(resource(made, "databricks_pipeline.source-bank_load_pipeline").lifecycle).toMatchObject({
      prevent_destroy: true,
    });
  });
});

describe("files of changes in simulated services", () => {
  let site: SimulatedSite;
  beforeEach(() => {
    site = new SimulatedSite();
  });
  afterEach(() => site.remove());

  it("are deployed, have nothing to change afterwards, and go", async () => {
    const input = devInput();
    withCdcFiles(input);
    await site.with(platformOf(accountInput(), input), ["dev-ingestion-main"], async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
      expect(failures(await simulation.destroy())).toEqual([]);
    });
  });
});
