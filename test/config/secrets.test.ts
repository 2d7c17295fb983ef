import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../support/platform";
import { report } from "./problems";

// Put together here, so that nothing in this file looks like a secret itself.
const HEX = "0123456789abcdef";
const AWS_KEY = `wJalrXUtnFEMI/K7MDENG/${"bPxRfiCYEXAMPLEKEY"}`;
const TOKEN = `dapi${HEX.repeat(2)}`;
const WORD = `hunter-2-${"all-of-it"}`;

/** Sentences with a secret in them. */
const SENTENCES: readonly (readonly [secret: string, sentence: string])[] = [
  [AWS_KEY, `secret ${AWS_KEY} thanks`],
  [AWS_KEY, `aws_secret_access_key=${AWS_KEY}, see the wiki`],
  [AWS_KEY, `("${AWS_KEY}")`],
  [TOKEN, `the token is ${TOKEN}.`],
  [`dapi${HEX}`, `the first half is dapi${HEX}`],
  [WORD, `password: ${WORD}`],
  [WORD, `Password = "${WORD}"`],
  [WORD, `the API key:${WORD} of the shop`],
  [`npm_${"a1B2".repeat(9)}`, `npm_${"a1B2".repeat(9)} of the build`],
];

describe("a secret inside a longer text", () => {
  it.each(SENTENCES)("is found and not printed: %#", (secret, sentence) => {
    for (const place of ["zones.raw.comment", "region", "network.cidr", "consumers.gold-overview.title"]) {
      const said = report({ dev: { [place]: sentence } });
      expect(said).toMatch(new RegExp(`^dev: ${place}: looks like .+, and no secret may be in a file`));
      expect(said).not.toContain(secret);
      expect(said).not.toContain("\n");
    }
  });

  it("is found beside another one, both hidden", () => {
    const text = `${TOKEN} and ghp_${"a1B2".repeat(9)}`;
    const said = report({ account: { deployer: text }, dev: { "sources.orders.runAs": text } });
    expect(said).not.toContain(TOKEN);
    expect(said).not.toContain("a1B2a1B2");
  });

  it("is what a variable of the environment holds whose name says so", () => {
    process.env.LAKEHOUSE_TEST_PASSWORD = WORD;
    try {
      const said = report({ dev: { "zones.raw.comment": `reads with ${WORD}` } });
      expect(said).toContain("looks like what the environment variable LAKEHOUSE_TEST_PASSWORD holds");
      expect(said).not.toContain(WORD);
    } finally {
      delete process.env.LAKEHOUSE_TEST_PASSWORD;
    }
  });

  it.each([
    "Where the token service keeps its password: see the wiki",
    "arn:aws:secretsmanager:eu-west-1:111111111111:secret:db1-AbCdEf",
    "The key: orders_2026",
    "da39a3ee5e6b4b0d3255bfef95601890afd80709",
    "s3://acme-Dev-Raw/Orders/Europe/Berlin/V1/2026",
  ])("is not seen in: %s", (text) => {
    expect(report({ dev: { "zones.raw.comment": text } })).toBe("");
  });
});

describe("what a file throws", () => {
  const folder = mkdtempSync(join(tmpdir(), "lakehouse-secrets-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const THROWS: readonly (readonly [source: string, says: string])[] = [
    [`\n\nthrow new Error("token ${TOKEN}");`, "line 3: token (hidden)"],
    [`throw new Error("cannot sign in, password: ${WORD}");`, "line 1: cannot sign in, password: (hidden)"],
    [`const key: string = "${AWS_KEY}";\nthrow new Error(\`no \${key}\`);`, "line 2: no (hidden)"],
    [`throw "${TOKEN}";`, 'it throws "(hidden)", which is no error'],
    ["throw null;", "it throws null, which is no error"],
    ["throw { why: 1 };", "it throws an object, which is no error"],
    ["throw new Error();", "line 1: it throws an error without a message"],
    ["\nnull.x;", "line 2: Cannot read properties of null (reading 'x')"],
    ['throw new Error("a\\u202eb");', "line 1: a\\u202eb"],
  ];
  const LOST: readonly (readonly [line: string, says: string])[] = [
    [
      '__proto__: "x",',
      "line 3 has the key __proto__, which JavaScript keeps for itself and drops. Fix: use another name.",
    ],
    ['"__proto__": "x",', "line 3 has the key __proto__, which JavaScript keeps for itself and drops"],
    ['["__proto__"]: "x",', 'tags.__proto__: "__proto__" is a word that JavaScript keeps for itself'],
    ["__proto__: { a: 1 },", 'tags.__proto__: "__proto__" is a word that JavaScript keeps for itself'],
    ['// __proto__: "x",', "deployer: is missing"],
  ];

  /** What is said of each file, read as `npm start` reads them: with lines of the source. */
  let said: readonly string[] = [];
  beforeAll(() => {
    const tags = (line: string) => `const tags = {\n  Owner: "me",\n  ${line}\n};
      export default { declares: "account", input: { tags } };`;
    const sources = [...THROWS.map(([source]) => source), ...LOST.map(([line]) => tags(line))];
    const roots = sources.map((source, index) => {
      const root = join(folder, String(index));
      mkdirSync(join(root, "config"), { recursive: true });
      writeFileSync(join(root, "config/account.ts"), source);
      return root;
    });
    const program = `const { loadPlatform } = require(${JSON.stringify(join(ROOT, "config/load.ts"))});
      const said = ${JSON.stringify(roots)}.map((root) => { try { loadPlatform(root); return ""; } catch (e) { return e.message; } });
      process.stdout.write(JSON.stringify(said));`;
    writeFileSync(join(folder, "program.cjs"), program);
    const options = { cwd: ROOT, encoding: "utf8" } as const;
    said = JSON.parse(execFileSync(process.execPath, ["--import", "tsx", join(folder, "program.cjs")], options));
  });

  it.each(THROWS.map((one, index) => [...one, index] as const))(
    "is told with its line and without secrets: %s",
    (_, says, at) => {
      expect(said[at]).toBe(`config/account.ts: cannot be loaded: ${says}. Fix: correct the file.`);
    },
  );

  it.each(LOST.map((one, index) => [...one, THROWS.length + index] as const))(
    "is not needed for a key that is lost: %s",
    (_, says, at) => {
      expect(said[at]).toContain(`config/account.ts: ${says}`);
    },
  );
});
