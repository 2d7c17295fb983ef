import { stackName } from "../../config/derive/stacks";
import type { Environment, Platform } from "../../config/model";
import type { Problem } from "../../config/problem";
import { ofEnvironment } from "../../emitted/of-environment";
import type { EmittedStack } from "../../emitted/stacks";
import { can } from "../../policy/access/can";
import type { Access } from "../../policy/access/model";
import { type Asked, asked, principalNamed } from "../../policy/access/question";
import { accessIn } from "../../policy/access/read";
import { reasonsAgainst } from "../../policy/access/words";
import { onlyProblems } from "./access-only";
import { heldBy } from "./held";

type Expectation = Environment["access"]["must"][number];

/** What does not hold of that which environments say about who can do what. */
export function expectationProblems(
  platform: Platform,
  stacks: readonly EmittedStack[],
  selects: (stack: string) => boolean,
): readonly Problem[] {
  return platform.environments
    .filter(
      ({ name, access: { must, mustNot, only } }) =>
        selects(stackName(name, "foundation")) && must.length + mustNot.length + only.length > 0,
    )
    .flatMap((env) => {
      const deployer = platform.account.deployer.key;
      const access = accessIn(ofEnvironment(stacks, env.name), deployer);
      return [
        ...env.access.must.flatMap((one, index) => judge(env, access, one, `access.must.${index}`, mustHold)),
        ...env.access.mustNot.flatMap((one, index) => judge(env, access, one, `access.mustNot.${index}`, mustNotHold)),
        ...onlyProblems(env, access, deployer),
      ];
    });
}

interface Judged {
  readonly access: Access;
  readonly principal: string;
  readonly expectation: Expectation;
  readonly asked: Asked;
}
type Found = Pick<Problem, "message" | "fix">;

function judge(
  { file }: Environment,
  access: Access,
  expectation: Expectation,
  path: string,
  holds: (judged: Judged) => readonly Found[],
): Problem[] {
  const at = { file, severity: "error" as const };
  const principal = principalNamed(access, expectation.principal);
  if ("wrong" in principal) return [{ ...at, path: `${path}.principal`, message: principal.wrong, fix: principal.fix }];
  const read = asked(access, expectation.privilege, expectation.object);
  if ("wrong" in read) return [{ ...at, path: `${path}.object`, message: read.wrong, fix: read.fix }];
  return holds({ access, principal: principal.key, expectation, asked: read }).map((found) => ({
    ...at,
    path,
    ...found,
  }));
}

function mustHold({ access, principal, asked, expectation }: Judged): Found[] {
  const verdict = can(access, principal, asked.privilege, asked.object, expectation.workspace);
  if (verdict.can) return [];
  return [
    {
      message: `${expectation.principal} has no ${asked.privilege} on ${asked.object.key}: ${reasonsAgainst(verdict).join(", ")}`,
      fix: "grant what is missing, or take this out if it need not hold any more",
    },
  ];
}

function mustNotHold({ access, principal, asked, expectation }: Judged): Found[] {
  const how = heldBy(access, principal, asked, expectation.workspace);
  if (how.length === 0) return [];
  return [
    {
      message: `${expectation.principal} has ${asked.privilege} on ${asked.object.key}, which must not be: ${how.join("; ")}`,
      fix: `take away what gives it, or this expectation; npm run access -- ENVIRONMENT --who ${JSON.stringify(expectation.principal)} shows all of it`,
    },
  ];
}
