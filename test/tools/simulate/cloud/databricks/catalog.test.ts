import { describe, expect, it } from "vitest";
import { accessRequests } from "../../../../../tools/simulate/cloud/rules/databricks/catalog/access-requests";
import { createPrivilege } from "../../../../../tools/simulate/cloud/rules/databricks/catalog/create-privilege";
import { grantPrivileges } from "../../../../../tools/simulate/cloud/rules/databricks/catalog/grant-privileges";
import { grantsKeepManage } from "../../../../../tools/simulate/cloud/rules/databricks/catalog/grants-keep-manage";
import { grantsOnce } from "../../../../../tools/simulate/cloud/rules/databricks/catalog/grants-once";
import { manageNeeded } from "../../../../../tools/simulate/cloud/rules/databricks/catalog/manage-needed";
import { metastorePerRegion } from "../../../../../tools/simulate/cloud/rules/databricks/catalog/metastore-per-region";
import { securableExists } from "../../../../../tools/simulate/cloud/rules/databricks/catalog/securable-exists";
import { securableName } from "../../../../../tools/simulate/cloud/rules/databricks/catalog/securable-name";
import { securableNotEmpty } from "../../../../../tools/simulate/cloud/rules/databricks/catalog/securable-not-empty";
import { securableVisible } from "../../../../../tools/simulate/cloud/rules/databricks/catalog/securable-visible";
import { systemSchema } from "../../../../../tools/simulate/cloud/rules/databricks/catalog/system-schema";
import type { ObjectValue } from "../../../../../tools/simulate/schema/value";
import { checkRule } from "../support/checks";
import { METASTORE, TERRAFORM } from "./lakehouse";
import { account, catalog, otherWorkspace } from "./support";

const bindingType = checkRule("binding-type");

/** The metastore belongs to others, and so does the catalog. */
function strangers() {
  const built = catalog();
  built.world.change(built.metastore, { owner: "somebody-else" });
  built.world.change(built.sales, { owner: "somebody-else" });
  built.world.change(built.bronze, { owner: "somebody-else" });
  return built;
}

const grant = (principal: string, ...privileges: readonly string[]) => ({ principal, privileges });

describe("metastore-per-region", () => {
  it("refuses a second metastore in the region", () => {
    const { world } = account();
    const make = (region: string) => world.create(metastorePerRegion, "databricks_metastore", { region });
    expect(make("eu-west-1")?.fix).toContain("existing");
    expect(make("us-east-1")).toBeUndefined();
  });

  it("refuses a metastore of another region for a workspace", () => {
    const { world, metastore } = catalog();
    const assign = () =>
      world.create(metastorePerRegion, "databricks_metastore_assignment", {
        workspace_id: 1001,
        metastore_id: METASTORE,
      });
    expect(assign()).toBeUndefined();
    world.change(metastore, { region: "us-east-1" });
    expect(assign()?.detail).toContain("us-east-1");
  });
});

describe("securable-name", () => {
  it("refuses names that are taken in the metastore, without regard to case", () => {
    const { world } = catalog();
    const make = (type: string, planned: ObjectValue) => world.create(securableName, type, planned);
    expect(make("databricks_catalog", { name: "Sales" })?.summary).toBe("CATALOG_ALREADY_EXISTS");
    expect(make("databricks_schema", { catalog_name: "sales", name: "bronze" })).toBeDefined();
    expect(make("databricks_schema", { catalog_name: "sales", name: "silver" })).toBeUndefined();
    expect(make("databricks_credential", { name: "zone" })?.detail).toContain("databricks_storage_credential");
  });

  it("refuses reserved and malformed names", () => {
    const { world } = catalog();
    expect(world.create(securableName, "databricks_catalog", { name: "system" })?.detail).toContain("itself");
    expect(world.create(securableName, "databricks_catalog", { name: "a.b" })?.detail).toContain("dots");
    expect(
      world.create(securableName, "databricks_schema", { catalog_name: "sales", name: "information_schema" }),
    ).toBeDefined();
  });

  it("accepts the name in the metastore of another region", () => {
    const { world, sales } = catalog();
    world.change(sales, { metastore_id: "another" });
    expect(world.create(securableName, "databricks_catalog", { name: "sales" })).toBeUndefined();
  });
});

