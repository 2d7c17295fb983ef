import type { Construct } from "constructs";
import { at } from "../../config/derive/at";
import { merged, servicePrincipal } from "../../config/derive/grant-list";
import { SYSTEM_SCHEMAS } from "../../config/facts/system-schemas";
import type { Environment } from "../../config/model";
import { configured } from "../../modules/configured";
import { AccessRequests } from "../../modules/unity-catalog/access-requests";
import { ArtifactAllowlist } from "../../modules/unity-catalog/artifact-allowlist";
import { ExternalMetadata } from "../../modules/unity-catalog/external-metadata";
import { PrincipalGrants } from "../../modules/unity-catalog/principal-grants";
import { SystemSchema } from "../../modules/unity-catalog/system-schema";

/** What the account's stack has for it. */
interface Identities {
  readonly metastoreId: string;
  /** Service principal key → application id. */
  readonly applicationIds: Readonly<Record<string, string>>;
}

/** What there is once in the region's metastore, where this environment is the one that has it. */
export function metastore(
  { metastore: contents, catalogs }: Environment,
  stack: Construct,
  of: () => Identities,
): void {
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
  configured(
    new AccessRequests(stack, "metastore-access-requests", {
      type: "METASTORE",
      name: metastoreId,
      to: contents.accessRequests,
    }),
    "metastore.accessRequests",
  );
  if (contents.artifactAllowlist !== undefined) {
    configured(
      new ArtifactAllowlist(stack, "artifact-allowlist", {
        config: contents.artifactAllowlist,
        catalogName: (key) => at(catalogs, key).name,
      }),
      "metastore.artifactAllowlist",
    );
  }
  for (const [name, config] of Object.entries(contents.externalMetadata)) {
    configured(
      new ExternalMetadata(stack, `external-metadata-${name}`, { name, config }),
      `metastore.externalMetadata.${name}`,
    );
  }
  const isOn: Readonly<Record<string, boolean>> = SYSTEM_SCHEMAS.value;
  for (const [schema, { groups, servicePrincipals }] of Object.entries(contents.systemSchemas)) {
    const readers = [
      ...groups.map((name) => ({ kind: "group" as const, name })),
      ...servicePrincipals.map(servicePrincipal),
    ];
    configured(
      new SystemSchema(stack, `system-schema-${schema}`, {
        schema,
        isOn: isOn[schema] === true,
        readers,
        applicationIds,
      }),
      `metastore.systemSchemas.${schema}`,
    );
  }
}
