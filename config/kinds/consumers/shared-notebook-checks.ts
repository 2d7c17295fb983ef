import { listed } from "../../checks/nested";
import { NOTEBOOK_LANGUAGES } from "../../facts/notebook-languages";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { ProjectFile } from "../../project-files";
import type { EntryView } from "../view";
import { isNotebook, missingFile, textIn } from "../workloads/program";
import type { Share } from "./shared-objects";

type Notebooks = Salvaged<Share["notebooks"]>;
type Fault = readonly [what: string, fix: string];

/**
 * Notebooks of a share are files that Databricks takes for notebooks.
 * @param tokens recipients with a token
 */
export function notebookProblems(notebooks: Notebooks, tokens: readonly string[], view: EntryView): Problem[] {
  const all = Object.entries(notebooks);
  return [
    ...all.flatMap(([name, { folder, file }]) => fileProblems(["notebooks", name], folder, file, view)),
    ...sameNames(all, view),
    ...(all.length > 0 && tokens.length > 0
      ? [
          view.warning(
            ["notebooks"],
            `recipients with a token see tables alone, not notebooks (${listed(tokens)})`,
            "let them read it as a recipient of Databricks",
          ),
        ]
      : []),
  ];
}

function fileProblems(
  path: readonly string[],
  folder: string | undefined,
  file: string | undefined,
  view: EntryView,
): readonly Problem[] {
  if (folder === undefined || file === undefined) return [];
  const read = view.folder(folder);
  if (read.fault !== undefined)
    return [view.problem([...path, "folder"], `${folder} ${read.fault.what}`, read.fault.fix)];
  const found = read.files.find((one) => one.path === file);
  if (found === undefined) return missingFile(read.files, file, [...path, "file"], view, "folder");
  const fault = faultOf(found);
  return fault === undefined ? [] : [view.problem([...path, "file"], ...fault)];
}

const SOURCES = Object.keys(NOTEBOOK_LANGUAGES.value);

/** Ends of files of other forms than source → what makes a text one of these, and what to do where it is none. */
const FORMS: Readonly<Record<string, { readonly is: (text: string) => boolean; readonly otherwise: Fault }>> = {
  ipynb: {
    is: hasCells,
    otherwise: ["is no notebook of Jupyter: it has no list of cells", "export it again, as IPython notebook"],
  },
  html: {
    is: (text) => /^\s*<(?:!doctype html|html)[\s>]/i.test(text),
    otherwise: ["is no page of HTML", "export the notebook again, as HTML"],
  },
};

function faultOf(file: ProjectFile): Fault | undefined {
  const end = /\.([A-Za-z]+)$/.exec(file.path)?.[1]?.toLowerCase() ?? "";
  const form = Object.hasOwn(FORMS, end) ? FORMS[end] : undefined;
  if (form !== undefined) {
    const [what, fix] = form.otherwise;
    return form.is(textIn([file], file.path)) ? undefined : [`${file.path} ${what}`, fix];
  }
  if (!SOURCES.includes(end)) {
    return [
      `${file.path} is no notebook`,
      `use a file with one of the ends ${[...SOURCES, ...Object.keys(FORMS)].join(", ")}`,
    ];
  }
  return isNotebook(file)
    ? undefined
    : [
        `${file.path} does not begin like the source of a notebook`,
        'begin it with "# Databricks notebook source", behind the sign that comments of its language have (#, -- or //)',
      ];
}

function hasCells(text: string): boolean {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null && "cells" in parsed && Array.isArray(parsed.cells);
  } catch {
    return false;
  }
}

/** Recipients tell notebooks apart by these names. */
function sameNames(all: readonly (readonly [string, Notebooks[string]])[], view: EntryView): Problem[] {
  return all.flatMap(([name, { sharedAs = name }], index) => {
    const earlier = all.slice(0, index).find(([other, of]) => (of.sharedAs ?? other) === sharedAs)?.[0];
    return earlier === undefined
      ? []
      : [
          view.problem(
            ["notebooks", name],
            `recipients would see it as ${sharedAs}, like ${earlier}`,
            "set sharedAs to another name",
          ),
        ];
  });
}
