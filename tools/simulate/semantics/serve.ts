import type { TypesByProvider } from "../schema/in-use";
import type { NamedSchemas } from "../schema/named";
import { PACKAGES, type ProviderName } from "../schema/packages";
import { providerSchema } from "../schema/provider-schema";
import { reattachEnvironment } from "../wire/attach";
import type { ProviderHandler } from "../wire/handler";
import { type RunningProvider, startProvider } from "../wire/server";
import { Clock } from "./clock";
import type { Cloud } from "./cloud";
import { createHandler } from "./handler";

/** Simulated providers that Terraform can be pointed at. They live in this process and end with it. */
export interface SimulatedProviders {
  /** To add to the environment of every Terraform command. */
  readonly environment: Readonly<Record<string, string>>;
  readonly running: Readonly<Record<ProviderName, RunningProvider>>;
  readonly clock: Clock;
  stop(): Promise<void>;
}

export interface ServeOptions {
  readonly types: TypesByProvider;
  /** Schemas of types that use what is newer than the bindings. Default none. */
  readonly beyond?: NamedSchemas;
  readonly cloud: Cloud;
  readonly clock?: Clock;
  /** Puts something between Terraform and a provider: faults, a log. */
  readonly wrap?: (handler: ProviderHandler, provider: ProviderName) => ProviderHandler;
}

/** Starts every provider, also those without a type in use: a stack may configure one and use nothing of it. */
export async function serveProviders(options: ServeOptions): Promise<SimulatedProviders> {
  const { types, beyond, cloud, clock = new Clock(), wrap = (handler: ProviderHandler) => handler } = options;
  const started: RunningProvider[] = [];
  const stop = async () => {
    await Promise.all(started.map((provider) => provider.stop()));
  };
  const start = async (name: ProviderName) => {
    const schema = providerSchema(PACKAGES[name], types[name], beyond);
    const handler = wrap(createHandler({ provider: name, schema, cloud, clock }), name);
    const running = await startProvider(PACKAGES[name], handler);
    started.push(running);
    return running;
  };
  try {
    const running = {
      aws: await start("aws"),
      databricks: await start("databricks"),
      tfe: await start("tfe"),
      time: await start("time"),
    };
    return { environment: reattachEnvironment(Object.values(running)), running, clock, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
