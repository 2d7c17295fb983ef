import { named } from "./named";
import { form, formed, textOf } from "./rules";

const NONE = "is not a repository";

/** Repository of GitHub. */
export const repository = named(
  { one: "repository", many: "repositories" },
  textOf(
    {},
    form(/^[^@]*$/, NONE, "write it as owner/name, and the numbers of a subject with @ under repositoryIds"),
    form(
      /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/(?!\.{1,2}$)(?!.*\.git$)[A-Za-z0-9._-]{1,100}$/,
      NONE,
      "write it as owner/name, without a host",
    ),
  ),
);

/** Number that GitHub knows a user, an organization or a repository by, in text: JavaScript would round long ones. */
export const githubId = named(
  { one: "number of GitHub", many: "numbers of GitHub" },
  formed(
    /^[1-9]\d{0,19}$/,
    "is not a number of GitHub's",
    'take it from "gh api repos/OWNER/NAME --jq .owner.id,.id", in quotes',
  ),
);
