import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSteps } from "../../config/manual-steps";
import type { EnvironmentInput } from "../../config/schema/environment";
import { type Changes, report } from "../config/problems";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";
import { withFolders } from "../support/workspace-folders";

function platformWith(change: (input: EnvironmentInput) => void = withFolders) {
  const input = devInput();
  change(input);
  return platformOf(accountInput(), input);
}

const FOLDER = {
  url: "https://github.com/acme/lakehouse.git",
  checkout: { what: "branch", name: "main" },
};
const git = (change: object): Changes => ({ "workspaces.main.gitFolders": { lakehouse: { ...FOLDER, ...change } } });
const folder = (change: object): Changes => ({ "workspaces.main.folders": { sales: change } });

describe("folders of a workspace, in the configuration", () => {
  it.each<[string, Changes]>([
    ["of a team", folder({ permissions: { analysts: "CAN_EDIT" } })],
    ["of nobody but administrators", folder({})],
    ["of Git, at a branch", git({})],
    ["of Git, at a tag", git({ checkout: { what: "tag", name: "release/2026.11" } })],
    ["of Git, in part", git({ only: ["pipelines", "notebooks/orders"] })],
    ["of AWS CodeCommit", git({ url: "https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/lakehouse" })],
    ["of a host of one's own", git({ url: "https://git.acme.example:8443/a/b.git", provider: "gitHubEnterprise" })],
  ])("are taken: %s", (_, dev) => expect(report({ dev })).toBe(""));

  it.each<[string, Changes, string]>([
    ["a group that is not there", folder({ permissions: { analyst: "CAN_EDIT" } }), "analyst"],
    ["a level that is not there", folder({ permissions: { analysts: "CAN_USE" } }), "CAN_USE"],
    ["a service principal that is not there", folder({ servicePrincipals: { robot: "CAN_RUN" } }), "robot"],
    ["a path", folder({ path: "/Shared/sales" }), "path"],
    ["a name with a slash", { "workspaces.main.folders": { "a/b": {} } }, "is not a valid key"],
    [
      "a repository with a token in it",
      git({ url: "https://x:ghp_abc@github.com/acme/a.git" }),
      "looks like a password in a URL",
    ],
    ["a repository over SSH", git({ url: "git@github.com:acme/a.git" }), "is not the address of a repository"],
    ["a repository without TLS", git({ url: "http://github.com/acme/a.git" }), "is not the address of a repository"],
    ["a host alone", git({ url: "https://github.com/" }), "is not the address of a repository"],
    [
      "a host that Databricks does not know",
      git({ url: "https://git.acme.example/a/b.git" }),
      "Databricks does not know what git.acme.example is",
    ],
    [
      "a host that looks like GitHub",
      git({ url: "https://github.com.acme.example/a/b" }),
      "Databricks does not know what github.com.acme.example is",
    ],
    ["nothing that is checked out", git({ checkout: undefined }), "checkout"],
    ["a branch and a tag", git({ checkout: { what: "branch", name: "main", tag: "v1" } }), "tag"],
    [
      "a branch with a space",
      git({ checkout: { what: "branch", name: "my branch" } }),
      "is not the name of a branch or tag",
    ],
    [
      "a branch with two dots",
      git({ checkout: { what: "branch", name: "a..b" } }),
      "is not the name of a branch or tag",
    ],
    ["a folder above the repository", git({ only: ["../other"] }), "is not a folder of a repository"],
    ["folders that are none", git({ only: [] }), "only"],
    ["a token", git({ personalAccessToken: "ghp_abc" }), "personalAccessToken"],
    [
      "a repository twice",
      { "workspaces.main.gitFolders": { a: FOLDER, b: FOLDER } },
      "workspaces.main.gitFolders.b: is the same as a",
    ],
    ["an expression", git({ checkout: { what: "tag", name: "$" + "{x}" } }), "name"],
  ])("are refused: %s", (_, dev, message) => expect(report({ dev })).toContain(message));

  it("ask by hand for tokens of repositories that not everybody may read", () => {
    const steps = (change: (input: EnvironmentInput) => void) => openSteps(platformWith(change)).map(({ id }) => id);
    expect(steps(withFolders)).toContain("git-credential");
    expect(
      steps((input) => {
        withFolders(input);
        delete input.workspaces.main?.gitFolders?.lakehouse;
      }),
    ).not.toContain("git-credential");
  });
});

describe("folders of a workspace", () => {
  const json = synthPlatform(platformWith()).find(({ name }) => name === "dev-settings-main")?.json ?? {};
  const access = (address: string) => resource(json, `databricks_permissions.${address}_permissions`).access_control;
  let site: SimulatedSite;
  beforeAll(() => {
    site = new SimulatedSite();
  });
  afterAll(() => site.remove());

  it("have the rights of groups, on a folder with all that is in it, and are not emptied", () => {
    const made = resource(json, "databricks_directory.folder-sales");
    expect(made).toMatchObject({ path: "/Teams/sales" });
    expect(made).not.toHaveProperty("delete_recursive");
    expect(access("folder-sales")).toEqual([
      { service_principal_name: accountDeployer(), permission_level: "CAN_MANAGE" },
      { group_name: "analysts", permission_level: "CAN_EDIT" },
      {
        service_principal_name: expect.stringContaining("service_principal_application_ids"),
        permission_level: "CAN_READ",
      },
    ]);
  });

  it("of Git are checked out at what is said, with no token anywhere", () => {
    const made = resource(json, "databricks_repo.git-folder-lakehouse");
    expect(made).toMatchObject({
      url: "https://git.acme.example/data/lakehouse.git",
      git_provider: "gitLabEnterpriseEdition",
      path: "/Lakehouse/acme-dev/git/lakehouse",
      tag: "v1.4.0",
      sparse_checkout: { patterns: ["pipelines", "notebooks/orders"] },
    });
    expect(made).not.toHaveProperty("branch");
    expect(resource(json, "databricks_repo.git-folder-samples")).toMatchObject({ branch: "main" });
    expect(Object.keys(json.resource ?? {})).not.toContain("databricks_git_credential");
    expect(access("git-folder-lakehouse")).toContainEqual({
      group_name: "data-engineers",
      permission_level: "CAN_READ",
    });
    expect(Object.keys(Object(json.output?.git_folder_paths?.value))).toEqual(["lakehouse", "samples"]);
  });

  it("are deployed to simulated services, have nothing to change afterwards, and go", async () => {
    await expectComesAndGoes(site, platformWith(), ["dev-settings-main"]);
  });
});

function accountDeployer(): string {
  const { terraform } = accountInput().servicePrincipals;
  return terraform?.mode === "existing" ? terraform.applicationId : "";
}
