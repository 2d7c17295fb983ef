import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { projectFolders } from "../../config/project-files";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "project-"));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text = "x"): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

const read = () => projectFolders(root)("programs/a");
const faultOf = () => {
  const { fault } = read();
  return fault === undefined ? undefined : `${fault.what}. Fix: ${fault.fix}.`;
};

describe("a folder of the project", () => {
  it("is read in the order of its paths, without what is made from others", () => {
    for (const path of ["b.py", "a.sql", "lib/__pycache__/c.pyc", "lib/c.py", ".hidden", ".git/x", "d.pyc"]) {
      write(`programs/a/${path}`);
    }
    expect(read().fault).toBeUndefined();
    expect("files" in read() && read()).toMatchObject({
      files: [{ path: "a.sql" }, { path: "b.py" }, { path: "lib/c.py" }],
    });
  });

  it("gives the same bytes wherever Git checked text out, and leaves other files as they are", () => {
    write("programs/a/a.py", "one\r\ntwo\r\n");
    write("programs/a/b.whl", "one\r\ntwo\r\n");
    const folder = read();
    const texts = "files" in folder ? folder.files.map(({ contentBase64 }) => atob(contentBase64)) : [];
    expect(texts).toEqual(["one\ntwo\n", "one\r\ntwo\r\n"]);
  });

  it.each<[string, () => void, string]>([
    ["not there", () => {}, "is no folder of the project."],
    ["a file", () => write("programs/a"), "is a file."],
    ["empty", () => mkdirSync(join(root, "programs/a"), { recursive: true }), "has no files."],
    [
      "a link",
      () => {
        write("elsewhere/x.py");
        mkdirSync(join(root, "programs"));
        symlinkSync(join(root, "elsewhere"), join(root, "programs/a"));
      },
      "has the link programs/a on its way.",
    ],
    [
      "with a link in it",
      () => symlinkSync(write("programs/a/x.py"), join(root, "programs/a/y.py")),
      "has y.py, which is no file but a link or the like.",
    ],
    ["with a name that is not plain", () => write("programs/a/my file.py"), "has my file.py, whose name is not plain."],
    [
      "with a large file",
      () => truncateSync(write("programs/a/x.bin"), 11 * 1024 * 1024),
      "has x.bin, of 11 MB, and 10 MB is the most.",
    ],
    [
      "large",
      () => ["x", "y", "z"].map((name) => truncateSync(write(`programs/a/${name}`), 8 * 1024 * 1024)),
      "has 24 MB in it, and 20 MB is the most.",
    ],
    [
      "of many files",
      () => Array.from({ length: 501 }, (_, index) => write(`programs/a/${index}`)),
      "has 501 files, and 500 is the most.",
    ],
  ])("is refused: %s", (_, make, message) => {
    make();
    expect(faultOf()).toContain(message);
  });
});
