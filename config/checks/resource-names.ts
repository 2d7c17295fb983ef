import type { NamedAs } from "../derive/names";
import { namesOf } from "../names/inventory";
import { factsOfWhat, type ResourceName } from "../names/resource-name";
import type { Problem } from "../problem";
import { NAMING } from "../schema/naming";
import { type AccountDraft, type Check, type DraftFile, errorAt, namedApart, repeated } from "./check";

/** A name, the file whose setting decides it, and where the thing is. */
interface Placed extends ResourceName {
  readonly file: DraftFile<unknown>;
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  /** Patterns of names of the environment. */
  readonly naming?: NamedAs["naming"];
}

/** Everything that is made has a name that its service takes, and one of its own wherever two would meet. */
export const resourceNames: Check = ({ account, environments }) => {
  const names = [
    ...stateBucket(account, account.data.state),
    ...namedApart(environments).flatMap((env) =>
      namesOf(env.data, account.data).map((name) => ({
        ...name,
        file: env,
        account: env.data.awsAccountId,
        region: env.data.region,
        naming: env.data.naming,
      })),
    ),
    ...environments.flatMap((env) => stateBucket(env, env.data.state)),
  ];
  return [...names.flatMap(tooLong), ...collisions(names)];
};

/** The state's bucket is there already; nothing else may have its name. */
function stateBucket(file: DraftFile<unknown>, state: AccountDraft["data"]["state"]): Placed[] {
  if (state?.backend !== "s3" || state.bucket === undefined) return [];
  const label = "the bucket of the state";
  return [{ file, what: "bucket", name: state.bucket, of: ["state", "bucket"], label, chosen: true }];
}

function tooLong(one: Placed): Problem[] {
  const { longest, service, form } = factsOfWhat(one.what);
  if (one.chosen === true || one.name.length <= longest) return [];
  const own = isKeyed(one) ? "shorten the key" : "shorten the name of the account or of the environment";
  const { sort } = form;
  const isPatterned = sort !== undefined && (one.naming?.[sort] ?? NAMING[sort]) !== NAMING[sort];
  const shorter = isPatterned ? `${own}, or the pattern naming.${sort}` : own;
  return [
    errorAt(
      one.file,
      one.of,
      `${thing(one)} would be ${one.name}: ${one.name.length} characters, and ${service} takes ${longest}`,
      one.choice === undefined ? shorter : `${shorter}, or set ${one.choice}`,
    ),
  ];
}

/** Of two settings that clash in several names, the first clash is reported. Several files may share their state's bucket. */
function collisions(names: readonly Placed[]): Problem[] {
  const isState = ({ of }: Placed) => of[0] === "state";
  const pair = ([later, earlier]: [Placed, Placed]) =>
    [later, earlier].map(({ file, of }) => `${file.file} ${of.join(".")}`).join(" ");
  const clashes = repeated(names, meetingPlace).filter(([later, earlier]) => !(isState(later) && isState(earlier)));
  const again = new Set(repeated(clashes, pair).map(([later]) => later));
  return clashes
    .filter((clash) => !again.has(clash))
    .map(([later, earlier]) =>
      errorAt(
        later.file,
        later.of,
        `${thing(later)} would be ${later.name}, like ${thing(earlier, "that of")} in ${earlier.file.file}`,
        otherName(later),
      ),
    );
}

/** The same text for two things of one name that cannot both be there. */
function meetingPlace({ what, name, account, region }: Placed): string | undefined {
  const { unique } = factsOfWhat(what);
  const place = {
    aws: "",
    "aws-account": account,
    "aws-region": account && region && `${account} ${region}`,
    metastore: region,
  }[unique];
  return place === undefined ? undefined : `${what} ${place} ${name}`;
}

function otherName(one: Placed): string {
  if (one.choice !== undefined) return `use another key, or another ${one.what}`;
  if (one.chosen === true) return "use another name";
  return isKeyed(one) ? "use another key" : "use another name for one of the environments";
}

/** `the role of zone raw`; beside another role, `that of zone raw`. */
function thing({ what, label }: Placed, again?: string): string {
  const { says } = factsOfWhat(what);
  return says === undefined ? label : `${again ?? says} ${label}`;
}

/** Named after a key of the configuration, and not only after the environment. */
const isKeyed = ({ of: [section, key, ...deeper] }: Placed) =>
  key !== undefined &&
  section !== "foundation" &&
  section !== "operations" &&
  (section !== "network" || deeper.length > 1);
