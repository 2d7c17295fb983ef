import { accountIn, DEFINE, environmentIn } from "./declared-file";
import { environmentFiles, wrong } from "./environment-files";
import type { Problem } from "./problem";
import { projectFolders } from "./project-files";
import { readRecords } from "./record/read";
import { type Resolved, resolvePlatform, type Sources } from "./resolve";

const ACCOUNT = "config/account.ts";

/**
 * Checks what `config/account.ts` and the environments under `config/` say, and fills in what follows from it.
 * @param root folder of the project
 * @throws ConfigError with all the problems of all the files
 */
export function loadPlatform(root: string): Resolved {
  return resolvePlatform(readSources(root));
}

/** `config/account.ts` and every environment under `config/` as they are written, in the order of their files. */
export function readSources(root: string): Sources {
  const { candidates, problems } = environmentFiles(root);
  const found = candidates.map((candidate) => ({ ...candidate, ...environmentIn(root, candidate) }));
  const environments = found.flatMap(({ source }) => source ?? []);
  const isRead = new Set(environments.map(({ input }) => input));
  return {
    account: accountIn(root, ACCOUNT),
    environments,
    problems: [...problems, ...found.flatMap((one) => unread(one, isRead))],
    records: readRecords(root),
    folders: projectFolders(root),
  };
}

/** An environment that is made in a file and not exported as one would vanish without a word. */
function unread(
  {
    file,
    makesOne,
    source,
    byName,
  }: ReturnType<typeof environmentIn> & { readonly file: string; readonly makesOne: boolean },
  isRead: ReadonlySet<unknown>,
): Problem[] {
  const isLost = byName.some((one) => !isRead.has(one));
  if (!isLost && (source !== undefined || !makesOne || byName.length > 0)) return [];
  const message = isLost
    ? "exports an environment by a name, which is not read"
    : "makes an environment that is not read";
  return [
    wrong(
      file,
      message,
      `give each environment a file of its own that ends with: export default ${DEFINE.environment}({ … })`,
    ),
  ];
}
