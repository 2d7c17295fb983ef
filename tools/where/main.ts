import { join } from "node:path";
import { readSources } from "../../config/load";
import { complain } from "../command/complain";
import { runToEnd } from "../command/ending";
import { ofProject } from "../command/of-project";
import { fileOfProject } from "../command/project-folder";
import { withEmitted } from "../command/with-emitted";
import { markedPages } from "../reference/marked-pages";
import { markersOf } from "../reference/markers";
import { endedEarly } from "../synth/ended-early";
import { type Answer, whereIs } from "./answer";
import { readArguments, USAGE, type WhereArguments } from "./command/arguments";
import { configFiles, environmentOf } from "./project";
import { answersText } from "./text";

const ROOT = join(__dirname, "../..");

const main = async (): Promise<number> => ofProject(ROOT, USAGE, readArguments(process.argv.slice(2)), ofArguments);

async function ofArguments(args: WhereArguments, project: string): Promise<number> {
  const sources = readSources(project);
  const known = sources.environments.map(environmentOf);
  const strange = args.environments.filter((name) => !known.includes(name));
  if (strange.length > 0) {
    const fix = `use one of ${known.join(", ")}`;
    return complain(`--env ${strange.join(", ")}: there is no such environment. Fix: ${fix}.`, 2);
  }
  return withEmitted({ root: ROOT, project, shownAs: "what would be emitted" }, (emitted) => {
    const files = configFiles(project, sources, emitted);
    const isWanted = (environment: string | undefined) =>
      environment === undefined || args.environments.length === 0 || args.environments.includes(environment);
    const found = whereIs(
      args.query,
      files.filter(({ environment }) => isWanted(environment)),
      markedPages(ROOT).flatMap(({ path, text }) => markersOf(path, text)),
    );
    if ("unknown" in found) {
      const fix = found.meant === undefined ? "name a setting, an address or a construct" : `try ${found.meant}`;
      return complain(`${found.unknown}: there is no such setting, address or construct. Fix: ${fix}.`, 1);
    }
    const shown = (file: string) => fileOfProject(ROOT, project, file);
    const answers = found.map((answer) => ({
      ...answer,
      file: shown(answer.file),
      ...(answer.over && { over: answer.over.map(shown) }),
      ...(answer.with && { with: answer.with.map(shown) }),
    }));
    process.stdout.write(`${args.json ? JSON.stringify(answers.map(plain), null, 2) : answersText(answers)}\n`);
    return 0;
  });
}

/** An answer as JSON: resources without what the stacks' JSON holds beside it. */
function plain({ resources, ...answer }: Answer) {
  return {
    ...answer,
    resources: resources.map(({ stack, address, metadata }) => ({
      stack,
      address,
      construct: metadata.path,
      setting: metadata.setting,
    })),
  };
}

runToEnd(main, (trace) => endedEarly(ROOT, trace));
