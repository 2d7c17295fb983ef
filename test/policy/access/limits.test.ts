import { describe, expect, it } from "vitest";
import { can } from "../../../policy/access/can";
import { principalNamed, readQuestion } from "../../../policy/access/question";
import { answerText } from "../../../policy/access/words";
import { accessOf } from "./world";

const GIVEN = [
  "group analysts",
  "group staff",
  "group stewards",
  "group others",
  "service principal sp-loader",
  "analysts is in staff",
  "stewards is in staff",
  "catalog sales is there",
  "schema sales.gold is there",
  "schema sales.bronze is there",
  "catalog shop is there",
  ...["analysts", "stewards", "others", "sp-loader", "everybody"].map(
    (one) => `${one} has SELECT, USE_CATALOG, USE_SCHEMA on catalog sales`,
  ),
  ...["analysts", "stewards"].map((one) => `${one} has SELECT, USE_CATALOG, USE_SCHEMA on catalog shop`),
];
const CARDS = "policy cards masks pii=card on catalog sales for";
const TAGGED = [
  "column sales.gold.payments.card is tagged pii=card",
  "column sales.gold.refunds.card is tagged pii=card",
  "column sales.gold.payments.name is tagged pii=name",
];

/** What is said of whoever may read: what is hidden of it. */
const CASES: readonly (readonly [
  what: string,
  given: readonly string[],
  who: string,
  question: string,
  hidden: string,
])[] = [
  ["no policy", [], "analysts", "SELECT sales.gold.payments", ""],
  ["a mask for it", [`${CARDS} analysts`, ...TAGGED], "analysts", "SELECT sales.gold.payments", "; column card masked"],
  ["a mask for another group", [`${CARDS} others`, ...TAGGED], "analysts", "SELECT sales.gold.payments", ""],
  [
    "a mask for a group that it is in",
    [`${CARDS} staff`, ...TAGGED],
    "analysts",
    "SELECT sales.gold.payments",
    "; column card masked",
  ],
  [
    "a mask for everybody",
    [`${CARDS} everybody`, ...TAGGED],
    "others",
    "SELECT sales.gold.payments",
    "; column card masked",
  ],
  [
    "a mask for everybody, programs too",
    [`${CARDS} everybody`, ...TAGGED],
    "sp-loader",
    "SELECT sales.gold.payments",
    "; column card masked",
  ],
  [
    "a mask for everybody but it",
    [`${CARDS} everybody except sp-loader`, ...TAGGED],
    "sp-loader",
    "SELECT sales.gold.payments",
    "",
  ],
  [
    "a mask that leaves out another group",
    [`${CARDS} staff except stewards`, ...TAGGED],
    "analysts",
    "SELECT sales.gold.payments",
    "; column card masked",
  ],
  [
    "a mask that leaves out its group",
    [`${CARDS} staff except stewards`, ...TAGGED],
    "stewards",
    "SELECT sales.gold.payments",
    "",
  ],
  [
    "a mask that leaves out a group around it",
    [`${CARDS} everybody except staff`, ...TAGGED],
    "analysts",
    "SELECT sales.gold.payments",
    "",
  ],
  [
    "a table without such a column here",
    [`${CARDS} analysts`, ...TAGGED],
    "analysts",
    "SELECT sales.gold.orders",
    "; columns tagged pii = card masked",
  ],
  [
    "tags that others put",
    [`${CARDS} analysts`],
    "analysts",
    "SELECT sales.gold.payments",
    "; columns tagged pii = card masked",
  ],
  [
    "a schema with two such tables",
    [`${CARDS} analysts`, ...TAGGED],
    "analysts",
    "SELECT sales.gold",
    "; columns payments.card, refunds.card masked",
  ],
  [
    "the whole catalog",
    [`${CARDS} analysts`, ...TAGGED],
    "analysts",
    "SELECT sales",
    "; columns gold.payments.card, gold.refunds.card masked",
  ],
  ["another catalog", [`${CARDS} analysts`, ...TAGGED], "analysts", "SELECT shop.gold.payments", ""],
  [
    "a mask of another schema",
    ["policy cards masks pii=card on schema sales.bronze for analysts", ...TAGGED],
    "analysts",
    "SELECT sales.gold.payments",
    "",
  ],
  [
    "a mask of a schema in what is asked for",
    ["policy cards masks pii=card on schema sales.gold for analysts", ...TAGGED],
    "analysts",
    "SELECT sales",
    "; columns gold.payments.card, gold.refunds.card masked",
  ],
  [
    "a mask of a table in what is asked for",
    ["policy cards masks pii=card on table sales.gold.refunds for analysts", ...TAGGED],
    "analysts",
    "SELECT sales.gold",
    "; column refunds.card masked",
  ],
  [
    "a mask of a table",
    ["policy cards masks pii=card on table sales.gold.refunds for analysts", ...TAGGED],
    "analysts",
    "SELECT sales.gold.refunds",
    "; column card masked",
  ],
  [
    "a mask of another table",
    ["policy cards masks pii=card on table sales.gold.refunds for analysts", ...TAGGED],
    "analysts",
    "SELECT sales.gold.payments",
    "",
  ],
  [
    "any value of the tag",
    ["policy all masks pii on catalog sales for analysts", ...TAGGED],
    "analysts",
    "SELECT sales.gold.payments",
    "; columns card, name masked",
  ],
  [
    "another value of the tag",
    ["policy names masks pii=iban on catalog sales for analysts", ...TAGGED],
    "analysts",
    "SELECT sales.gold.payments",
    "; columns tagged pii = iban masked",
  ],
  [
    "two masks",
    [`${CARDS} analysts`, "policy names masks pii=name on schema sales.gold for staff", ...TAGGED],
    "analysts",
    "SELECT sales.gold.payments",
    "; column card masked; column name masked",
  ],
  [
    "a filter",
    ["policy own filters on schema sales.gold for analysts"],
    "analysts",
    "SELECT sales.gold.payments",
    "; rows filtered",
  ],
  [
    "a filter of tagged tables",
    ["policy own filters on catalog sales for everybody except stewards where region"],
    "analysts",
    "SELECT sales.gold.payments",
    "; rows filtered in tables tagged region",
  ],
  [
    "a filter of tables with a value",
    ["policy own filters on catalog sales for analysts where region=eu"],
    "analysts",
    "SELECT sales.gold",
    "; rows filtered in tables tagged region = eu",
  ],
  [
    "a mask and a filter",
    [`${CARDS} analysts`, "policy own filters on catalog sales for analysts", ...TAGGED],
    "analysts",
    "SELECT sales.gold.refunds",
    "; column card masked; rows filtered",
  ],
  ["a right that is no reading", [`${CARDS} analysts`, ...TAGGED], "analysts", "USE_SCHEMA sales.gold", ""],
];

function answerOf(given: readonly string[], who: string, question: string): string[] {
  const access = accessOf([...GIVEN, ...given]);
  const [principal, read] = [principalNamed(access, who), readQuestion(access, question)];
  if ("wrong" in principal || "wrong" in read) throw new Error("not understood");
  return answerText(access, principal.key, read, can(access, principal.key, read.privilege, read.object));
}

describe("what policies hide from who may read", () => {
  it.each(CASES)("%s", (_, given, who, question, hidden) => {
    const [first = ""] = answerOf(given, who, question);
    expect(first).toMatch(/^yes: /);
    expect(first.includes(";") ? first.slice(first.indexOf(";")) : "").toBe(hidden);
  });

  it("is told with the policy, its function and its resource", () => {
    expect(answerOf([`${CARDS} analysts`, ...TAGGED], "analysts", "SELECT sales.gold.payments")).toContain(
      "  column card masked: policy cards, by sales.gold.rule (prod-all: databricks_policy_info.cards)",
    );
  });

  it("is told to nobody who may not read anyhow", () => {
    expect(answerOf([`${CARDS} analysts`, ...TAGGED], "others", "SELECT shop.gold.payments").join("\n")).not.toContain(
      "masked",
    );
  });
});
