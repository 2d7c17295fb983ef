import { replaceBlock } from "../../diagram/pages/blocks";
import { weightsMarkdown } from "./table";

/** The page that a reviewer can read the table on. */
export const REVIEW_PAGE = "docs/review.md";

/** The page with the table as it is now. */
export const withWeights = (page: string): string => replaceBlock(REVIEW_PAGE, page, "weights", weightsMarkdown());
