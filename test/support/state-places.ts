import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { EmittedStack, StackJson } from "../../emitted/stacks";

/** What tells one state from another in a backend of any sort. */
interface Settings {
  readonly path?: string;
  readonly key?: string;
  readonly workspaces?: { readonly name: string };
}

/** The backends of an emitted stack, each as a folder of this machine: a state that is read in the wrong one is not there. */
export class StatePlaces {
  private readonly root = mkdtempSync(join(tmpdir(), "lakehouse-places-"));

  /** The stack as it was emitted, but with files for states where the backend, and each that is read, keeps them. */
  of({ json }: EmittedStack): StackJson {
    const { cloud: _cloud, backend: _backend, ...terraform } = json.terraform ?? {};
    const remote = json.data?.terraform_remote_state;
    const read = Object.entries(remote ?? {}).map(
      ([id, { backend, config }]) =>
        [id, { backend: "local", config: { path: this.file(`${backend}`, config as Settings) } }] as const,
    );
    return {
      ...json,
      terraform: { ...terraform, backend: { local: { path: this.own(json) } } },
      ...(remote === undefined ? {} : { data: { ...json.data, terraform_remote_state: Object.fromEntries(read) } }),
    };
  }

  /** Puts a state where a stack keeps its own. */
  put(stack: EmittedStack, state: string): void {
    const file = this.own(stack.json);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, state);
  }

  /** A file for what a command prints. */
  room(name: string): string {
    return join(this.root, name);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  private own({ terraform = {} }: StackJson): string {
    const [backend] = Object.entries((terraform.backend ?? {}) as Record<string, Settings>);
    const [name, settings] = backend ?? ["remote", terraform.cloud as Settings];
    return this.file(name, settings);
  }

  private file(backend: string, { path, key, workspaces }: Settings): string {
    return join(this.root, backend, `${(path ?? key ?? workspaces?.name ?? "unknown").replaceAll("/", "_")}`);
  }
}
