import { SystemSchema } from "@cdktf/provider-databricks/lib/system-schema";
import type { Construct } from "constructs";
import { merged, servicePrincipal } from "../../config/derive/grant-list";
import { SYSTEM_SCHEMAS } from "../../config/facts/system-schemas";
import type { Environment } from "../../config/model";
import { configured } from "../../modules/configured";
import { PrincipalGrants } from "../../modules/unity-catalog/principal-grants";

/** What the account's stack has for it. */
interface Identities {
  readonly metastoreId: string;
  /** Service principal key → application id. */
  readonly applicationIds: Readonly<Record<string, string>>;
}

/** What there is once in the region's metastore, where this environment is the one that has it. */
export function metastore({ metastore: contents }: Environment, stack: Construct, of: () => Identities): void {
  if (contents === undefined) return;
  const { metastoreId, applicationIds } = of();
  configured(
    new PrincipalGrants(stack, "metastore-grants", {
      on: { metastore: metastoreId },
      grants: merged<"metastore">([], contents.grants),
      applicationIds,
    }),
    "metastore.grants",
  );
  for (const [name, readers] of Object.entries(contents.systemSchemas)) {
    const setting = `metastore.systemSchemas.${name}`;
    const isOn: Readonly<Record<string, boolean>> = SYSTEM_SCHEMAS.value;
    const schema =
      isOn[name] === true
        ? undefined
        : configured(new SystemSchema(stack, `system-schema-${name}`, { schema: name }), setting);
    const principals = [
      ...readers.groups.map((group) => ({ kind: "group" as const, name: group })),
      ...readers.servicePrincipals.map(servicePrincipal),
    ];
    configured(
      new PrincipalGrants(stack, `system-schema-${name}-readers`, {
        on: { schema: `system.${name}` },
        grants: principals.map((principal) => ({ principal, privileges: ["SELECT", "USE_SCHEMA"] })),
        applicationIds,
        dependsOn: schema === undefined ? [] : [schema],
      }),
      setting,
    );
  }
}
