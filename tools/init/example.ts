import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import type { Written } from "./answers";
import type { NewFile } from "./write";

const EXAMPLES = "examples";

/** Examples that can be started from, `examples/exchange`. */
export const exampleNames = (root: string): string[] =>
  readdirSync(join(root, EXAMPLES), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(root, EXAMPLES, entry.name, "config/account.ts")))
    .map(({ name }) => `${EXAMPLES}/${name}`)
    .sort();

/** What an example says of the company, where somebody says otherwise: answer → where it stands in which file. */
const PLACES: readonly (readonly [answer: keyof Written, file: RegExp, text: RegExp])[] = [
  ["company", /^config\/account\.ts$/, /(?<=^ {2}name: ")[^"]*/m],
  ["databricksAccount", /^config\/account\.ts$/, /(?<=^ {2}databricksAccountId: ")[^"]*/m],
  ["deployer", /^config\/account\.ts$/, /(?<=terraform: \{ mode: "existing", applicationId: ")[^"]*/],
  ["awsAccount", /^config\/environments\//, /(?<=^ {2}awsAccountId: ")[^"]*/m],
];

/** Answers that an example has a place for. */
export const ANSWERS_OF_EXAMPLES = PLACES.map(([answer]) => answer);

/**
 * The files of an example with what is said of the company in them.
 * @param root folder of the project's code
 * @param example `examples/exchange`
 * @param project folder that they are written to, absolute
 */
export function filesOfExample(root: string, example: string, project: string, written: Written): NewFile[] {
  const folder = join(root, example);
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
  return paths.map((path) => {
    const content = readFileSync(join(folder, path));
    if (!/^config\/.*\.ts$/.test(path)) return { path, content };
    const define = relative(dirname(join(project, path)), join(root, "config/define"))
      .split(sep)
      .join("/");
    const moved = content.toString("utf8").replace(/(?<=from ")(?:\.\.\/)+config\/define(?=")/, define);
    const said = PLACES.reduce((text, [answer, file, place]) => {
      const value = written[answer];
      return value === undefined || !file.test(path) ? text : text.replace(place, value);
    }, moved);
    return { path, content: said };
  });
}
