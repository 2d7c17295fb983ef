import { at } from "../../../schema/value";
import { storagePath } from "../../checks/storage-path";
import { uuid } from "../../computed/databricks-ids";
import { credentialValues, securableValues } from "../../computed/databricks-unity-catalog";
import { namesOfSecurables, oneSecurable } from "../../data-sources/databricks-workspace";
import { bindWhereIsolated } from "../../effects/databricks";
import { ofMetastore } from "../../references/databricks-targets";
import { textOf } from "../../values";
import type { Service } from "../service";

/** Credentials and external locations. */
export const storage: Service = {
  databricks_storage_credential: {
    computed: credentialValues,
    answers: oneSecurable("databricks_storage_credential", "storage_credential_info"),
    answeredBy: "workspace",
    effects: bindWhereIsolated,
  },
  databricks_credential: {
    computed: credentialValues,
    effects: bindWhereIsolated,
  },
  databricks_external_location: {
    checks: [storagePath("url")],
    computed: (request) => {
      const { planned, store, seed } = request;
      const used = store.find("databricks_storage_credential", "name", at(planned, "credential_name"));
      return {
        ...securableValues(request),
        id: textOf(at(planned, "name")) ?? "",
        credential_id: at(used?.attributes, "storage_credential_id"),
        isolation_mode: "ISOLATION_MODE_OPEN",
        file_event_queue: [{ managed_sqs: [{ managed_resource_id: uuid(seed, "queue") }] }],
      };
    },
    references: {
      credential_name: ofMetastore("databricks_storage_credential", "name", "STORAGE_CREDENTIAL_DOES_NOT_EXIST"),
    },
    answers: oneSecurable("databricks_external_location", "external_location_info"),
    answeredBy: "workspace",
    effects: bindWhereIsolated,
  },
  databricks_external_locations: {
    answers: namesOfSecurables("databricks_external_location", "names"),
    answeredBy: "workspace",
  },
  databricks_storage_credentials: {
    answers: namesOfSecurables("databricks_storage_credential", "names"),
    answeredBy: "workspace",
  },
};
