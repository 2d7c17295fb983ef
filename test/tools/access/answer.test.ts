import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Principal } from "../../../policy/access/model";
import { accessIn } from "../../../policy/access/read";
import { answer } from "../../../tools/access/answer";
import { readArguments } from "../../../tools/access/command/arguments";
import { pageOf } from "../../../tools/access/html";
import { rowsOf } from "../../../tools/access/rows";
import { worldOf } from "../../policy/access/world";
import { unreachable } from "../../support/keyboard";

const STACKS = worldOf([
  "group analysts",
  "group staff",
  "service principal sp-loader",
  "analysts is in staff",
  "catalog sales is there",
  "schema sales.gold is owned by staff",
  "staff has USE_CATALOG on catalog sales",
  "analysts has SELECT on schema sales.gold",
  "sp-loader has SELECT, USE_CATALOG, USE_SCHEMA on catalog sales",
  "account users has BROWSE on catalog sales",
  "job nightly runs as sp-loader",
  "analysts has CAN_MANAGE_RUN on job nightly",
  "recipient partner is there",
  "share out holds schema sales.gold",
  "partner has SELECT on share out",
]);
const ACCESS = accessIn(STACKS, "sp-terraform");
const ask = (...args: string[]) => {
  const read = readArguments(["prod", ...args]);
  if (read === "help" || "wrong" in read) throw new Error(JSON.stringify(read));
  return answer(ACCESS, STACKS, read);
};
const rights = (...args: string[]): Record<string, unknown>[] => JSON.parse(ask(...args, "--json").text).rights;

describe("the rights of somebody", () => {
  it("each with its way, what it is of no use without, and where it leads", () => {
    expect(rights("--who", "analysts")).toMatchObject([
      { may: ["SELECT"], on: "schema sales.gold", way: "granted", lacks: [] },
      {
        may: ["CAN_MANAGE_RUN"],
        on: "job nightly",
        way: "permitted",
        leads: "which runs as service principal sp-loader",
      },
      { may: ["USE_CATALOG"], on: "catalog sales", way: "as member of staff: granted" },
      { may: ["owner"], on: "schema sales.gold", way: "as member of staff: owns it" },
      { may: ["BROWSE"], on: "catalog sales", way: "as everybody: granted" },
    ]);
    expect(rights("--who", "partner")).toMatchObject([
      { may: ["SELECT"], on: "share out" },
      { may: ["SELECT", "READ_VOLUME", "EXECUTE"], on: "schema sales.gold", way: "share out, shared with it" },
    ]);
  });

  it("on an object: by what it is in, and with the rights of others", () => {
    const found = rights("--on", "sales.gold");
    expect(found).toContainEqual(
      expect.objectContaining({
        who: "service principal sp-loader",
        may: ["SELECT", "USE_CATALOG", "USE_SCHEMA"],
        way: "granted there, inherited by schema sales.gold",
      }),
    );
    expect(found.at(-1)).toMatchObject({
      who: "group analysts",
      on: "job nightly",
      leads: "which runs as service principal sp-loader, with its rights on schema sales.gold",
    });
  });

  it("as a table without empty columns", () => {
    expect(ask("--who", "sp-loader", "--on", "sales").text.split("\n")).toEqual([
      expect.stringMatching(/^who +may +on +how$/),
      expect.stringMatching(/^service principal sp-loader +SELECT, USE_CATALOG, USE_SCHEMA +catalog sales +granted \(/),
      expect.stringMatching(/^service principal sp-loader +BROWSE +catalog sales +as everybody: granted \(/),
    ]);
  });
});

describe("a question", () => {
  it.each([
    [["--can", "sp-loader", "SELECT sales.gold.orders"], 0, /^yes: sp-loader has SELECT on table sales\.gold\.orders/],
    [
      ["--can", "analysts", "MODIFY sales.gold.orders"],
      1,
      /^no: analysts has no MODIFY.*but it could give itself that: as member of staff: owns schema sales\.gold/s,
    ],
    [["--can", "analysts", "READ VOLUME sales.gold.files"], 1, /it lacks READ_VOLUME on volume sales\.gold\.files/],
    [["--can", "nobody", "SELECT sales.gold"], 2, /^nobody is called "nobody" here/],
    [
      ["--can", "staff", "SELECT sales.gold", "--in", "office"],
      2,
      /^--in office: there is no such workspace\. Fix: use one of main, lab\.$/,
    ],
    [["--on", "nothing"], 2, /^--on nothing: there is no such thing/],
    [["--who", "nobody"], 2, /^--who nobody: nobody is called "nobody" here/],
  ])("%j: exit code %i", (args, exitCode, text) => {
    const said = ask(...args);
    expect(said).toEqual({ exitCode, text: expect.stringMatching(text) });
  });

  it("as JSON", () => {
    expect(JSON.parse(ask("--can", "staff", "SELECT sales.gold.orders", "--json").text)).toMatchObject({
      can: false,
      lacks: [{ privilege: "SELECT", on: "table sales.gold.orders" }],
    });
  });
});

describe("the page", () => {
  const page = ask("--html", "access.html").page ?? "";

  it("needs nothing from elsewhere, and runs no script but its own", () => {
    const script = /<script>(.*)<\/script>/s.exec(page)?.[1] ?? "";
    expect(page).toContain(`script-src 'sha256-${createHash("sha256").update(script).digest("base64")}'`);
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/(?:src|href)="(?!#)/);
  });

  it("can be used by keyboard alone, and Enter does not load it anew", () => {
    expect(unreachable(page)).toEqual([]);
    expect(page).toContain('addEventListener("submit", (event) => event.preventDefault())');
    expect(page).toContain("form-action 'none'");
  });

  it("has a matrix whose cells say what and how, and marks what is of no use", () => {
    expect(page).toContain('<td title="granted\nas everybody: granted">SELECT, USE_CATALOG, USE_SCHEMA, BROWSE</td>');
    expect(page).toContain(
      '<td title="granted on catalog sales\nas everybody: granted on catalog sales">(SELECT, USE_SCHEMA, BROWSE)</td>',
    );
    expect(page).not.toContain('class="idle"');
    const idle = accessIn(worldOf(["group a", "catalog c is there", "a has USE_SCHEMA on schema c.s"]), "sp-terraform");
    expect(pageOf("prod", idle, rowsOf(idle, [...idle.principals.values()][0] as Principal), [])).toContain(
      '<td class="idle"',
    );
    expect(page).toContain('<th scope="col">group analysts</th>');
    expect(page).toContain('<th scope="row">schema sales.gold</th>');
  });
});

describe("arguments", () => {
  it.each([
    [[], "name an environment, for example prod"],
    [
      ["prod", "--can", "analysts"],
      '--can analysts: what? Write a question, for example "SELECT prod_sales.gold.orders"',
    ],
    [["prod", "SELECT a.b"], 'what is "SELECT a.b"? Questions are asked with --can WHO'],
    [["prod", "--in", "main"], "--in goes with --can"],
    [["prod", "--can", "a", "SELECT b", "--who", "c"], "--can is asked alone: without --who, --on and --html"],
  ])("%j", (args, wrong) => {
    expect(readArguments(args)).toEqual({ wrong });
  });
});
