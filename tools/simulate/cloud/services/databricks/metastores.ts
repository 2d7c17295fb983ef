import { at } from "../../../schema/value";
import { storagePath } from "../../checks/storage-path";
import { made } from "../../computed/databricks-account";
import { uuid } from "../../computed/databricks-ids";
import { credentialValues, securableValues } from "../../computed/databricks-unity-catalog";
import { idsByName, objectsOfAccount } from "../../data-sources/databricks-account";
import { workspaceAsked } from "../../data-sources/databricks-workspace";
import { found } from "../../data-sources/find";
import { metastoreIdOf, metastoreOf, same } from "../../databricks/scope";
import { emptied } from "../../effects/databricks";
import { WORKSPACE } from "../../references/databricks-targets";
import { oneInAccount, owned } from "../../uniques/databricks";
import { textOf } from "../../values";
import type { Service } from "../service";

/** Metastores and what belongs to a whole one. */
export const metastores: Service = {
  databricks_metastore: {
    checks: [storagePath("storage_root")],
    computed: ({ planned, context, seed, store }) => ({
      id: uuid(seed),
      metastore_id: uuid(seed),
      global_metastore_id: `aws:${textOf(at(planned, "region"))}:${uuid(seed)}`,
      cloud: "aws",
      ...made({ context, store }),
    }),
    unique: [{ ...oneInAccount("name"), ignoresCase: true }],
    answers: ({ store, context, config }) => {
      const asked = ["metastore_id", "name", "region"].filter((name) => textOf(at(config, name)) !== undefined);
      const metastore = objectsOfAccount(store, "databricks_metastore", context.accountId).find(({ attributes }) =>
        asked.every((name) => same(at(attributes, name), at(config, name))),
      );
      return found(
        metastore,
        `metastore with ${asked.map((name) => `${name} ${textOf(at(config, name))}`).join(", ")}`,
        (object) => ({
          ...object.attributes,
          metastore_info: [object.attributes],
        }),
      );
    },
    answeredBy: "account",
    effects: { deleted: emptied },
  },
  databricks_metastore_assignment: {
    computed: ({ planned }) => ({
      id: `${textOf(at(planned, "workspace_id"))}|${textOf(at(planned, "metastore_id"))}`,
      default_catalog_name: "hive_metastore",
    }),
    references: {
      metastore_id: { targets: ["databricks_metastore"], attribute: "metastore_id" },
      workspace_id: WORKSPACE,
    },
    unique: [owned(oneInAccount("workspace_id"), "the workspace")],
  },
  databricks_metastore_data_access: {
    computed: (request) => ({
      ...credentialValues(request),
      id: `${metastoreOf(request) ?? ""}|${textOf(at(request.planned, "name"))}`,
    }),
    references: { metastore_id: { targets: ["databricks_metastore"], attribute: "metastore_id" } },
  },
  databricks_system_schema: {
    computed: (request) => {
      const schema = textOf(at(request.planned, "schema")) ?? "";
      return {
        id: `${metastoreOf(request) ?? ""}|${schema}`,
        metastore_id: metastoreOf(request) ?? "",
        full_name: `system.${schema}`,
        state: "ENABLE_COMPLETED",
        auto_enabled: false,
      };
    },
  },
  databricks_external_metadata: {
    computed: (request) => {
      const time = request.context.clock.timestamp();
      const { created_by = "", updated_by = "" } = made(request);
      return {
        id: uuid(request.seed),
        metastore_id: metastoreOf(request) ?? "",
        create_time: time,
        update_time: time,
        created_by,
        updated_by,
      };
    },
  },
  databricks_artifact_allowlist: {
    computed: (request) => ({
      ...securableValues(request),
      id: `${metastoreOf(request) ?? ""}|${textOf(at(request.planned, "artifact_type"))}`,
    }),
  },
  databricks_metastores: {
    answers: idsByName("databricks_metastore", "name", "metastore_id"),
    answeredBy: "account",
  },
  databricks_current_metastore: {
    answers: (request) => {
      const id = metastoreIdOf(request.store, workspaceAsked(request));
      const metastore = request.store.find("databricks_metastore", "metastore_id", id ?? null);
      return found(metastore, "metastore of the workspace", ({ attributes }) => ({
        ...attributes,
        metastore_info: [attributes],
      }));
    },
    answeredBy: "workspace",
  },
};
