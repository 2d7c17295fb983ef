import { join } from "node:path";
import {
  type handleUnaryCall,
  loadPackageDefinition,
  Server,
  ServerCredentials,
  type ServiceClientConstructor,
  type ServiceDefinition,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";
import type { ProviderPackage } from "../schema/packages";
import type { Protocol } from "../schema/recover";
import { type Call, type CallName, type Connection, calls } from "./calls";
import type { ProviderHandler } from "./handler";
import { diagnosticMessage, type RequestMessage, type ResponseMessage } from "./messages";
import { startStandIn } from "./stand-in";

/** A provider that Terraform can be attached to. */
export interface RunningProvider {
  readonly provider: ProviderPackage;
  /** `127.0.0.1:40311` */
  readonly listensOn: string;
  /** Of a process that stands in for the provider's. */
  readonly pid: number;
  /** Lets calls in progress end, half a second at most, and frees the port. No Terraform may be attached after it. */
  stop(): Promise<void>;
  /** Drops every connection at once, as a crash would. */
  kill(): void;
}

/** Our names → the names of the protocol's versions. */
const METHODS: Readonly<Record<CallName, Readonly<Record<Protocol, string>>>> = {
  schema: { 5: "GetSchema", 6: "GetProviderSchema" },
  validateProvider: { 5: "PrepareProviderConfig", 6: "ValidateProviderConfig" },
  validateResource: { 5: "ValidateResourceTypeConfig", 6: "ValidateResourceConfig" },
  validateDataSource: { 5: "ValidateDataSourceConfig", 6: "ValidateDataResourceConfig" },
  upgrade: { 5: "UpgradeResourceState", 6: "UpgradeResourceState" },
  configure: { 5: "Configure", 6: "ConfigureProvider" },
  read: { 5: "ReadResource", 6: "ReadResource" },
  plan: { 5: "PlanResourceChange", 6: "PlanResourceChange" },
  apply: { 5: "ApplyResourceChange", 6: "ApplyResourceChange" },
  import: { 5: "ImportResourceState", 6: "ImportResourceState" },
  readDataSource: { 5: "ReadDataSource", 6: "ReadDataSource" },
  stop: { 5: "Stop", 6: "StopProvider" },
};

const GRACE_MS = 500;

/** Serves a provider on a free port of the loopback interface. */
export async function startProvider(provider: ProviderPackage, handler: ProviderHandler): Promise<RunningProvider> {
  const server = new Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
  server.addService(
    encodingOnce(serviceDefinition(provider.protocol), provider.protocol),
    implementation(provider.protocol, handler),
  );
  const port = await listen(server);
  const standIn = startStandIn();
  return {
    provider,
    listensOn: `127.0.0.1:${port}`,
    pid: standIn.pid,
    stop: () => stop(server).finally(() => standIn.end()),
    kill: () => server.forceShutdown(),
  };
}

function serviceDefinition(protocol: Protocol): ServiceDefinition {
  const known = definitions.get(protocol);
  if (known) return known;
  const file = loadSync(join(__dirname, `plugin${protocol}.proto`), {
    keepCase: true,
    longs: Number,
    enums: String,
    defaults: true,
    oneofs: true,
  });
  const name = `tfplugin${protocol}`;
  const namespace = loadPackageDefinition(file)[name] as { readonly Provider: ServiceClientConstructor };
  definitions.set(protocol, namespace.Provider.service);
  return namespace.Provider.service;
}

const definitions = new Map<Protocol, ServiceDefinition>();

/** Every command of Terraform asks for the schema, and it is always the same large message. */
function encodingOnce(service: ServiceDefinition, protocol: Protocol): ServiceDefinition {
  const name = METHODS.schema[protocol];
  const method = service[name];
  if (!method) throw new Error(`the protocol has no call ${name}`);
  const encoded = new WeakMap<object, Buffer>();
  const responseSerialize = (message: object) => {
    const bytes = encoded.get(message) ?? method.responseSerialize(message);
    encoded.set(message, bytes);
    return bytes;
  };
  return { ...service, [name]: { ...method, responseSerialize } };
}

function implementation(protocol: Protocol, handler: ProviderHandler): UntypedServiceImplementation {
  const connections = new Map<string, Connection>();
  const connectionOf = (peer: string): Connection => {
    const known = connections.get(peer) ?? { instance: { peer, config: undefined } };
    connections.set(peer, known);
    return known;
  };
  const handled = Object.entries(calls(handler)).map(([name, call]) => {
    return [METHODS[name as CallName][protocol], unary(call, connectionOf)] as const;
  });
  return Object.fromEntries(handled);
}

/** An exception is a fault of the simulation, but Terraform shows a diagnostic better than a broken call. */
function unary(
  call: Call,
  connectionOf: (peer: string) => Connection,
): handleUnaryCall<RequestMessage, ResponseMessage> {
  return async (message, respond) => {
    try {
      respond(null, await call(message.request, connectionOf(message.getPeer())));
    } catch (error) {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      const summary = "The simulated provider failed";
      respond(null, { diagnostics: [diagnosticMessage({ severity: "error", summary, detail })] });
    }
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
      if (error) reject(error);
      else resolve(port);
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => {
      server.forceShutdown();
      resolve();
    }, GRACE_MS);
    server.tryShutdown(() => {
      clearTimeout(force);
      resolve();
    });
  });
}
