import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Output } from "../../tools/synth/output/output";

/** Name of a stack → names of its resources. */
export type Stacks = Readonly<Record<string, readonly string[]>>;

export function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Writes what a synthesis of these stacks would. */
export function emit(folder: string, stacks: Stacks): void {
  const entries = Object.entries(stacks).map(([name, resources]) => {
    const [environment, layer] = name.includes("-") ? name.split("-") : [undefined, name];
    const workingDirectory = `stacks/${name}`;
    const metadata = {
      stackName: name,
      backend: "local",
      layer,
      ...(environment === undefined ? {} : { environment }),
    };
    const resource = Object.fromEntries(resources.map((id) => [id, {}]));
    const json = { "//": { metadata }, ...(resources.length === 0 ? {} : { resource: { aws_thing: resource } }) };
    write(join(folder, workingDirectory, "cdk.tf.json"), JSON.stringify(json));
    return [
      name,
      { name, dependencies: [], workingDirectory, synthesizedStackPath: `${workingDirectory}/cdk.tf.json` },
    ];
  });
  write(join(folder, "manifest.json"), JSON.stringify({ version: "0.21.0", stacks: Object.fromEntries(entries) }));
}

/** What a run does with its output folder, a synthesis of these stacks between. */
export function synthesizeInto(output: Output, stacks: Stacks, selects?: (stack: string) => boolean) {
  try {
    output.recover();
    output.prepare((folder) => emit(folder, stacks));
    return output.install(selects);
  } finally {
    output.discard();
  }
}
