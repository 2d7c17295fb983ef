import { named } from "./named";
import { formed } from "./rules";

/** Repository of GitHub. */
export const repository = named(
  { one: "repository", many: "repositories" },
  formed(
    /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/(?!\.{1,2}$)(?!.*\.git$)[A-Za-z0-9._-]{1,100}$/,
    "is not a repository",
    "write it as owner/name, without a host",
  ),
);