describe("securable-exists", () => {
  it("refuses a schema, grants, a binding, a share and a pipeline for what is not there", () => {
    const { world } = catalog();
    const missing: readonly (readonly [string, ObjectValue])[] = [
      ["databricks_schema", { catalog_name: "none", name: "a" }],
      ["databricks_volume", { catalog_name: "sales", schema_name: "none", name: "a" }],
      ["databricks_grants", { catalog: "none", grant: [] }],
      ["databricks_workspace_binding", { securable_type: "catalog", securable_name: "none" }],
      ["databricks_share", { object: [{ data_object_type: "SCHEMA", name: "sales.none" }] }],
      ["databricks_pipeline", { catalog: "sales", schema: "none" }],
      ["databricks_policy_info", { on_securable_type: "CATALOG", on_securable_fullname: "none" }],
    ];
    for (const [type, planned] of missing) {
      expect(world.create(securableExists, type, planned)?.summary, type).toContain("DOES_NOT_EXIST");
    }
  });

  it("accepts what is there, and does not ask after tables, which pipelines make", () => {
    const { world } = catalog();
    expect(world.create(securableExists, "databricks_schema", { catalog_name: "sales", name: "a" })).toBeUndefined();
    expect(
      world.create(securableExists, "databricks_pipeline", { catalog: "sales", schema: "bronze" }),
    ).toBeUndefined();
    expect(world.create(securableExists, "databricks_grants", { schema: "sales.bronze", grant: [] })).toBeUndefined();
    expect(
      world.create(securableExists, "databricks_grants", { table: "sales.bronze.orders", grant: [] }),
    ).toBeUndefined();
  });
});

describe("securable-visible", () => {
  const bind = (built: ReturnType<typeof catalog>, workspace_id: number) =>
    built.world.has("databricks_workspace_binding", {
      workspace_id,
      securable_type: "catalog",
      securable_name: "sales",
    });

  it("refuses an isolated catalog, and what is in it, from a workspace that is not bound", () => {
    const built = catalog();
    const { world, sales, bronze } = built;
    otherWorkspace(world);
    expect(world.delete(securableVisible, bronze, "other-workspace")).toBeUndefined();
    world.change(sales, { isolation_mode: "ISOLATED" });
    bind(built, 1001);
    expect(world.delete(securableVisible, bronze)).toBeUndefined();
    expect(world.delete(securableVisible, bronze, "other-workspace")?.detail).toContain("acme-dev-other");
    const grants = { catalog: "sales", grant: [] };
    expect(world.create(securableVisible, "databricks_grants", grants, "other-workspace")).toBeDefined();
    expect(
      world.create(securableVisible, "databricks_pipeline", { catalog: "sales" }, "other-workspace"),
    ).toBeDefined();
    bind(built, 1002);
    expect(world.create(securableVisible, "databricks_grants", grants, "other-workspace")).toBeUndefined();
  });

  it("refuses a volume in an isolated location, and a location with an isolated credential", () => {
    const { world, location, zoneCredential } = catalog();
    const volume = { catalog_name: "sales", schema_name: "bronze", name: "v", storage_location: "s3://zone/v" };
    world.change(location, { isolation_mode: "ISOLATION_MODE_ISOLATED" });
    expect(world.create(securableVisible, "databricks_volume", volume)?.detail).toContain("external_location");
    world.change(zoneCredential, { isolation_mode: "ISOLATION_MODE_ISOLATED" });
    const other = { name: "other", credential_name: "zone" };
    expect(world.create(securableVisible, "databricks_external_location", other)?.detail).toContain("credential");
  });
});

