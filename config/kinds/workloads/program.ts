import { logicalId } from "../../derive/logical-id";
import type { Problem } from "../../problem";
import type { ProjectFile } from "../../project-files";
import type { Path } from "../../references";
import type { EntryView } from "../view";

/** First line of a notebook that was exported as a file; Databricks may take the file for the notebook. */
const NOTEBOOK = /^(?:#|--|\/\/) Databricks notebook source/;

/** Files of a folder that are at one of the paths, or below it. */
export const filesAt = <F extends { readonly path: string }>(files: readonly F[], path: string): readonly F[] =>
  files.filter((file) => file.path === path || file.path.startsWith(`${path}/`));

/** Whether a file is the source of a notebook. */
export const isNotebook = ({ contentBase64 }: ProjectFile): boolean =>
  NOTEBOOK.test(Buffer.from(contentBase64, "base64").toString("utf8", 0, 64));

/** A file of a folder; the checks see that it is there. */
export function fileIn(files: readonly ProjectFile[], path: string): ProjectFile {
  const file = files.find((one) => one.path === path);
  if (file === undefined) throw new Error(`${path} is checked to be there`);
  return file;
}

/** Text of a file; the checks see that it is there. */
export const textIn = (files: readonly ProjectFile[], path: string): string =>
  Buffer.from(fileIn(files, path).contentBase64, "base64").toString("utf8");

/**
 * Looks at the folder of a program, and then at what the entry says about its files.
 * @param look finds problems of the files
 * @param field of the entry that names the folder
 */
export function programProblems(
  folder: string | undefined,
  view: EntryView,
  look: (files: readonly ProjectFile[]) => readonly Problem[],
  field: Path = ["program", "folder"],
): readonly Problem[] {
  if (folder === undefined) return [];
  const read = view.folder(folder);
  if (read.fault !== undefined) return [view.problem(field, `${folder} ${read.fault.what}`, read.fault.fix)];
  const same = firstOfOneId(read.files);
  return same === undefined
    ? look(read.files)
    : [
        view.problem(
          field,
          `${same.join(" and ")} come out the same in Terraform`,
          "rename one of them, so that they differ in more than punctuation",
        ),
      ];
}

/** Two files that would have one logical id. */
export function firstOfOneId(files: readonly ProjectFile[]): [string, string] | undefined {
  const seen = new Map<string, string>();
  for (const { path } of files) {
    const id = logicalId(path);
    const earlier = seen.get(id);
    if (earlier !== undefined) return [earlier, path];
    seen.set(id, path);
  }
  return undefined;
}

/**
 * A file that an entry names is in its folder.
 * @param whole what the folder is to whoever reads the message
 */
export function missingFile(
  files: readonly ProjectFile[],
  path: string,
  field: Path,
  view: EntryView,
  whole = "program",
): Problem[] {
  if (files.some((file) => file.path === path)) return [];
  return [
    view.problem(
      field,
      `the ${whole} has no file ${path}`,
      `name one of its files: ${shown(files.map((file) => file.path))}`,
    ),
  ];
}

/** Some of many names. */
export const shown = (names: readonly string[]): string =>
  names.length > 8 ? `${names.slice(0, 8).join(", ")}, …` : names.join(", ");
