import { describe } from "vitest";
import { decides } from "../support/decides";

describe("s3tables-format", () => {
  decides("s3tables-format", "aws_s3tables_table", {
    taken: [{ format: "ICEBERG" }],
    refused: ["iceberg", "PARQUET"].map((format) => [{ format }, `has the format ${format}`]),
  });
});