describe("create-privilege", () => {
  const makeCatalog = { name: "new", storage_root: "s3://zone/new" };

  it("accepts an administrator of the metastore, through the group that owns it", () => {
    const { world } = catalog();
    expect(world.create(createPrivilege, "databricks_catalog", makeCatalog)).toBeUndefined();
  });

  it("refuses somebody without the privilege on the metastore, and accepts a grant of it", () => {
    const { world, metastore, membership } = catalog();
    world.remove(membership);
    expect(world.create(createPrivilege, "databricks_catalog", makeCatalog)?.summary).toContain("CREATE CATALOG");
    world.has("databricks_grants", { metastore: METASTORE, grant: [grant(TERRAFORM, "CREATE_CATALOG")] });
    expect(world.create(createPrivilege, "databricks_catalog", makeCatalog)).toBeUndefined();
    world.change(metastore, { owner: TERRAFORM });
    expect(world.create(createPrivilege, "databricks_connection", { name: "c" })).toBeUndefined();
  });

  it("refuses managed storage and external volumes in a location of others", () => {
    const { world, location, metastore } = catalog();
    world.change(metastore, { owner: "somebody-else" });
    world.change(location, { owner: "somebody-else" });
    const schema = { catalog_name: "sales", name: "gold", storage_root: "s3://zone/gold" };
    expect(world.create(createPrivilege, "databricks_schema", schema)?.summary).toContain("CREATE MANAGED STORAGE");
    const volume = { catalog_name: "sales", schema_name: "bronze", name: "v", storage_location: "s3://zone/v" };
    expect(world.create(createPrivilege, "databricks_volume", volume)?.summary).toContain("CREATE EXTERNAL VOLUME");
    world.has("databricks_grants", { external_location: "zone", grant: [grant(TERRAFORM, "ALL_PRIVILEGES")] });
    expect(world.create(createPrivilege, "databricks_schema", schema)).toBeUndefined();
  });
});

describe("manage-needed", () => {
  it("refuses to change, grant or bind what belongs to others", () => {
    const { world, sales, bronze } = strangers();
    expect(world.update(manageNeeded, sales, { comment: "x" })?.summary).toContain("MANAGE");
    expect(world.delete(manageNeeded, bronze)).toBeDefined();
    expect(world.create(manageNeeded, "databricks_grants", { catalog: "sales", grant: [] })).toBeDefined();
    const binding = { securable_type: "catalog", securable_name: "sales", workspace_id: 1001 };
    expect(world.create(manageNeeded, "databricks_workspace_binding", binding)).toBeDefined();
  });

  it("accepts the owner, also of what is around it, and whoever has MANAGE; ALL_PRIVILEGES is not enough", () => {
    const { world, sales, bronze } = strangers();
    const grants = world.has("databricks_grants", { catalog: "sales", grant: [grant(TERRAFORM, "ALL_PRIVILEGES")] });
    expect(world.delete(manageNeeded, bronze)).toBeDefined();
    world.change(grants, { grant: [grant("platform-admins", "MANAGE")] });
    expect(world.delete(manageNeeded, bronze)).toBeUndefined();
    world.remove(grants);
    world.change(sales, { owner: "platform-admins" });
    expect(world.delete(manageNeeded, bronze)).toBeUndefined();
  });
});

describe("grant-privileges", () => {
  it("refuses privileges that the securable does not have", () => {
    const { world } = catalog();
    const ask = (target: ObjectValue, ...privileges: readonly string[]) =>
      world.create(grantPrivileges, "databricks_grants", { ...target, grant: [grant("analysts", ...privileges)] });
    expect(ask({ catalog: "sales" }, "USE_CATALOG", "SELECT")).toBeUndefined();
    expect(ask({ catalog: "sales" }, "READ_FILES")?.detail).toContain("READ_FILES");
    expect(ask({ schema: "sales.bronze" }, "USE_CATALOG")).toBeDefined();
    expect(ask({ external_location: "zone" }, "CREATE EXTERNAL VOLUME")).toBeUndefined();
    expect(ask({ metastore: METASTORE }, "CREATE_CATALOG")).toBeUndefined();
    expect(ask({ share: "s" }, "MODIFY")).toBeDefined();
  });
});

describe("grants-keep-manage", () => {
  const grants = (...list: readonly ObjectValue[]) => ({ catalog: "sales", grant: list });

  it("refuses grants without MANAGE for the caller, who is not the owner (H10)", () => {
    const { world } = strangers();
    const ask = (...list: readonly ObjectValue[]) =>
      world.create(grantsKeepManage, "databricks_grants", grants(...list));
    expect(ask(grant("analysts", "SELECT"))?.fix).toContain("MANAGE");
    expect(ask(grant("analysts", "SELECT"), grant(TERRAFORM, "MANAGE"))).toBeUndefined();
    expect(ask(grant("Platform-Admins", "MANAGE"))).toBeUndefined();
  });

  it("lets the owner leave itself out", () => {
    const { world } = catalog();
    expect(world.create(grantsKeepManage, "databricks_grants", grants(grant("analysts", "SELECT")))).toBeUndefined();
  });
});

