import type { StreamModel } from "../../../config/kinds/sources/stream";
import type { Statement } from "../../iam/policy-document";
import type { Place } from "../../place";
import { assumeItself } from "../../unity-catalog/credential-trust";
import { kafka } from "./kafka";
import { kinesis } from "./kinesis";

/**
 * What the role of a stream's service credential may do: read this one input, the way the source reads it.
 * @param dataKeyArn key of the environment, for a stream that it encrypts
 */
export const readerStatements = (
  source: Pick<StreamModel, "input" | "reading" | "role">,
  dataKeyArn: string | undefined,
  place: Place,
): Statement[] => [...inputStatements(source, dataKeyArn, place), assumeItself(source.role.arn)];

function inputStatements(
  source: Pick<StreamModel, "input" | "reading">,
  dataKeyArn: string | undefined,
  place: Place,
): readonly Statement[] {
  const { input } = source;
  return input.reader === "kafka"
    ? kafka.statements(source, input, dataKeyArn, place)
    : kinesis.statements(source, input, dataKeyArn, place);
}
