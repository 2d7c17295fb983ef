import { describe, expect, it } from "vitest";
import { isThing } from "../../../config/record/line";
import { errors, firstRecord, now, stackWith } from "../../support/records";

const ref = (purpose: string): string => `\${data.terraform_remote_state.foundation.outputs.kms_key_arns.${purpose}}`;
const SETTING = "dataServices.shop";

/** What encrypts each type, where Terraform would replace it for another key, or leave what is in it behind. */
const TYPES = [
  ["aws_db_instance", (key: string) => ({ kms_key_id: key }), "kms_key_id"],
  ["aws_rds_cluster", (key: string) => ({ kms_key_id: key }), "kms_key_id"],
  [
    "aws_msk_cluster",
    (key: string) => ({ encryption_info: { encryption_at_rest_kms_key_arn: key } }),
    "encryption_info.encryption_at_rest_kms_key_arn",
  ],
  ["aws_kinesis_stream", (key: string) => ({ kms_key_id: key }), "kms_key_id"],
] as const;

describe.each(TYPES)("the key of %s", (type, args, argument) => {
  const stack = (purpose: string) => stackWith(type, args(ref(purpose)), SETTING);
  const problem = (before: string, after: string) => errors(firstRecord(stack(before)), now([stack(after)]))[0];

  it("is recorded where it is one of its own, and else as ever", () => {
    const fixed = (purpose: string) => firstRecord(stack(purpose)).find(isThing)?.fixed;
    expect(fixed("data")).toBeUndefined();
    expect(fixed("databases")).toEqual({ [argument]: "the environment's key of databases" });
    expect(problem("data", "data")).toBeUndefined();
    expect(problem("databases", "databases")).toBeUndefined();
  });

  it("is refused to become another one, of records too that say nothing of it, with the way that loses nothing", () => {
    expect(problem("data", "databases")).toMatchObject({
      path: SETTING,
      message: expect.stringContaining(
        `${argument} of ${type}.thing is fixed for good: it was "the environment's key of data" and would be "the environment's key of databases"; `,
      ),
      fix: 'add "shop" to foundation.kms.onDataKey: it stays with the key that it has; for the other key make a new entry beside it, move the data and retire this one; or, where the loss is meant, acknowledged: { "dataServices.shop": { reason: "…" } }',
    });
    expect(problem("databases", "data")).toMatchObject({
      message: expect.stringContaining(
        'it was "the environment\'s key of databases" and would be "the environment\'s key of data"',
      ),
      fix: expect.stringMatching(/^put foundation\.kms back: it stays with the key that it has; /),
    });
  });

  it("may become another one where the loss is meant", () => {
    const lines = firstRecord(stack("data"));
    expect(errors(lines, now([stack("databases")], { acknowledged: [SETTING] }))).toEqual([]);
  });
});

describe("the key of what is changed in place, with all that is in it", () => {
  it.each([
    ["aws_dynamodb_table", (key: string) => ({ server_side_encryption: { enabled: true, kms_key_arn: key } })],
    ["aws_redshift_cluster", (key: string) => ({ kms_key_id: key })],
    ["aws_redshiftserverless_namespace", (key: string) => ({ kms_key_id: key })],
  ] as const)("is not fixed: %s", (type, args) => {
    const stack = (purpose: string) => stackWith(type, args(ref(purpose)), SETTING);
    expect(errors(firstRecord(stack("data")), now([stack("databases")]))).toEqual([]);
  });
});

it("says of a stream that what is in it stays with the key before", () => {
  const stack = (purpose: string) => stackWith("aws_kinesis_stream", { kms_key_id: ref(purpose) }, SETTING);
  const [problem] = errors(firstRecord(stack("data")), now([stack("streams")]));
  expect(problem?.message).toContain(
    "what is in it stays encrypted with the key before, which nobody may use any more",
  );
});
