import { type Dirent, lstatSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { IMPORTED_FILE } from "./facts/workspace-files";

/** A file of the project that is shipped. */
export interface ProjectFile {
  /** Inside its folder, with slashes. */
  readonly path: string;
  readonly contentBase64: string;
}

/** What is wrong with a folder, and what to do; no closing full stops. */
export interface FolderFault {
  readonly what: string;
  readonly fix: string;
}

/** The files of a folder in the order of their paths, or why they cannot be shipped. */
export type ProjectFolder =
  | { readonly files: readonly ProjectFile[]; readonly fault?: undefined }
  | { readonly fault: FolderFault };

/** A folder of the project by its path from the project's root. */
export type ProjectFolders = (folder: string) => ProjectFolder;

/** Every byte is in the emitted JSON and in the state, so programs are shipped, and data is not. */
const MOST_BYTES = 20 * 1024 * 1024;
const MOST_FILES = 500;

/** Files that are made from others on the machine of whoever runs them. */
const LEFT_OUT = /^(?:\.|__pycache__$)|\.pyc$/;

/** Characters that a workspace and all file systems take. */
const NAME = /^[A-Za-z0-9_][\w.=-]{0,127}$/;

/** Files that hold text, whose line ends are those of the repository wherever Git checked them out. */
const TEXT = /\.(?:py|sql|scala|r|md|txt|json|ya?ml|toml|cfg|ini|csv)$/i;

/** No file is there, for configurations that do not come from files. */
export const NO_FOLDERS: ProjectFolders = () => ({
  fault: { what: "is no folder of the project", fix: "write its path from the project's root" },
});

/**
 * Reads folders of a project, each once.
 * @param root folder of the project
 */
export function projectFolders(root: string): ProjectFolders {
  const read = new Map<string, ProjectFolder>();
  return (folder) => {
    const known = read.get(folder) ?? readFolder(root, folder);
    read.set(folder, known);
    return known;
  };
}

const refused = (what: string, fix: string): ProjectFolder => ({ fault: { what, fix } });

function readFolder(root: string, folder: string): ProjectFolder {
  const path = join(root, folder);
  const link = linkOn(root, folder);
  if (link !== undefined) return refused(`has the link ${link} on its way`, "name the folder that it leads to");
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) {
    return refused("is no folder of the project", "write its path from the project's root, or make it");
  }
  if (!stat.isDirectory()) return refused("is a file", "name the folder that it is in");
  const found = filesIn(path, "");
  const bad = found.find(({ fault }) => fault !== undefined)?.fault;
  if (bad !== undefined) return { fault: bad };
  if (found.length === 0) return refused("has no files", "put the program into it");
  if (found.length > MOST_FILES) return refused(`has ${found.length} files, and ${MOST_FILES} is the most`, TOO_MUCH);
  const bytes = found.reduce((sum, file) => sum + file.bytes, 0);
  if (bytes > MOST_BYTES)
    return refused(`has ${megabytes(bytes)} in it, and ${megabytes(MOST_BYTES)} is the most`, TOO_MUCH);
  return { files: found.map((file) => ({ path: file.path, contentBase64: contentOf(join(path, file.path)) })) };
}

const TOO_MUCH = "ship programs alone, and keep data and packages in a volume";

/** The first step of a path that is a symbolic link: what it leads to may not be part of the project. */
function linkOn(root: string, folder: string): string | undefined {
  const steps = folder.split("/").map((_, index, all) => all.slice(0, index + 1).join("/"));
  return steps.find((step) => lstatSync(join(root, step), { throwIfNoEntry: false })?.isSymbolicLink());
}

interface Found {
  readonly path: string;
  readonly bytes: number;
  readonly fault?: FolderFault;
}

/** Files below a folder, in the order of their paths; what has no place in a workspace with a fault. */
function filesIn(folder: string, prefix: string): Found[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !LEFT_OUT.test(name))
    .flatMap((entry) => found(folder, prefix, entry))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function found(folder: string, prefix: string, entry: Dirent): Found[] {
  const path = `${prefix}${entry.name}`;
  const bad = (what: string, fix: string): Found[] => [
    { path, bytes: 0, fault: { what: `has ${path}, ${what}`, fix } },
  ];
  if (!NAME.test(entry.name)) {
    return bad("whose name is not plain", "use letters, digits and . _ - = in names, at most 128 characters");
  }
  if (entry.isDirectory()) return filesIn(join(folder, entry.name), `${path}/`);
  if (!entry.isFile()) return bad("which is no file but a link or the like", "put a copy of the file there");
  const { size: bytes } = statSync(join(folder, entry.name));
  return bytes > IMPORTED_FILE.value
    ? bad(`of ${megabytes(bytes)}, and ${megabytes(IMPORTED_FILE.value)} is the most`, TOO_MUCH)
    : [{ path, bytes }];
}

function contentOf(path: string): string {
  const bytes = readFileSync(path);
  return TEXT.test(path)
    ? Buffer.from(bytes.toString("utf8").replaceAll("\r\n", "\n"), "utf8").toString("base64")
    : bytes.toString("base64");
}

const megabytes = (bytes: number): string => `${Math.round((bytes / 1024 / 1024) * 10) / 10} MB`;
