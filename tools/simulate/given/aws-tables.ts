import type { Environment } from "../../../config/model";
import type { Fixture, Found } from "./fixture";

/** Tables of DynamoDB that the environment's file calls existing. */
export const TABLES: Fixture = {
  provider: "aws",
  why: "tables of DynamoDB that the environment's file calls existing",
  find: ({ environments }) => environments.flatMap(tablesOf),
};

const tablesOf = ({ dataServices, awsAccountId: account, region: place }: Environment): Found[] =>
  Object.values(dataServices).flatMap((service): Found[] =>
    service.kind === "dynamodb-table" && service.mode === "existing"
      ? [
          {
            type: "aws_dynamodb_table",
            account,
            place,
            attributes: { id: service.name, name: service.name, arn: service.arn },
          },
        ]
      : [],
  );
