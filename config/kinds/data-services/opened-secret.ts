import type { z } from "zod";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { Path } from "../../references";
import type { openedSecret as schema } from "../../schema/data-services/opened-secret";
import type { OpenedSecret } from "../facets";
import type { EntryView } from "../view";

type Named = Salvaged<z.output<typeof schema>>;

/** The secret that a field names; none where it could not be read. */
export const openedBy = (named: Named | undefined, role: string): OpenedSecret[] =>
  named?.mode === undefined
    ? []
    : [
        {
          entry: named.mode === "entry" ? named.entry : undefined,
          arn: named.mode === "existing" ? named.secretArn : undefined,
          kmsKeyArn: named.mode === "existing" ? named.kmsKeyArn : undefined,
          role,
        },
      ];

/** A secret that is there already is beside what reads it: services ask the endpoint of their own region. */
export function secretElsewhere(named: Named | undefined, field: Path, reader: string, view: EntryView): Problem[] {
  if (named?.mode !== "existing" || named.secretArn === undefined) return [];
  const [, , , region, account] = named.secretArn.split(":");
  const { region: here, awsAccountId } = view.environment;
  if (here === undefined || awsAccountId === undefined) return [];
  return region === here && account === awsAccountId
    ? []
    : [
        view.problem(
          [...field, "secretArn"],
          `is in ${region} of account ${account}, and the ${reader} in ${here} of ${awsAccountId}`,
          `name a secret beside the ${reader}`,
        ),
      ];
}
