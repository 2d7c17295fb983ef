import { stackName } from "../../config/derive/stacks";
import type { Environment, Platform } from "../../config/model";
import type { Problem } from "../../config/problem";
import { ofEnvironment } from "../../emitted/of-environment";
import type { EmittedStack } from "../../emitted/stacks";
import { can, type Verdict } from "../../policy/access/can";
import type { Access } from "../../policy/access/model";
import { type Asked, asked, principalNamed } from "../../policy/access/question";
import { accessIn } from "../../policy/access/read";
import { type Detour, detoursTo } from "../../policy/access/through";
import { reasonsAgainst, wayText } from "../../policy/access/words";

type Expectation = Environment["access"]["must"][number];

/** What does not hold of that which environments say about who can do what. */
export function expectationProblems(
  platform: Platform,
  stacks: readonly EmittedStack[],
  selects: (stack: string) => boolean,
): readonly Problem[] {
  return platform.environments
    .filter(
      ({ name, access: { must, mustNot } }) =>
        selects(stackName(name, "foundation")) && must.length + mustNot.length > 0,
    )
    .flatMap((env) => {
      const access = accessIn(ofEnvironment(stacks, env.name), platform.account.deployer.key);
      return [
        ...env.access.must.flatMap((one, index) => judge(env, access, one, `access.must.${index}`, mustHold)),
        ...env.access.mustNot.flatMap((one, index) => judge(env, access, one, `access.mustNot.${index}`, mustNotHold)),
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

const verdictOf = ({ access, principal, asked, expectation }: Judged): Verdict =>
  can(access, principal, asked.privilege, asked.object, expectation.workspace);

function mustHold(judged: Judged): Found[] {
  const verdict = verdictOf(judged);
  if (verdict.can) return [];
  return [
    {
      message: `${judged.expectation.principal} has no ${judged.asked.privilege} on ${judged.asked.object.key}: ${reasonsAgainst(verdict).join(", ")}`,
      fix: "grant what is missing, or take this out if it need not hold any more",
    },
  ];
}

/** Without a workspace, privileges alone count: who is in which workspace changes by a single click. */
function mustNotHold(judged: Judged): Found[] {
  const { access, principal, asked, expectation } = judged;
  const verdict = verdictOf(judged);
  const isHeld = expectation.workspace === undefined ? verdict.lacks.length === 0 : verdict.can;
  const [around] = isHeld ? [] : detoursTo(access, principal, asked);
  if (!isHeld && around === undefined) return [];
  const how =
    around === undefined ? (verdict.has[0]?.ways ?? []).map((way) => wayText(access, way)) : [detourText(around)];
  return [
    {
      message: `${expectation.principal} has ${asked.privilege} on ${asked.object.key}, which must not be: ${how.join("; ")}`,
      fix: `take away what gives it, or this expectation; npm run access -- ENVIRONMENT --who ${JSON.stringify(expectation.principal)} shows all of it`,
    },
  ];
}

const detourText = ({ acts, level }: Detour): string => `${level} on ${acts.object}, ${acts.words} ${acts.as}`;
