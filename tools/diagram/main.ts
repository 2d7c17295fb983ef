import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { EmittedStack } from "../../emitted/stacks";
import { complain } from "../command/complain";
import { runToEnd } from "../command/ending";
import { unlessWritten } from "../command/file-errors";
import { ofProject } from "../command/of-project";
import { withEmitted } from "../command/with-emitted";
import { endedEarly } from "../synth/ended-early";
import { type DiagramArguments, readArguments, USAGE } from "./command/arguments";
import { dataDiagramOf } from "./data/diagram";
import { diagramOf } from "./diagram";
import { unitsText } from "./units/table";

const ROOT = join(__dirname, "../..");

const main = async (): Promise<number> => ofProject(ROOT, USAGE, readArguments(process.argv.slice(2)), ofArguments);

async function ofArguments(args: DiagramArguments, project: string): Promise<number> {
  return withEmitted({ root: ROOT, project, shownAs: "what would be emitted" }, (stacks) => {
    const missing = args.data ? withoutEnvironment(stacks, args.environment) : withoutStack(stacks, args);
    if (missing !== undefined) return complain(missing, 2);
    const { environment, stack } = args;
    const { svg, units } = args.data ? dataDiagramOf(stacks, environment) : diagramOf(stacks, environment, stack);
    const out = resolve(args.out);
    const unwritable = unlessWritten(args.out, () => {
      mkdirSync(dirname(out), { recursive: true });
      writeFileSync(out, svg);
    });
    if (unwritable !== undefined) return complain(unwritable, 1);
    process.stdout.write(`${args.out} is written.\n\n${unitsText(units)}\n`);
    return 0;
  });
}

function withoutStack(stacks: readonly EmittedStack[], { environment, stack }: DiagramArguments): string | undefined {
  const names = stacks.map(({ name }) => name);
  const withoutNetwork = stack === `${environment}-network` && names.includes(`${environment}-foundation`);
  if (names.includes(stack) || withoutNetwork) return undefined;
  const known = names.filter((name) => name.endsWith("-network")).join(", ");
  return `${stack}: there is no such stack. Fix: use one of ${known}, or another of cdktf.out.`;
}

function withoutEnvironment(stacks: readonly EmittedStack[], environment: string): string | undefined {
  const known = [...new Set(stacks.flatMap(({ json }) => json["//"]?.metadata.environment ?? []))];
  return known.includes(environment)
    ? undefined
    : `${environment}: there is no such environment. Fix: use one of ${known.join(", ")}.`;
}

runToEnd(main, (trace) => endedEarly(ROOT, trace));
