import { describe, expect, it } from "vitest";
import { quoteName, quoteText } from "../../config/sql";

describe("quoteName", () => {
  it("puts a name into backticks and doubles those inside", () => {
    expect(quoteName("dev_sales")).toBe("`dev_sales`");
    expect(quoteName("a`; DROP TABLE b; --")).toBe("`a``; DROP TABLE b; --`");
  });
});

describe("quoteText", () => {
  it("puts a text into quotes and escapes quotes and backslashes inside", () => {
    expect(quoteText("gold")).toBe("'gold'");
    expect(quoteText("o'clock")).toBe("'o\\'clock'");
    expect(quoteText("\\' OR 1=1 --")).toBe("'\\\\\\' OR 1=1 --'");
  });
});
