import { type Check, errorAt, namedApart, repeated, warningAt } from "./check";

/** Environments have names of their own, and a file is named after its environment. */
export const environmentNames: Check = ({ environments }) => [
  ...repeated(environments, ({ data }) => data.name).map(([later, earlier]) =>
    errorAt(
      later,
      ["name"],
      `"${later.data.name}" is the name of ${earlier.file} too`,
      "give each environment its own name",
    ),
  ),
  ...namedApart(environments)
    .filter(({ file, data }) => data.name !== undefined && !file.endsWith(`/${data.name}.ts`))
    .map((environment) =>
      warningAt(
        environment,
        ["name"],
        `the environment is named "${environment.data.name}", its file is not`,
        `rename the file to ${environment.data.name}.ts`,
      ),
    ),
];
