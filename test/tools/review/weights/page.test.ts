import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { REVIEW_PAGE, withWeights } from "../../../../tools/review/weights/page";
import { ROOT } from "../../../support/platform";

it("the table of what is grave is the one in use; `npm run reference` writes it again", () => {
  const page = readFileSync(join(ROOT, REVIEW_PAGE), "utf8");
  expect(withWeights(page)).toBe(page);
});
