import { named } from "./named";
import { formed } from "./rules";

/** Full name of an endpoint service: Databricks' own, or one that a customer has made. */
export const endpointServiceName = named(
  { one: "endpoint service", many: "endpoint services" },
  formed(
    /^com\.amazonaws\.vpce\.[a-z0-9-]+\.vpce-svc-[0-9a-f]{17}$/,
    "is not the name of an endpoint service",
    "write it as com.amazonaws.vpce.<region>.vpce-svc-<17 hexadecimal digits>",
  ),
);

/** Name of a network connectivity configuration. */
export const connectivityName = named(
  { one: "name", many: "names" },
  formed(
    /^[0-9A-Za-z_-]{3,30}$/,
    "is not the name of a network connectivity configuration",
    "use 3 to 30 letters, digits, hyphens and underscores",
  ),
);

/** Name of a network policy. */
export const networkPolicyName = named(
  { one: "name", many: "names" },
  formed(
    /^[0-9A-Za-z_.-]{1,32}$/,
    "is not the name of a network policy",
    "use 1 to 32 letters, digits, dots, hyphens and underscores",
  ),
);

/** Metastore of somebody else, as Delta Sharing knows it. */
export const sharingIdentifier = named(
  { one: "sharing identifier", many: "sharing identifiers" },
  formed(
    /^(aws|azure|gcp):[a-z0-9-]+:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
    "is not the sharing identifier of a metastore",
    "write it as <cloud>:<region>:<uuid>, which the recipient gets from SELECT CURRENT_METASTORE()",
  ),
);

/** Type of an EC2 instance; whether Databricks and the region have it, a check says. */
export const instanceType = named(
  { one: "instance type", many: "instance types" },
  formed(/^[a-z0-9-]+\.[a-z0-9]+$/, "is not an instance type", 'write it as "m6id.xlarge"'),
);

/** Id of a family of cluster policies that Databricks keeps. */
export const policyFamily = named(
  { one: "policy family", many: "policy families" },
  formed(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    "is not the id of a policy family",
    'use what `databricks policy-families list` says, such as "personal-vm"',
  ),
);

/** Databricks Runtime: the newest of a sort, or a version. */
export const runtimeKey = named(
  { one: "runtime", many: "runtimes" },
  formed(
    /^(auto:(latest|prev)-lts(-ml)?|\d+\.(\d+|x)(\.x)?-[a-z0-9.-]+)$/,
    "is not a runtime",
    'use "auto:latest-lts", "auto:prev-lts", with -ml at the end for machine learning, or a version key such as "17.3.x-scala2.13"',
  ),
);

/** Id of a Genie space. */
export const genieSpaceId = named(
  { one: "id of a Genie space", many: "ids of Genie spaces" },
  formed(
    /^[0-9a-f]{32}$/,
    "is not the id of a Genie space",
    "copy the 32 hexadecimal digits from the address of the space, after /genie/rooms/",
  ),
);

/** What an app may do in somebody's name. */
export const userScope = named(
  { one: "scope of an app", many: "scopes of apps" },
  formed(
    /^[a-z][a-z-]{0,39}(\.[a-z][a-z-]{0,39})?(:[a-z]{1,20})?$/,
    "is not a scope of an app",
    "copy it from the app's page of user authorization: sql, files.files",
  ),
);
