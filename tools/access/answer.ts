import type { EmittedStack } from "../../emitted/stacks";
import { can } from "../../policy/access/can";
import { LIMITED, type Limiting, limitsOf } from "../../policy/access/limits";
import type { Access } from "../../policy/access/model";
import { objectNamed, principalNamed, readQuestion } from "../../policy/access/question";
import { detoursTo } from "../../policy/access/through";
import { answerText, placeText } from "../../policy/access/words";
import type { AccessArguments } from "./command/arguments";
import { pageOf } from "./html";
import { publicIn, publicText } from "./public";
import { roleRows, rolesAbout } from "./roles";
import { type Row, rowsOf, rowsOn } from "./rows";
import { sharedIn, sharedText } from "./shared";
import { tableText } from "./table";

/** What the command says, and with which exit code it ends. */
export interface Answer {
  readonly exitCode: number;
  readonly text: string;
  /** Page to be written, where one is asked for. */
  readonly page?: string;
}

/** Answers what the command line asks. */
export function answer(access: Access, stacks: readonly EmittedStack[], args: AccessArguments): Answer {
  if (args.can !== undefined) return answerQuestion(access, args.can, args.json);
  if (args.shared) {
    const shared = sharedIn(access, stacks);
    const asJson = () => JSON.stringify({ environment: args.environment, shared }, null, 2);
    return { exitCode: 0, text: args.json ? asJson() : sharedText(shared) };
  }
  if (args.public) {
    const open = publicIn(stacks);
    const asJson = () => JSON.stringify({ environment: args.environment, public: open }, null, 2);
    return { exitCode: 0, text: args.json ? asJson() : publicText(open) };
  }
  const roles = roleRows(stacks);
  const found = rowsAsked(access, roles, args);
  if ("wrong" in found) return { exitCode: 2, text: `${found.wrong}. Fix: ${found.fix}.` };
  const { environment, who = null, on = null } = args;
  const shown = args.json ? JSON.stringify({ environment, who, on, rights: found }, null, 2) : tableText(found);
  return {
    exitCode: 0,
    text: shown,
    ...(args.html === undefined
      ? {}
      : {
          page: pageOf(
            environment,
            access,
            found.filter((row) => !roles.includes(row)),
            found.filter((row) => roles.includes(row)),
          ),
        }),
  };
}

/** Rights of one, on one, or all. */
function rowsAsked(
  access: Access,
  roles: readonly Row[],
  { who, on }: AccessArguments,
): readonly Row[] | { readonly wrong: string; readonly fix: string } {
  const object = on === undefined ? undefined : objectNamed(access, on);
  const ofAws = on === undefined ? roles : rolesAbout(roles, on);
  if (on !== undefined && object === undefined && ofAws.length === 0) {
    return { wrong: `--on ${on}: there is no such thing`, fix: "name an object as Databricks shows it, or a bucket" };
  }
  if (who === undefined) {
    const databricks =
      on === undefined
        ? [...access.principals.values()].flatMap((one) => rowsOf(access, one))
        : object === undefined
          ? []
          : rowsOn(access, object);
    return [...databricks, ...(object === undefined ? ofAws : [])];
  }
  const principal = principalNamed(access, who);
  const asRole = rolesAbout(ofAws, who).filter((row) => row.who === who || row.who === `role ${who}`);
  if (!("wrong" in principal)) return object === undefined && on !== undefined ? [] : rowsOf(access, principal, object);
  return asRole.length > 0 ? asRole : { wrong: `--who ${who}: ${principal.wrong}`, fix: principal.fix };
}

function answerQuestion(
  access: Access,
  { who, question, workspace }: NonNullable<AccessArguments["can"]>,
  json: boolean,
): Answer {
  const principal = principalNamed(access, who);
  const read = readQuestion(access, question);
  const [unclear] = [principal, read].filter((one) => "wrong" in one);
  if ("wrong" in principal || "wrong" in read) {
    const { wrong, fix } = unclear as { readonly wrong: string; readonly fix: string };
    return { exitCode: 2, text: `${wrong}. Fix: ${fix}.` };
  }
  if (workspace !== undefined && !access.workspaces.includes(workspace)) {
    const fix = `use one of ${access.workspaces.join(", ")}`;
    return { exitCode: 2, text: `--in ${workspace}: there is no such workspace. Fix: ${fix}.` };
  }
  const verdict = can(access, principal.key, read.privilege, read.object, workspace);
  const around = detoursTo(access, principal.key, read).map(
    ({ acts, level }) => `  with the rights of another: ${level} on ${acts.object}, ${acts.words} ${acts.as}`,
  );
  const lines = [...answerText(access, principal.key, read, verdict), ...around];
  const exitCode = verdict.can ? 0 : 1;
  if (!json) return { exitCode, text: lines.join("\n") };
  const ways = verdict.has.map(({ privilege, on, ways: [way] }) => ({ privilege, on: on.key, by: placeText(way?.at) }));
  const { can: yes, lacks, nowhere } = verdict;
  const hidden = yes && LIMITED.includes(read.privilege) ? limitsOf(access, principal.key, read.object).map(hides) : [];
  const lacking = lacks.map(({ privilege, on }) => ({ privilege, on: on.key }));
  return {
    exitCode,
    text: JSON.stringify({ can: yes, has: ways, hidden, lacks: lacking, nowhere, text: lines }, null, 2),
  };
}

const hides = ({ limit: { policy, does, function: by, at }, columns }: Limiting) => ({
  policy,
  does,
  columns,
  function: by,
  by: placeText(at),
});
