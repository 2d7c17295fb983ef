import { join } from "node:path";
import accountFile from "../config/account";
import devFile from "../config/environments/dev";
import type { Platform } from "../config/model";
import { resolvePlatform } from "../config/resolve";
import { addresses, readEmitted } from "../emitted/stacks";
import { buildPlatform } from "../main";
import { Simulation } from "../tools/simulate/command/simulation";
import { table } from "../tools/synth/summary-table";
import { onlyTerraformData, PHASES, type Seconds, seconds, sum } from "./simulate-parts";

/** The stack that grows: each source of dev brings the same resources once more. */
const STACK = "dev-ingestion-main";

/** Dev with so many sources. */
function platformOf(count: number): Platform {
  const { orders } = devFile.input.sources ?? {};
  if (orders === undefined) throw new Error("dev has no source orders");
  const sources = Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const number = String(index).padStart(4, "0");
      return [`orders-${number}`, { ...orders, path: `orders-${number}`, table: `orders_${number}` }];
    }),
  );
  return resolvePlatform({
    account: { file: "config/account.ts", input: accountFile.input },
    environments: [{ file: "config/environments/dev.ts", input: { ...devFile.input, sources } }],
  }).platform;
}

/**
 * One stack with about so many resources: deploy, empty plan and destroy in the simulation, beside as many
 * `terraform_data` on the same backend.
 * @param folder to work in
 */
export async function sizes(folder: string, wanted: readonly number[]): Promise<string> {
  const [fewer, more] = [resources(folder, 1), resources(folder, 2)];
  const each = more.count - fewer.count;
  const rows: string[][] = [];
  for (const size of wanted) {
    const count = Math.max(1, Math.round((size - fewer.count) / each) + 1);
    const { platform, emitted, count: actual } = resources(folder, count);
    const simulated = await measure(platform, emitted, join(folder, `simulated-${size}`));
    onlyTerraformData(emitted);
    const bare = await measure(platform, emitted, join(folder, `bare-${size}`));
    rows.push([
      String(actual),
      ...PHASES.flatMap((phase) => [simulated[phase].toFixed(1), bare[phase].toFixed(1)]),
      (sum(simulated) / sum(bare)).toFixed(1),
    ]);
  }
  const heads = PHASES.flatMap((phase) => [`${phase} s`, "terraform_data s"]);
  return table([`resources of ${STACK}`, ...heads, "ratio"], rows, [0, 1, 2, 3, 4, 5, 6, 7]);
}

function resources(folder: string, sources: number) {
  const platform = platformOf(sources);
  const emitted = join(folder, `sources-${sources}`);
  buildPlatform(platform, emitted).synth();
  return { platform, emitted, count: countIn(emitted) };
}

function countIn(emitted: string): number {
  const stack = readEmitted(emitted).find(({ name }) => name === STACK);
  if (!stack) throw new Error(`dev has no stack ${STACK}`);
  return addresses(stack.json).length;
}

/** The stacks before it are deployed first, and are not part of what is measured. */
async function measure(platform: Platform, emitted: string, folder: string): Promise<Seconds> {
  const simulation = await Simulation.start({ folder, emitted, platform, wanted: (name) => name === STACK });
  try {
    const before = simulation.stacks.map(({ name }) => name).filter((name) => name !== STACK);
    seconds(await simulation.up({ only: before }));
    const only = STACK;
    const deploy = seconds(await simulation.up({ only }));
    const plan = seconds(await simulation.planIsEmpty({ only }));
    const destroy = seconds(await simulation.destroy({ only }));
    return { deploy, plan, destroy };
  } finally {
    await simulation.close();
  }
}
