import type { Verdict } from "./can";
import { LIMITED, limitsOf, limitText } from "./limits";
import type { Access, Place } from "./model";
import type { Asked } from "./question";
import type { Way } from "./ways";

/** `as member of staff, analysts: SELECT on schema prod_sales.gold`. */
export function wayText(access: Access, way: Way): string {
  const groups = way.through.map(({ group }) => nameOf(access, group));
  const isEverybody = access.principals.get(way.holder)?.kind === "everybody";
  const as = groups.length > 0 ? `as member of ${groups.join(", in ")}: ` : isEverybody ? "as everybody: " : "";
  return `${as}${byText(way)}`;
}

function byText({ by, on }: Way): string {
  if (by.kind === "ownership") return `owns ${on}`;
  if (by.kind === "share") return `${on} is in ${by.granted.object}, which is shared with it`;
  return `${by.granted.privilege} on ${on}`;
}

const nameOf = (access: Access, key: string): string => access.principals.get(key)?.name ?? key;

/** ` (config/environments/prod.ts: catalogs.sales)`; the resource where no setting is known. */
export const placeText = (at: Place | undefined): string =>
  at === undefined ? "" : ` (${at.setting ?? `${at.stack}: ${at.address}`})`;

/** Why somebody cannot do something, one reason each. */
export function reasonsAgainst({ lacks, nowhere }: Verdict): string[] {
  return [
    ...lacks.map(({ privilege, on }) => `it lacks ${privilege} on ${on.key}`),
    ...(nowhere === undefined ? [] : [nowhere]),
  ];
}

/** The answer to a question, line by line; the first one says yes or no. */
export function answerText(
  access: Access,
  principal: string,
  { privilege, object }: Asked,
  verdict: Verdict,
): string[] {
  const what = `${privilege} on ${object.key}`;
  if (verdict.can) {
    const places = verdict.workspaces === undefined ? "" : `, in workspace ${verdict.workspaces.join(", ")}`;
    const limits = LIMITED.includes(privilege) ? limitsOf(access, principal, object) : [];
    const less = limits.map((one) => `; ${limitText(one)}`).join("");
    return [
      `yes: ${nameOf(access, principal)} has ${what}${places}${less}`,
      ...limits.map(
        (one) => `  ${limitText(one)}: policy ${one.limit.policy}, by ${one.limit.function}${placeText(one.limit.at)}`,
      ),
      ...verdict.has.map(({ privilege: one, on, ways: [way] }) =>
        way === undefined ? "" : `  ${one} on ${on.key}: ${wayText(access, way)}${placeText(way.at)}`,
      ),
    ];
  }
  const [take] = verdict.couldTake;
  return [
    `no: ${nameOf(access, principal)} has no ${what}`,
    ...reasonsAgainst(verdict).map((reason) => `  ${reason}`),
    ...(take === undefined ? [] : [`  but it could give itself that: ${wayText(access, take)}${placeText(take.at)}`]),
  ];
}
