import { describe } from "../describe";
import { goesAlong, linksBetween, REFERENCES } from "../references";
import { isAbout } from "../references/reference";
import { usersOf } from "../references/users";
import type { Rule, RuleRequest } from "../rule";
import type { CloudObject } from "../store";

/** What another object needs cannot be deleted. */
export const inUse: Rule = {
  id: "in-use",
  source:
    "the services' API references (EC2: DependencyViolation, IAM: DeleteConflict); which arguments hold what: tools/simulate/cloud/services",
  types: "*",
  operations: ["delete"],
  refuses(request) {
    const { existing } = request;
    if (!existing) return undefined;
    const held = holders(request, existing);
    const [first] = held;
    if (!first) return undefined;
    const more = held.length > 1 ? ` and ${held.length - 1} more` : "";
    const [user, target] = [describe(first.user), describe(existing)];
    return {
      summary: first.code,
      detail: `${target} cannot be deleted: it is in use by ${user} (${first.path})${more}`,
      fix: `delete or change ${user} first. Where both go, let the one refer to the other (or use depends_on), so that Terraform keeps the order; where ${existing.type} is replaced, set create_before_destroy, with a name that is free`,
    };
  },
};

interface Holder {
  readonly user: CloudObject;
  readonly path: string;
  readonly code: string;
}

/** Who needs an object: not its own parts, and not what the service made along with it. */
function holders({ store }: RuleRequest, existing: CloudObject): Holder[] {
  const rows = REFERENCES.filter((row) => row.blocksDelete !== undefined && row.targets.includes(existing.type));
  if (rows.length === 0) return [];
  return usersOf(store, existing)
    .filter((user) => user.madeWith !== existing.key)
    .filter((user) => rows.some((row) => isAbout(row, user.type)))
    .flatMap((user) => {
      const links = linksBetween(user, existing);
      if (links.some((link) => goesAlong(link, existing))) return [];
      const link = links.find(({ reference }) => reference.blocksDelete !== undefined);
      return link ? [{ user, path: link.path, code: link.reference.blocksDelete ?? "" }] : [];
    });
}
