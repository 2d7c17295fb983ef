import { dataKeyOf } from "../derive/data-keys";
import type { DataKey } from "../facts/separate-keys";
import { kindOf } from "./index";

type WithServices = Parameters<typeof dataKeyOf>[0] & {
  readonly dataServices: Readonly<Record<string, { readonly kind: string }>>;
};

/** The key of the environment that encrypts what a data service stores, by the key of the service. */
export const serviceKeyOf = (env: WithServices, service: string): DataKey =>
  dataKeyOf(env, service, kindOf("dataServices", env.dataServices[service]?.kind)?.separateKey);
