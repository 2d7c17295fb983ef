import { notPadded, oneLine } from "./characters";
import { named } from "./named";
import { form, formed, textOf } from "./rules";

/** Repository of Git, over HTTPS. */
export const gitUrl = named(
  { one: "address of a repository", many: "addresses of repositories" },
  textOf(
    { most: 500 },
    oneLine,
    notPadded,
    form(
      /^https:\/\/[^@/]*\//,
      "is not the address of a repository over HTTPS, without a name or secret in it",
      "write it as https://github.com/acme/lakehouse.git; who signs in is said to Databricks by hand",
    ),
    form(
      /^https:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{2,5})?(\/[\w.~%+-]+){1,10}$/,
      "is not the address of a repository",
      "copy it from the page of the repository: https://github.com/acme/lakehouse.git",
    ),
  ),
);

/** Branch or tag. Source: git check-ref-format. */
export const gitRef = named(
  { one: "branch or tag", many: "branches or tags" },
  textOf(
    { least: 1, most: 200 },
    oneLine,
    notPadded,
    form(
      /^(?![/.-])(?!.*(\.\.|\/\/|@\{|\/\.|\.lock(\/|$)))[^\s~^:?*[\\]*[^\s~^:?*[\\/.]$/,
      "is not the name of a branch or tag",
      "write it as Git has it: main, release/2026.11",
    ),
  ),
);

/** Folder of a repository that is taken out of it. */
export const gitFolder = named(
  { one: "folder of a repository", many: "folders of a repository" },
  formed(
    /^(?!\.\.?(\/|$))[\w.-]+(\/(?!\.\.?(\/|$))[\w.-]+)*$/,
    "is not a folder of a repository",
    "write it from the root, without slashes around it: pipelines/orders",
  ),
);
