import { listed } from "../../config/checks/nested";
import type { Environment } from "../../config/model";
import type { Problem } from "../../config/problem";
import { identitiesOf } from "../../policy/access/identities";
import type { Access } from "../../policy/access/model";
import { asked, principalNamed } from "../../policy/access/question";
import { heldBy } from "./held";

/**
 * What others have of that which an environment says only some have.
 * @param deployer key of the service principal that Terraform runs as, which need not be named
 */
export function onlyProblems(environment: Environment, access: Access, deployer: string): Problem[] {
  return environment.access.only.flatMap((one, index) => judge(environment, access, one, index, deployer));
}

function judge(
  { file }: Environment,
  access: Access,
  { principals, privilege, object }: Environment["access"]["only"][number],
  index: number,
  deployer: string,
): Problem[] {
  const path = `access.only.${index}`;
  const at = { file, severity: "error" as const };
  const meant = principals.map((name) => principalNamed(access, name));
  const unknown = meant.flatMap((one, place) =>
    "wrong" in one ? [{ ...at, path: `${path}.principals.${place}`, message: one.wrong, fix: one.fix }] : [],
  );
  const read = asked(access, privilege, object);
  const unclear = "wrong" in read ? [{ ...at, path: `${path}.object`, message: read.wrong, fix: read.fix }] : [];
  if ("wrong" in read || unknown.length > 0) return [...unknown, ...unclear];

  const terraform = principalNamed(access, deployer);
  const allowed = [...meant, terraform].flatMap((one) => ("wrong" in one ? [] : [one.key]));
  const others = [...access.principals.values()]
    .filter(({ key }) => !identitiesOf(access, key).some((one) => allowed.includes(one.key)))
    .map(({ key, name }) => ({ name, ways: heldBy(access, key, read) }))
    .filter(({ ways }) => ways.length > 0);
  const [first] = others;
  if (first === undefined) return [];
  const whose = principals.length === 0 ? "nobody" : `${listed(principals)} alone`;
  return [
    {
      ...at,
      path,
      message: `${privilege} on ${read.object.key} is for ${whose}, and ${listed(others.map(({ name }) => name))} can do it; ${first.name}: ${first.ways.join("; ")}`,
      fix: "take away what gives it, or add them to principals",
    },
  ];
}
