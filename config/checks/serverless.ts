import type { Problem } from "../problem";
import { type EnvironmentDraft, entries, errorAt, perEnvironment, repeated } from "./check";
import { privateServices } from "./private-services";

/** Private endpoints of serverless compute lead somewhere, and a name to one place. */
export const serverless = perEnvironment((env) => [...sameNames(env), ...regions(env), ...emptyStorage(env)]);

/** In one network connectivity configuration a name leads to one place. */
function sameNames(env: EnvironmentDraft): Problem[] {
  const names = privateServices(env).flatMap(({ path, domainNames }) =>
    (domainNames ?? []).map((name, index) => ({ name, service: path, path: [...path, "domainNames", index] })),
  );
  return repeated(names, ({ name }) => name).map(([later, earlier]) =>
    errorAt(
      env,
      later.path,
      `${later.name} leads to ${earlier.service.slice(-2).join(".")} already`,
      "use a name for one service alone",
    ),
  );
}

/** A private endpoint is in the region of its service. */
function regions(env: EnvironmentDraft): Problem[] {
  const { region, serverless } = env.data;
  return entries(serverless?.endpointServices).flatMap(([key, { serviceName }]) =>
    region === undefined || serviceName === undefined || serviceName.split(".")[3] === region
      ? []
      : [
          errorAt(
            env,
            ["serverless", "endpointServices", key, "serviceName"],
            `is in ${serviceName.split(".")[3]}, and the environment in ${region}`,
            "name a service of the environment's region",
          ),
        ],
  );
}

/** Private endpoints to S3 lead to some bucket. */
function emptyStorage(env: EnvironmentDraft): Problem[] {
  const { storage } = env.data.serverless ?? {};
  return storage?.zones?.length === 0 && storage.externalLocations?.length === 0
    ? [errorAt(env, ["serverless", "storage"], "names no bucket", "list zones or externalLocations, or remove it")]
    : [];
}
