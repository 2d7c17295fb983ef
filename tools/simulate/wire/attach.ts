import { join } from "node:path";
import type { RunningProvider } from "./server";

/** Where Terraform, and OpenTofu, look for a provider whose source names no registry. */
const REGISTRIES = ["registry.terraform.io", "registry.opentofu.org"];

/** The value of TF_REATTACH_PROVIDERS: Terraform connects to these instead of starting plugins. */
export function reattachProviders(providers: readonly RunningProvider[]): string {
  return JSON.stringify(
    Object.fromEntries(
      providers.flatMap(({ provider, listensOn, pid }) => {
        const attached = {
          Protocol: "grpc",
          ProtocolVersion: provider.protocol,
          // Terraform gives up once this process is gone, and kills it when it cannot connect.
          Pid: pid,
          // Terraform neither negotiates a version nor ends the process.
          Test: true,
          Addr: { Network: "tcp", String: listensOn },
        };
        return REGISTRIES.map((registry) => [`${registry}/${provider.source}`, attached]);
      }),
    ),
  );
}

/** Settings of whoever runs this that would change what Terraform does; empty, they count as not set. */
const NOT_INHERITED = [
  "TF_CLI_ARGS",
  "TF_DATA_DIR",
  "TF_WORKSPACE",
  "TF_PLUGIN_CACHE_DIR",
  "TF_LOG",
  "TF_LOG_PROVIDER",
  "TF_ENCRYPTION",
];
const COMMANDS = ["init", "validate", "plan", "apply", "destroy", "show", "import"];

/** What to add to the environment of a Terraform that shall see the simulated providers and nothing else. */
export function reattachEnvironment(providers: readonly RunningProvider[]): Readonly<Record<string, string>> {
  const notInherited = [...NOT_INHERITED, ...COMMANDS.map((command) => `TF_CLI_ARGS_${command}`)];
  return {
    ...Object.fromEntries(notInherited.map((name) => [name, ""])),
    TF_REATTACH_PROVIDERS: reattachProviders(providers),
    TF_CLI_CONFIG_FILE: join(__dirname, "empty.tfrc"),
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    CHECKPOINT_DISABLE: "1",
  };
}
