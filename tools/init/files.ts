import { join, posix, relative, sep } from "node:path";
import { usualFile } from "../../config/environment-files";
import type { Company } from "./company";
import { type Comments, expression } from "./typescript";
import type { NewFile } from "./write";

const ACCOUNT: Comments = {
  deployer: "State is kept in local files until `state` says where: docs/deploy.md.",
  groups: 'Groups of your identity provider are { mode: "existing" }.',
};
const PLATFORM: Comments = {
  "network.availabilityZoneIds": "Each environment has a block of addresses of its own.",
};
const DOMAIN: Comments = { catalogs: "What its tables are, and who reads them." };

/**
 * The files of a company.
 * @param root folder of the project's code
 * @param project folder that they are written to, absolute
 */
export function filesOf({ account, platform, environment, domain }: Company, root: string, project: string): NewFile[] {
  const name = String(environment.name);
  const define = (file: string) => {
    const path = relative(join(project, posix.dirname(file)), join(root, "config/define"))
      .split(sep)
      .join("/");
    return path.startsWith(".") ? path : `./${path}`;
  };
  const constant = constantOf(domain.name);
  const [accountPath, platformPath] = ["config/account.ts", "config/shared/platform.ts"];
  const [domainPath, environmentPath] = [`config/domains/${domain.name}.ts`, usualFile(name)];
  return [
    {
      path: accountPath,
      text: [
        `import { defineAccount } from "${define(accountPath)}";`,
        `export default defineAccount(${expression(account, 0, ACCOUNT)});`,
      ].join("\n\n"),
    },
    {
      path: platformPath,
      text: [
        `import { definePart } from "${define(platformPath)}";`,
        `/** What every environment has: workspaces with their people, the zones of the lake, how it is connected. */\nexport const platform = definePart(${expression(platform, 0, PLATFORM)});`,
      ].join("\n\n"),
    },
    {
      path: domainPath,
      text: [
        `import { defineDomain } from "${define(domainPath)}";`,
        `/** The data product ${domain.name}: its catalog, what loads it, and what shows it. */\nexport const ${constant} = defineDomain(${expression(domain, 0, DOMAIN)});`,
      ].join("\n\n"),
    },
    {
      path: environmentPath,
      text: [
        `import { defineEnvironment } from "${define(environmentPath)}";\nimport { ${constant} } from "../domains/${domain.name}";\nimport { platform } from "../shared/platform";`,
        `export default defineEnvironment(platform, ${constant}, ${expression(environment, 0)});`,
      ].join("\n\n"),
    },
  ].map(({ path, text }) => ({ path, content: `${text}\n` }));
}

/** `web-shop` → `webShop`; a word that the language or the file has already gets another one. */
function constantOf(domain: string): string {
  const name = domain.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return TAKEN.includes(name) ? `${name}Domain` : name;
}

/** Reserved words that are short names, and what the file of an environment imports. */
const TAKEN: readonly string[] = (
  "await break case catch class const continue debugger default delete do else enum export extends false finally for " +
  "function if implements import in instanceof interface let new null package platform private protected public return " +
  "static super switch this throw true try typeof undefined var void while with yield arguments eval"
).split(" ");
