import { arn } from "../../iam/deploy-row";

/** Copies of tables; nothing where the environment has no second region. */
export const COPIES = arn("dynamodb", "table/{prefix}-*", "{copyRegion}");
/** Tables and their copies, in one statement, of which a role has no room for many. */
export const TABLES = [arn("dynamodb", "table/{prefix}-*"), COPIES];