describe("grants-once", () => {
  it("refuses a second databricks_grants for a securable, and a databricks_grant beside it", () => {
    const { world } = catalog();
    const both = { catalog: "sales", grant: [] };
    expect(world.create(grantsOnce, "databricks_grants", both)).toBeUndefined();
    world.has("databricks_grants", both);
    expect(world.create(grantsOnce, "databricks_grants", { ...both, catalog: "SALES" })?.summary).toBe("CONFLICT");
    expect(world.create(grantsOnce, "databricks_grant", { catalog: "sales", principal: "analysts" })).toBeDefined();
    expect(world.create(grantsOnce, "databricks_grants", { schema: "sales.bronze", grant: [] })).toBeUndefined();
  });

  it("accepts one databricks_grant per principal", () => {
    const { world } = catalog();
    world.has("databricks_grant", { catalog: "sales", principal: "analysts" });
    expect(
      world.create(grantsOnce, "databricks_grant", { catalog: "sales", principal: "platform-admins" }),
    ).toBeUndefined();
    expect(world.create(grantsOnce, "databricks_grant", { catalog: "sales", principal: "analysts" })).toBeDefined();
  });
});

describe("binding-type", () => {
  it("refuses a read-only binding of anything but a catalog", () => {
    const { world } = catalog();
    const bind = (securable_type: string) =>
      world.create(bindingType, "databricks_workspace_binding", {
        securable_type,
        binding_type: "BINDING_TYPE_READ_ONLY",
      });
    expect(bind("catalog")).toBeUndefined();
    expect(bind("external_location")?.detail).toContain("external_location");
  });
});

describe("system-schema", () => {
  it("refuses billing, and a schema that another workspace has switched on", () => {
    const { world } = catalog();
    const make = (schema: string) => world.create(systemSchema, "databricks_system_schema", { schema });
    expect(make("billing")?.fix).toContain("leave it out");
    expect(make("access")).toBeUndefined();
    world.has("databricks_system_schema", { schema: "access", metastore_id: METASTORE });
    expect(make("access")?.fix).toContain("once per metastore");
  });
});

describe("securable-not-empty", () => {
  it("refuses to delete a catalog with a schema, a schema with a volume, a location and a credential in use", () => {
    const { world, sales, bronze, location, zoneCredential, metastore } = catalog();
    world.has("databricks_volume", { name: "v", catalog_name: "sales", schema_name: "bronze" });
    for (const object of [sales, bronze, location, zoneCredential, metastore]) {
      expect(world.delete(securableNotEmpty, object)?.detail, object.type).toContain("not empty");
    }
  });

  it("accepts an empty one, and one with force_destroy", () => {
    const { world, sales, bronze, metastore } = catalog();
    expect(world.delete(securableNotEmpty, bronze)).toBeUndefined();
    world.change(sales, { force_destroy: true });
    world.change(metastore, { force_destroy: true });
    expect(world.delete(securableNotEmpty, sales)).toBeUndefined();
    expect(world.delete(securableNotEmpty, metastore)).toBeUndefined();
    const { metastore: empty, world: bare } = account();
    expect(bare.delete(securableNotEmpty, empty)).toBeUndefined();
  });
});

describe("access-requests", () => {
  const to = (type: string, full_name: string, ...destination_types: readonly string[]) => ({
    securable: { type, full_name },
    destinations: destination_types.map((destination_type) => ({ destination_type, destination_id: "x" })),
  });
  const TYPE = "databricks_rfa_access_request_destinations";

  it("go to places of what is there, from who manages it", () => {
    const { world } = catalog();
    expect(world.create(accessRequests, TYPE, to("CATALOG", "sales", "EMAIL", "SLACK"))).toBeUndefined();
    expect(world.create(accessRequests, TYPE, to("SCHEMA", "sales.bronze"))).toBeUndefined();
    expect(world.create(accessRequests, TYPE, to("METASTORE", METASTORE, "URL"))).toBeUndefined();
    expect(world.create(accessRequests, TYPE, to("CATALOG", "nowhere", "EMAIL"))?.summary).toBe(
      "CATALOG_DOES_NOT_EXIST",
    );
    expect(strangers().world.create(accessRequests, TYPE, to("CATALOG", "sales", "EMAIL"))?.summary).toContain(
      "MANAGE",
    );
  });

  it("go to a page of one's own alone", () => {
    const { world } = catalog();
    expect(world.create(accessRequests, TYPE, to("CATALOG", "sales", "EMAIL", "URL"))?.detail).toContain("URL");
  });
});
