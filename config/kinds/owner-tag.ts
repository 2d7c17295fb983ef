import type { Problem } from "../problem";
import { tagValue } from "../schema/text/tags";
import type { EntryView } from "./view";

/** A group whose name is put into a tag of AWS, which takes fewer signs than names of groups have. */
export const ownerAsTag = (owner: string | undefined, view: EntryView): Problem[] =>
  owner === undefined || tagValue.safeParse(owner).success
    ? []
    : [
        view.problem(
          ["owner"],
          `${owner} has signs that AWS takes in no tag, and it is put into the tag Owner`,
          "name a group of letters, digits, spaces and . _ - +",
        ),
      ];
