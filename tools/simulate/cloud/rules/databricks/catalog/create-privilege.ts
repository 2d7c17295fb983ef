import { at } from "../../../../schema/value";
import { callerInWords } from "../../../databricks/principals";
import { metastoreOf } from "../../../databricks/scope";
import { callerHas, holdersOf, kindOfType, SECURABLE_TYPES, securableNamed } from "../../../databricks/securables";
import { locationHolding } from "../../../databricks/storage";
import { s3Location } from "../../../databricks/storage-url";
import { describe } from "../../../describe";
import type { Rule, RuleRequest } from "../../../rule";
import type { CloudObject } from "../../../store";
import { textOf } from "../../../values";

interface Need {
  readonly privilege: string;
  /** Where the privilege counts, from the inside outwards. */
  readonly on: readonly CloudObject[];
}

/** Making a securable takes a privilege on what holds it, and on the external location that it is stored in. */
export const createPrivilege: Rule = {
  id: "create-privilege",
  source: 'Databricks, "Unity Catalog privileges and securable objects"; quickstart 31',
  types: SECURABLE_TYPES.filter((type) => type !== "databricks_metastore"),
  operations: ["create"],
  refuses(request) {
    const { store, type } = request;
    const lacking = needs(request).find(({ privilege, on }) => on.length > 0 && !callerHas(store, on, privilege));
    if (lacking === undefined) return undefined;
    const [place] = lacking.on;
    return {
      summary: `PERMISSION_DENIED: User does not have ${lacking.privilege.replaceAll("_", " ")}`,
      detail: `${type}: ${callerInWords(store)}, does not have ${lacking.privilege} on ${place ? describe(place) : "it"}, and does not own it`,
      fix: "grant it the privilege before, or make it an administrator of the metastore through the group that owns it",
    };
  },
};

function needs(request: RuleRequest): Need[] {
  const { type, store, planned } = request;
  const metastore = metastoreOf(request);
  const kind = kindOfType(type);
  const holders = holdersOf(store, type, planned ?? {}, metastore);
  const all: Need[] = kind?.create === undefined ? [] : [{ privilege: kind.create, on: holders }];
  const inside = (privilege: string, url: string | undefined): Need[] => {
    const place = s3Location(url);
    const location = place && locationHolding(request, place);
    return location
      ? [{ privilege, on: [location, ...holdersOf(store, location.type, location.attributes, metastore)] }]
      : [];
  };
  if (type === "databricks_external_location") {
    const credential = securableNamed(store, metastore, "storage_credential", textOf(at(planned, "credential_name")));
    if (credential) {
      const on = [credential, ...holdersOf(store, credential.type, credential.attributes, metastore)];
      all.push({ privilege: "CREATE_EXTERNAL_LOCATION", on });
    }
  }
  return [
    ...all,
    ...inside("CREATE_MANAGED_STORAGE", textOf(at(planned, "storage_root"))),
    ...inside("CREATE_EXTERNAL_VOLUME", textOf(at(planned, "storage_location"))),
  ];
}
