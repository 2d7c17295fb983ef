import { describe, expect, it } from "vitest";
import { factsOf, factsSource, typesWithFacts } from "../../../../tools/simulate/facts";
import type { AttributeFacts } from "../../../../tools/simulate/facts/facts";
import { folderOf, PACKAGES } from "../../../../tools/simulate/schema/packages";

const attribute = (type: string, path: string): AttributeFacts => {
  const found = factsOf(type)?.attributes.get(path);
  if (!found) throw new Error(`${type} has no facts about ${path}`);
  return found;
};

describe("facts of resource types", () => {
  it("name their source", () => {
    expect(factsSource("aws")).toBe("hashicorp/aws 5.100.0, measured with PlanResourceChange");
    expect(factsSource("databricks")).toBe("databricks/databricks 1.99.0, read from its source");
  });

  it("are about types that the bindings have", () => {
    for (const provider of ["aws", "databricks"] as const) {
      const unknown = typesWithFacts(provider).filter((type) => !folderOf(PACKAGES[provider], "resource", type));
      expect(unknown).toEqual([]);
    }
  });

  it("know what replaces, what does not, and what only sometimes does", () => {
    expect(attribute("aws_subnet", "vpc_id").replacement).toEqual({ change: true, set: true, unset: true });
    expect(attribute("aws_vpc", "enable_dns_support").replacement.change).toBe(false);
    expect(attribute("aws_vpc", "instance_tenancy").replacement.onlyIf).toBe("aws_vpc.instance_tenancy");
    expect(attribute("databricks_catalog", "options").replacement.onlyIf).toContain("authorized_paths");
    // Waiting again is another wait.
    expect(attribute("time_sleep", "triggers").replacement.change).toBe(true);
    // Measured: the source of a rule can be changed, but not exchanged for one of another kind.
    expect(attribute("aws_vpc_security_group_ingress_rule", "cidr_ipv4").replacement).toEqual({
      change: false,
      set: true,
      unset: true,
    });
  });

  it("know defaults, allowed values, limits and what is secret", () => {
    expect(attribute("databricks_sql_endpoint", "auto_stop_mins").default).toBe(120);
    expect(attribute("databricks_ip_access_list", "list_type").allowed).toEqual(["ALLOW", "BLOCK"]);
    expect(attribute("databricks_mws_networks", "security_group_ids")).toMatchObject({ minItems: 1, maxItems: 5 });
    expect(attribute("databricks_mws_workspaces", "token.token_value").sensitive).toBe(true);
    expect(attribute("aws_db_instance", "password_wo").writeOnly).toBe(true);
  });

  it("do not take a default from the caller's environment", () => {
    expect(attribute("databricks_git_credential", "personal_access_token").default).toBeUndefined();
  });

  it("know the level, what goes together, and what destroy does", () => {
    const settings = factsOf("databricks_mws_private_access_settings");
    expect(settings?.level).toBe("account");
    expect(factsOf("databricks_dashboard")?.conflicts.get("file_path")).toEqual(["serialized_dashboard"]);
    expect(factsOf("databricks_permission_assignment")?.exactlyOneOf).toHaveLength(1);
    expect(factsOf("databricks_mws_ncc_binding")?.deletion).toMatch(/^noop/);
    expect(factsOf("databricks_workspace_binding")?.changeFails).toEqual(["securable_name"]);
  });

  it("are undefined for a type without any", () => {
    expect(factsOf("time_static")).toBeUndefined();
    expect(factsOf("aws_accessanalyzer_archive_rule")).toBeUndefined();
  });
});
