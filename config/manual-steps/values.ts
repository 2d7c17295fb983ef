import { entries } from "../checks/check";
import type { StepValue, StepView } from "./step";

// What instructions of several steps speak of, as the configuration has it.

/** Values of each environment. */
const perEnvironment =
  (of: (environment: StepView["environments"][number]["data"], name: string) => readonly StepValue[]) =>
  ({ environments }: StepView): readonly StepValue[] =>
    environments.flatMap(({ data }) => of(data, data.name ?? "an environment"));

/** Where states are, each place once. */
export function statePlaces({ account, environments }: StepView): readonly StepValue[] {
  const states = [account.data.state, ...environments.map(({ data }) => data.state)];
  const places = states.flatMap((state): StepValue[] => {
    if (state?.backend === "s3") return [["bucket of S3, with its region", `${state.bucket} in ${state.region}`]];
    if (state?.backend !== "cloud") return [];
    const project = state.project === undefined ? "" : `, project ${state.project}`;
    return [["organization of HCP Terraform", `${state.organization} at ${state.hostname}${project}`]];
  });
  return [...new Map(places.map((place) => [place.join("\n"), place])).values()];
}

/** AWS accounts with their regions. */
export const awsPlaces = perEnvironment(({ awsAccountId = "", region = "" }, name) => [
  [`AWS account and region of ${name}`, `${awsAccountId}, ${region}`],
]);

/** The account of Databricks, and who Terraform runs as there. */
export function databricksAccount({ account: { data } }: StepView): readonly StepValue[] {
  const { deployer } = data;
  const key = typeof deployer === "object" ? deployer.key : deployer;
  const principal = entries(data.servicePrincipals).find(([name]) => name === key)?.[1];
  const id = principal !== undefined && "applicationId" in principal ? principal.applicationId : undefined;
  return [
    ["Databricks account", data.databricksAccountId ?? ""],
    ...(id === undefined ? [] : [["service principal that Terraform runs as", `${key}, ${id}`] satisfies StepValue]),
  ];
}

/** Groups that the identity provider keeps. */
export const existingGroups = ({ account: { data } }: StepView): readonly StepValue[] =>
  entries(data.groups).flatMap(([name, { mode }]): StepValue[] => (mode === "existing" ? [["group", name]] : []));

/** Metastores, by region, and who administers them. */
export const metastores = ({ account: { data } }: StepView): readonly StepValue[] =>
  entries(data.metastores).map(([region, { mode, adminGroup = "" }]) => [
    `metastore of ${region}, ${mode === "create" ? "made here" : "there already"}`,
    `admin group ${adminGroup}`,
  ]);

/** Service principals that are there already. */
export const existingPrincipals = ({ account: { data } }: StepView): readonly StepValue[] =>
  entries(data.servicePrincipals).flatMap(([key, principal]): StepValue[] =>
    principal.mode === "existing" ? [["service principal", `${key}, ${principal.applicationId ?? ""}`]] : [],
  );

/** Workspaces that choose the name of their host. */
export const deploymentNames = perEnvironment(({ workspaces }, name) =>
  entries(workspaces).flatMap(([key, { deploymentName }]): StepValue[] =>
    deploymentName === undefined ? [] : [[`workspace ${key} of ${name}`, deploymentName]],
  ),
);

/** Zones and locations whose files are found by listing. */
export const withoutFileEvents = perEnvironment(({ zones, externalLocations }, name) =>
  [...entries(zones), ...entries(externalLocations)].flatMap(([key, { fileEvents }]): StepValue[] =>
    fileEvents === "off" ? [[`external location of ${name}`, key]] : [],
  ),
);

/** Catalogs whose data is to be classified. */
export const classifiedCatalogs = perEnvironment(({ catalogs }, name) =>
  entries(catalogs).flatMap(([key, { dataClassification }]): StepValue[] =>
    dataClassification === true ? [[`catalog of ${name}`, key]] : [],
  ),
);

/** Who gets mail of alarms. */
export const alarmAddresses = perEnvironment(({ operations }, name) =>
  (operations?.alarmEmails ?? []).map((address): StepValue => [`address of ${name}`, address]),
);

/** Repositories that not everybody may read, by host. */
export const gitHosts = perEnvironment(({ workspaces }, name) =>
  entries(workspaces).flatMap(([workspace, { gitFolders }]) =>
    entries(gitFolders).flatMap(([, { url = "", public: open }]) =>
      open === true ? [] : [[`repository in workspace ${workspace} of ${name}`, url] as StepValue],
    ),
  ),
);

/** Secrets whose values people put. */
export const secretKeys = perEnvironment(({ workspaces }, name) =>
  entries(workspaces).flatMap(([workspace, { secretScopes }]) =>
    entries(secretScopes).flatMap(([scope, { keys = [] }]) =>
      keys.map((key): StepValue => [`SCOPE KEY in workspace ${workspace} of ${name}`, `${scope} ${key}`]),
    ),
  ),
);
