import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Explained, explain } from "../../../../tools/simulate/command/explain";
import type { PhaseOutcome } from "../../../../tools/simulate/command/phase";
import { Simulation } from "../../../../tools/simulate/command/simulation";
import type { Snapshot } from "../../../../tools/simulate/command/snapshot";
import { inTurn } from "../../../../tools/simulate/faults/passage";
import type { Shipped } from "./shipped";

type Body = Record<string, unknown>;

/** The JSON of a stack, to be changed. */
export interface Draft {
  provider: Record<string, Body[]>;
  resource: Record<string, Record<string, Body>>;
  output?: Record<string, Body>;
}

/** The dev environment, in which any stack can be tried with other JSON when those before it are deployed. */
export class Tampering {
  private constructor(
    private readonly simulation: Simulation,
    private readonly before: ReadonlyMap<string, Snapshot>,
    private readonly deployed: Snapshot,
  ) {}

  /** Deploys everything once. */
  static async start(shipped: Shipped): Promise<Tampering> {
    const { emitted, platform } = shipped;
    const wanted = (stack: string) => stack.startsWith("dev-");
    const simulation = await Simulation.start({ folder: shipped.room("tampering"), emitted, platform, wanted });
    const before = new Map<string, Snapshot>();
    for (const { name } of inTurn(simulation, "deploy")) {
      before.set(name, simulation.snapshot());
      const { stacks } = await simulation.up({ only: name });
      if (!stacks.every(({ ok }) => ok)) throw new Error(JSON.stringify(stacks));
    }
    return new Tampering(simulation, before, simulation.snapshot());
  }

  /** Applies one changed stack on what comes before it. @returns what is refused */
  async deploy(stack: string, change: (draft: Draft) => void): Promise<readonly Explained[]> {
    const snapshot = this.before.get(stack);
    if (!snapshot) throw new Error(`dev has no stack ${stack}`);
    return this.run(stack, snapshot, change, () => this.simulation.up({ only: stack }));
  }

  /** Applies one changed stack when the whole environment is there. @returns what is refused */
  async update(stack: string, change: (draft: Draft) => void): Promise<readonly Explained[]> {
    return this.run(stack, this.deployed, change, () => this.simulation.up({ only: stack }));
  }

  async close(): Promise<void> {
    await this.simulation.close();
  }

  private async run(
    name: string,
    snapshot: Snapshot,
    change: (draft: Draft) => void,
    command: () => Promise<PhaseOutcome>,
  ): Promise<readonly Explained[]> {
    const stack = this.simulation.stacks.find((candidate) => candidate.name === name);
    if (!stack) throw new Error(`dev has no stack ${name}`);
    const file = join(stack.folder, "cdk.tf.json");
    const text = readFileSync(file, "utf8");
    const draft = JSON.parse(text) as Draft;
    change(draft);
    this.simulation.restore(snapshot);
    writeFileSync(file, JSON.stringify(draft));
    try {
      const { stacks } = await command();
      return stacks.flatMap(({ result }) =>
        result.diagnostics.filter(({ severity }) => severity === "error").map((error) => explain(stack, error)),
      );
    } finally {
      writeFileSync(file, text);
    }
  }
}

/** A resource of a draft, by its address. */
export function at(draft: Draft, address: string): Body {
  const [type = "", id = ""] = address.split(".");
  const body = draft.resource[type]?.[id];
  if (!body) throw new Error(`the stack has no ${address}`);
  return body;
}

/** Every resource of a type. */
export function all(draft: Draft, type: string): Body[] {
  const found = Object.values(draft.resource[type] ?? {});
  if (found.length === 0) throw new Error(`the stack has no ${type}`);
  return found;
}
