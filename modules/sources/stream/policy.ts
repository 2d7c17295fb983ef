import type { StreamModel } from "../../../config/kinds/sources/stream";
import type { Statement } from "../../iam/policy-document";
import type { KeyArn } from "../../kms/key-arn";
import type { Place } from "../../place";
import { assumeItself } from "../../unity-catalog/credential-trust";
import { kafka } from "./kafka";
import { kinesis } from "./kinesis";

/**
 * What the role of a stream's service credential may do: read this one input, the way the source reads it.
 * @param keyArn key of the environment, for a stream that it encrypts
 */
export const readerStatements = (
  source: Pick<StreamModel, "input" | "reading" | "role">,
  keyArn: KeyArn,
  place: Place,
): Statement[] => [...inputStatements(source, keyArn, place), assumeItself(source.role.arn)];

function inputStatements(
  source: Pick<StreamModel, "input" | "reading">,
  keyArn: KeyArn,
  place: Place,
): readonly Statement[] {
  const { input } = source;
  return input.reader === "kafka"
    ? kafka.statements(source, input, keyArn, place)
    : kinesis.statements(source, input, keyArn, place);
}
