import { FORK_NODE, FORK_PACKAGES } from "./packages";
import { renamed } from "./rename";

interface Manifest {
  readonly engines: Readonly<Record<string, string>>;
  readonly dependencies: Versions;
  readonly devDependencies: Versions;
  readonly scripts: Readonly<Record<string, string>>;
}

type Versions = Readonly<Record<string, string>>;

/** `package.json` with the fork's packages, their versions, and the Node.js that they ask for. */
export function forkManifest(text: string): string {
  const manifest = JSON.parse(text) as Manifest;
  const strange = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
    (name) => renamed(name) !== name && FORK_PACKAGES[name] === undefined,
  );
  if (strange.length > 0)
    throw new Error(`tools/fork/packages.ts does not say what ${strange.join(", ")} is in the fork`);
  const scripts = Object.entries(manifest.scripts).map(([name, command]) => [name, renamed(command)]);
  const written = {
    ...manifest,
    engines: { ...manifest.engines, node: FORK_NODE },
    dependencies: forked(manifest.dependencies),
    devDependencies: forked(manifest.devDependencies),
    scripts: Object.fromEntries(scripts),
  };
  return `${JSON.stringify(written, null, 2)}\n`;
}

function forked(versions: Versions): Versions {
  const pairs = Object.entries(versions).map(([name, version]): [string, string] => {
    const fork = FORK_PACKAGES[name];
    return fork === undefined ? [name, version] : [fork.name, fork.version];
  });
  return Object.fromEntries(pairs.sort(([one], [other]) => (one < other ? -1 : 1)));
}
