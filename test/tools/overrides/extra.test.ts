import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { overrideProblems } from "../../../tools/overrides/problems";
import { ACCOUNT_EXTRAS, EXTRAS, NEWER } from "../../support/extra";
import { emitted, overridden, REASON } from "../../support/overrides";
import { failures, SimulatedSite } from "../../support/simulated";

const reason = REASON;
const ROLES = {
  kind: "github",
  repository: "acme/lakehouse",
} as const;

/** One synthesis: extra resources, an override of a known argument, and one of an argument that only a newer version has. */
const all = overridden(
  {
    warehouse: { setting: "consumers.bi", type: "databricks_sql_endpoint", set: { max_num_clusters: 2 }, reason },
    newer: {
      setting: "catalogs.sales",
      type: "databricks_catalog",
      set: { not_known_before: true },
      needs: "1.120.0",
      reason,
    },
  },
  {},
  (input) => {
    input.extraResources = EXTRAS;
    input.foundation = { ...input.foundation, ciRoles: ROLES, permissionsBoundary: { mode: "create" } };
  },
  { providers: NEWER, extraResources: ACCOUNT_EXTRAS },
);

const site = new SimulatedSite();
afterAll(() => site.remove());

describe("resources that no setting makes", () => {
  it("are right", () => {
    expect(all.problems).toEqual([]);
  });

  it("stand in the stack of their layer, with what they refer to", () => {
    const { "//": about, ...help } = emitted(all, "dev-serving-main", "databricks_knowledge_assistant.extra-help");
    expect(help).toEqual({ ...EXTRAS.help?.arguments, warehouse_id: "${databricks_sql_endpoint.consumer-bi.id}" });
    expect(about?.metadata).toMatchObject({ setting: "extraResources.help", needs: "1.111.0" });
    expect(emitted(all, "dev-serving-main", "databricks_knowledge_source.extra-answers")).toMatchObject({
      assistant: "${databricks_knowledge_assistant.extra-help.assistant_name}",
      run_as: "${data.terraform_remote_state.account.outputs.service_principal_application_ids.ingestion}",
    });
    expect(emitted(all, "dev-data-services", "aws_ssm_parameter.extra-parameter").value).toBe(
      "${data.terraform_remote_state.network.outputs.vpc_id}",
    );
    const stack = all.stacks.find(({ name }) => name === "dev-data-services");
    expect(stack?.dependsOn).toContain("dev-network");
    expect(Object.keys(stack?.json.provider ?? {})).toEqual(["aws"]);
  });

  it("stand in the stack of the account, where its file says them", () => {
    const type = "databricks_account_federation_policy";
    const { "//": about, ...policy } = emitted(all, "account", `${type}.extra-pipelines`);
    expect(policy).toEqual({
      ...ACCOUNT_EXTRAS.pipelines?.arguments,
      description: "${databricks_group.group-platform-admins.display_name}",
    });
    expect(about?.metadata).toMatchObject({ setting: "extraResources.pipelines" });
  });

  it("may be made by the deploy role of their layer, by the calls that are said, and by no other", () => {
    const policies = all.stacks.flatMap(({ json }) =>
      Object.entries(json.resource?.aws_iam_policy ?? {}).map(([id, body]) => [id, String(body.policy)] as const),
    );
    const calling = policies.filter(([, policy]) => policy.includes("ssm:PutParameter"));
    expect(calling.length).toBeGreaterThan(0);
    for (const [id, policy] of calling) {
      expect(id).toMatch(/^deploy-role_data-services/);
      expect(policy).toContain("arn:aws:ssm:eu-west-1:111111111111:parameter/acme-dev/*");
    }
  });

  it("are deployed to the simulated cloud beside overrides, planned again without a change, and destroyed", async () => {
    const stacks = ["dev-serving-main", "dev-data-services", "dev-unity-catalog"];
    await site.with(all.platform, stacks, async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      const made = simulation.known().map(({ stack, key }) => `${stack} ${key}`);
      for (const type of ["databricks_knowledge_assistant", "databricks_knowledge_source", "aws_ssm_parameter"]) {
        expect(made.filter((one) => one.includes(type))).toHaveLength(1);
      }
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
      expect(failures(await simulation.destroy())).toEqual([]);
    });
  });
});

describe("schemas that the configuration names", () => {
  const project = mkdtempSync(join(tmpdir(), "lakehouse-schemas-"));
  afterAll(() => rmSync(project, { recursive: true, force: true }));
  const text = { type: "string", optional: true };
  const assistant = {
    attributes: {
      display_name: { type: "string", required: true },
      assistant_name: { type: "string", computed: true },
      warehouse_id: text,
    },
    block_types: {
      instructions: {
        nesting_mode: "list",
        max_items: 1,
        block: { attributes: { text, languages: { type: ["list", "string"], optional: true } } },
      },
    },
  };
  writeFileSync(
    join(project, "schemas.json"),
    JSON.stringify({
      provider_schemas: {
        "registry.terraform.io/databricks/databricks": {
          resource_schemas: { databricks_knowledge_assistant: { block: assistant } },
        },
      },
    }),
  );
  const problems = (schema: string) => {
    const platform = { ...all.platform, account: { ...all.platform.account, providers: { ...NEWER, schema } } };
    return overrideProblems(platform, all.stacks, () => true, project).problems.map(({ file, path, message, fix }) =>
      [file, path, message, fix].join(" | "),
    );
  };

  it("say what is there, and what is not", () => {
    expect(problems("schemas.json")).toEqual([
      expect.stringContaining(
        "overrides.newer.set.not_known_before | there is no argument not_known_before | use one of ",
      ),
      "config/environments/dev.ts | extraResources.help.arguments | there is no argument reviewers in databricks_knowledge_assistant | use one of display_name, instructions, lifecycle, warehouse_id",
      "config/environments/dev.ts | extraResources.answers.type | no type databricks_knowledge_source is known | take a schema of the version that has it",
    ]);
  });

  it("have to be there, and to be what Terraform prints", () => {
    const fix = "write it with terraform providers schema -json, in a folder with the wanted versions";
    expect(problems("none.json")).toEqual([
      `config/account.ts | providers.schema | there is no file none.json | ${fix}`,
    ]);
    writeFileSync(join(project, "other.json"), "[]");
    expect(problems("other.json")).toEqual([
      `config/account.ts | providers.schema | other.json is not what terraform providers schema -json prints | ${fix}`,
    ]);
  });
});
