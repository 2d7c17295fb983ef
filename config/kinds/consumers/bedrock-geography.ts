import { geographyInstead } from "../../facts/bedrock-geographies";
import type { Problem } from "../../problem";
import type { Path } from "../../references";
import type { EntryView } from "../view";

/** A profile of another part of the world does not exist where it is asked, which is noticed with the first question. */
export function geographyProblems(
  at: Path,
  name: string | undefined,
  region: string | undefined,
  view: EntryView,
): Problem[] {
  const instead = name === undefined || region === undefined ? undefined : geographyInstead(name, region);
  if (name === undefined || instead === undefined) return [];
  const [geography] = name.split(".");
  return [
    view.problem(
      at,
      `profiles that begin with ${geography}. are not in ${region}`,
      `use one that begins with ${instead}., if there is one of this model, or a region of that part of the world`,
    ),
  ];
}
