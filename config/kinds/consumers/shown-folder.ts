import type { Problem } from "../../problem";
import type { EntryView } from "../view";

interface Shown {
  readonly kind?: string | undefined;
  readonly workspace?: string | undefined;
  readonly folder?: string | undefined;
  readonly title?: string | undefined;
}

/** In a folder that is shared, each of a kind has a title of its own: what people open is a file of that name. */
export function folderProblems(it: Shown, view: EntryView): Problem[] {
  if (it.folder === undefined || it.title === undefined) return [];
  const consumers: Readonly<Record<string, Shown>> = view.environment.consumers ?? {};
  const other = Object.entries(consumers).find(
    ([key, one]) =>
      key !== view.key &&
      one.kind === it.kind &&
      one.workspace === it.workspace &&
      one.folder === it.folder &&
      one.title === it.title,
  );
  return other === undefined
    ? []
    : [
        view.problem(
          ["title"],
          `${other[0]} has the same title in the same folder`,
          "give one of them another title or folder",
        ),
      ];
}
