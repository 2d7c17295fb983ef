/** Something that has to wait for others by name. */
export interface Node {
  readonly name: string;
  readonly dependsOn: readonly string[];
}

/**
 * Runs a task for every node after those that it depends on, independent ones side by side.
 * After a failure nothing new starts; what runs already is waited for.
 * @param atOnce how many tasks may run at the same time
 * @returns names that were not started because something before them failed
 */
export async function inOrder<N extends Node>(
  nodes: readonly N[],
  atOnce: number,
  task: (node: N) => Promise<boolean>,
): Promise<string[]> {
  const waiting = new Map(nodes.map((node) => [node.name, node]));
  const done = new Set<string>();
  const running = new Map<string, Promise<void>>();
  let failed = false;
  const known = new Set(waiting.keys());
  const ready = (node: N) => node.dependsOn.every((name) => done.has(name) || !known.has(name));

  while (waiting.size > 0 || running.size > 0) {
    for (const node of [...waiting.values()]) {
      if (failed || running.size >= atOnce || !ready(node)) continue;
      waiting.delete(node.name);
      const run = task(node).then((ok) => {
        if (ok) done.add(node.name);
        else failed = true;
        running.delete(node.name);
      });
      running.set(node.name, run);
    }
    if (running.size === 0) break;
    await Promise.race(running.values());
  }
  return [...waiting.keys()];
}

/** Nodes of these names, and all that wait for them, directly or not: what has to go before them. */
export function withDependents(nodes: readonly Node[], names: readonly string[]): string[] {
  const found = new Set(names);
  for (const name of found) {
    for (const node of nodes) if (node.dependsOn.includes(name)) found.add(node.name);
  }
  return nodes.map(({ name }) => name).filter((name) => found.has(name));
}

/** The same nodes with every arrow turned round, for taking down. */
export function reversed<N extends Node>(nodes: readonly N[]): N[] {
  return nodes.map((node) => ({
    ...node,
    dependsOn: nodes.filter((other) => other.dependsOn.includes(node.name)).map((other) => other.name),
  }));
}
