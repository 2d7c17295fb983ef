import type { z } from "zod";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { secret as schema } from "../../schema/data-services/secret";
import type { Kind } from "../kind";
import type { EntryView } from "../view";

type Secret = z.output<typeof schema>;
export type SecretModel = DeepReadonly<
  Secret & {
    /** Key in the configuration. */
    key: string;
    /** Name in AWS. */
    name: string;
    /** ARN without the six characters that Secrets Manager adds to the name. */
    arnStart: string;
  }
>;

/** An entry of AWS Secrets Manager. */
export const secret: Kind<Secret, SecretModel> = {
  what: "a secret of Secrets Manager",
  runs: [],
  resolve(service, key, names) {
    const { partition, region, awsAccountId } = names;
    const name = names.secret(key);
    const arnStart = `arn:${partition}:secretsmanager:${region}:${awsAccountId}:secret:${name}-`;
    return { ...service, key, name, arnStart, readers: [...new Set([...service.readers, ...names.openersOf(key)])] };
  },
  names: (_, key) => [{ what: "secret", layer: "data-services", purpose: key }],
  steps: [
    {
      id: "put-secret-entries",
      title: "the values of secrets in AWS Secrets Manager",
      instructions: [
        "After the data-services layer has run, put each value: aws secretsmanager put-secret-value --secret-id NAME --secret-string file://VALUE, with a file that is deleted afterwards; never write the value on the command line, where the shell keeps it.",
        "Before the layer runs, let secretsmanager.amazonaws.com and the role that deploys it call a function that rotates, with lambda add-permission.",
        "With rotation, put the first value before the function is due; Secrets Manager asks it to test an entry that is empty, and it fails.",
      ],
      blocking: false,
    },
  ],
  checks: (entry, view) => [...unread(entry, view), ...rotationProblems(entry, view)],
};

/** Somebody reads it. */
const unread = ({ readers }: Salvaged<Secret>, view: EntryView): Problem[] =>
  readers?.length === 0 && !view.isOpened(view.key)
    ? [view.problem(["readers"], "names nobody, and nothing here uses the secret", "list who reads it, or remove it")]
    : [];

/** The function that rotates is of the environment's own account and region. */
function rotationProblems({ rotation }: Salvaged<Secret>, view: EntryView): Problem[] {
  const [, , , region, account] = rotation?.functionArn?.split(":") ?? [];
  const { region: here, awsAccountId } = view.environment;
  if (region === undefined || here === undefined || awsAccountId === undefined) return [];
  return region === here && account === awsAccountId
    ? []
    : [
        view.problem(
          ["rotation", "functionArn"],
          `is in ${region} of account ${account}, and the secret in ${here} of ${awsAccountId}`,
          "name a function beside the secret",
        ),
      ];
}
