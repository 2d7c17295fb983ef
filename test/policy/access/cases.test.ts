import { describe, expect, it } from "vitest";
import { can } from "../../../policy/access/can";
import { principalNamed, readQuestion } from "../../../policy/access/question";
import { reasonsAgainst } from "../../../policy/access/words";
import { CASES } from "./cases";
import { PARTNER_CASES } from "./cases-partners";
import { accessOf } from "./world";

const ALL = { ...CASES, ...PARTNER_CASES };
const QUESTIONS = Object.values(ALL).flatMap(({ asked }) => asked);

describe("who can do what in Unity Catalog", () => {
  it("is asked at least 80 questions, of which many are answered with no", () => {
    expect(QUESTIONS.length).toBeGreaterThanOrEqual(80);
    expect(QUESTIONS.filter(([, , expected]) => expected !== "yes").length).toBeGreaterThan(40);
  });

  describe.each(Object.entries(ALL))("%s", (_name, { given, asked }) => {
    const access = accessOf(given);
    it.each(
      asked.map(
        (one) =>
          [
            one
              .slice(0, 2)
              .concat(one[3] ?? "")
              .join(" "),
            one,
          ] as const,
      ),
    )("%s", (_question, [who, question, expected, workspace]) => {
      const principal = principalNamed(access, who);
      const read = readQuestion(access, question);
      if ("wrong" in principal) throw new Error(principal.wrong);
      if ("wrong" in read) throw new Error(read.wrong);
      const verdict = can(access, principal.key, read.privilege, read.object, workspace);
      expect(verdict.can ? "yes" : reasonsAgainst(verdict)).toEqual(expected);
    });
  });
});
