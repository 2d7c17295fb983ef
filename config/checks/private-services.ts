import { type EnvironmentDraft, entries, type Path } from "./check";
import { ownNetwork } from "./own-network";

/** A service that serverless compute is to reach through private endpoints. */
export interface PrivateService {
  readonly path: Path;
  readonly domainNames?: readonly string[];
  /** Keys of network connectivity configurations. Default: those of the environment's workspaces. */
  readonly networkConnectivity?: readonly string[];
}

/** Services of the VPC that is made here, and those of others. */
export function privateServices(env: EnvironmentDraft): PrivateService[] {
  const own = entries(ownNetwork(env)?.connections?.endpointServices);
  const others = entries(env.data.serverless?.endpointServices);
  return [
    ...own.map(([key, service]) => ({ ...service, path: ["network", "connections", "endpointServices", key] })),
    ...others.map(([key, service]) => ({ ...service, path: ["serverless", "endpointServices", key] })),
  ].map(({ path, domainNames, networkConnectivity }) => ({
    path,
    ...(domainNames && { domainNames }),
    ...(networkConnectivity && { networkConnectivity }),
  }));
}

/** Everything that asks for private endpoints: those services, and buckets. */
export function privateEndpoints(env: EnvironmentDraft): PrivateService[] {
  const storage = env.data.serverless?.storage;
  return [...privateServices(env), ...(storage === undefined ? [] : [{ path: ["serverless", "storage"] }])];
}
