import { beforeAll, describe, expect, it } from "vitest";
import { transferServer as schema } from "../../config/schema/data-services/transfer-server";
import type { EmittedStack } from "../../emitted/stacks";
import { pgpKeyStatement, workflowStatements } from "../../modules/data-services/transfer-server/workflow-policies";
import { report } from "../config/problems";
import { accountInput, devInput, platformOf } from "../support/platform";
import { simulateIdentity } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { askedServer, VIRUS_FUNCTION } from "../support/transfer-server";

const AT = "dataServices.carriers";
const STEPS = `${AT}.onUpload.steps`;
const server = () => ({ [AT]: askedServer() });

describe("what happens after an upload, in the configuration", () => {
  it.each<[Record<string, unknown>, string]>([
    [{ [STEPS]: [] }, "onUpload.steps"],
    [{ [STEPS]: Array.from({ length: 9 }, () => ({ do: "tag", tags: { a: "b" } })) }, "onUpload.steps"],
    [{ [STEPS]: [{ do: "move", toFolder: "orders/x" }] }, "onUpload.steps"],
    [{ [STEPS]: [{ do: "copy" }] }, "toFolder"],
    [{ [STEPS]: [{ do: "copy", toFolder: "../x" }] }, "toFolder"],
    [{ [STEPS]: [{ do: "tag", tags: {} }] }, "has no tag, or more than 10"],
    [
      { [STEPS]: [{ do: "tag", tags: Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`t${n}`, ""])) }] },
      "has no tag, or more than 10",
    ],
    [{ [STEPS]: [{ do: "function", functionArn: VIRUS_FUNCTION, timeoutSeconds: 1801 }] }, "timeoutSeconds"],
    [
      { [STEPS]: [{ do: "function", functionArn: VIRUS_FUNCTION.replace("eu-west-1", "us-east-1") }] },
      "is in us-east-1",
    ],
    [
      { [STEPS]: [{ do: "delete" }, { do: "copy", file: "uploaded", toFolder: "orders/x" }] },
      "works on the file that came, which step 1 deletes",
    ],
    [{ [`${AT}.onUpload.onFailure`]: [{ do: "decrypt", toFolder: "orders/x" }] }, "onFailure"],
    [{ [STEPS]: [{ do: "copy", toFolder: "inbox/carriers/done" }] }, "whose files it could overwrite"],
    [
      { [STEPS]: [{ do: "copy", toFolder: "nobody/loads" }] },
      "no source loads what is delivered into raw/nobody/loads/",
    ],
  ])("is refused or warned about: %j", (change, message) => {
    expect(report({ dev: { ...server(), ...change } })).toContain(message);
  });

  it("does not ask for a source of folders that files are taken out of", () => {
    expect(report({ dev: { ...server(), [`${STEPS}`]: [{ do: "copy", toFolder: "orders/x" }] } })).toBe("");
  });
});

describe("what happens after an upload, in its layer", () => {
  let stack: EmittedStack | undefined;
  const of = (type: string) => (stack?.json.resource?.[type] ?? {}) as Record<string, Record<string, unknown>>;
  beforeAll(() => {
    const input = devInput();
    input.dataServices = { ...input.dataServices, carriers: askedServer() };
    stack = synthPlatform(platformOf(accountInput(), input)).find(({ name }) => name === "dev-data-services");
  });

  it("is a workflow of steps in order, with what the service fills in left to it", () => {
    const { lifecycle, steps, on_exception_steps } =
      of("aws_transfer_workflow")["data-service-carriers_workflow_whole"] ?? {};
    expect(lifecycle).toEqual({ create_before_destroy: true });
    expect(steps).toEqual([
      {
        type: "CUSTOM",
        custom_step_details: {
          name: "step-1-function",
          source_file_location: "$${previous.file}",
          target: VIRUS_FUNCTION,
          timeout_seconds: 300,
        },
      },
      {
        type: "DECRYPT",
        decrypt_step_details: {
          name: "step-2-decrypt",
          source_file_location: "$${previous.file}",
          type: "PGP",
          overwrite_existing: "TRUE",
          destination_file_location: {
            s3_file_location: { bucket: "acme-dev-raw-111111111111", key: "orders/carriers/$${transfer:UserName}/" },
          },
        },
      },
      {
        type: "TAG",
        tag_step_details: {
          name: "step-3-tag",
          source_file_location: "$${previous.file}",
          tags: [{ key: "scanned", value: "yes" }],
        },
      },
      {
        type: "COPY",
        copy_step_details: {
          name: "step-4-copy",
          source_file_location: "$${original.file}",
          overwrite_existing: "FALSE",
          destination_file_location: {
            s3_file_location: { bucket: "acme-dev-raw-111111111111", key: "kept/carriers/$${transfer:UserName}/" },
          },
        },
      },
      { type: "DELETE", delete_step_details: { name: "step-5-delete", source_file_location: "$${original.file}" } },
    ]);
    expect(on_exception_steps).toMatchObject([{ type: "COPY", copy_step_details: { name: "failure-1-copy" } }]);
  });

  it("is started by the server, whose role is ready before", () => {
    expect(of("aws_transfer_server")["data-service-carriers_server"]).toMatchObject({
      workflow_details: {
        on_upload: {
          workflow_id: "${aws_transfer_workflow.data-service-carriers_workflow_whole.id}",
          execution_role: "${aws_iam_role.data-service-carriers_workflow_role.arn}",
        },
        on_partial_upload: { workflow_id: "${aws_transfer_workflow.data-service-carriers_workflow_partial.id}" },
      },
      depends_on: ["aws_iam_role_policy.data-service-carriers_workflow_role_policy"],
    });
  });
});

describe("the role that works on files", () => {
  const place = { partition: "aws", region: "eu-west-1", accountId: "111111111111" };
  const bucket = "arn:aws:s3:::acme-dev-raw-111111111111";
  const key = "arn:aws:kms:eu-west-1:111111111111:key/data";
  const { onUpload, onPartialUpload } = schema.parse(askedServer());
  const statements = [
    ...workflowStatements({
      server: { bucket: "acme-dev-raw-111111111111", folders: ["inbox/carriers"], onUpload, onPartialUpload },
      kmsKeyArn: key,
      place,
    }),
    pgpKeyStatement("s-1", place),
  ];
  const s3 = { "kms:ViaService": "s3.eu-west-1.amazonaws.com", "kms:EncryptionContext:aws:s3:arn": bucket };
  const secret = "arn:aws:secretsmanager:eu-west-1:111111111111:secret:aws/transfer";

  it.each<["allow" | "deny", string, string, Record<string, string>?]>([
    ["allow", "s3:GetObject", `${bucket}/inbox/carriers/a.csv`],
    ["allow", "s3:DeleteObject", `${bucket}/inbox/carriers/a.csv`],
    ["deny", "s3:DeleteObjectVersion", `${bucket}/inbox/carriers/a.csv`],
    ["deny", "s3:PutObject", `${bucket}/inbox/carriers/a.csv`],
    ["allow", "s3:PutObject", `${bucket}/orders/carriers/shop/a.csv`],
    ["allow", "s3:PutObject", `${bucket}/failed/carriers/shop/a.csv`],
    ["allow", "s3:PutObjectTagging", `${bucket}/orders/carriers/shop/a.csv`],
    ["deny", "s3:GetObject", `${bucket}/orders/erp/a.csv`],
    ["deny", "s3:PutObject", `${bucket}/orders/erp/a.csv`],
    ["allow", "s3:ListBucket", bucket],
    ["deny", "s3:PutBucketPolicy", bucket],
    ["allow", "lambda:InvokeFunction", VIRUS_FUNCTION],
    ["deny", "lambda:InvokeFunction", VIRUS_FUNCTION.replace("scan-upload", "other")],
    ["allow", "kms:GenerateDataKey", key, s3],
    ["deny", "kms:GenerateDataKey", key],
    ["allow", "secretsmanager:GetSecretValue", `${secret}/s-1/@pgp-default-AbCdEf`],
    ["deny", "secretsmanager:GetSecretValue", `${secret}/s-2/@pgp-default-AbCdEf`],
    [
      "deny",
      "secretsmanager:GetSecretValue",
      "arn:aws:secretsmanager:eu-west-1:111111111111:secret:acme-dev-crm-AbCdEf",
    ],
  ])("%s %s on %s", (decision, action, resource, context = {}) => {
    expect(simulateIdentity(statements, { action, resource, context })).toBe(decision);
  });

  it("may do only what there are steps for", () => {
    const plain = workflowStatements({
      server: {
        bucket: "acme-dev-raw-111111111111",
        folders: ["inbox/carriers"],
        onUpload: { steps: [{ do: "tag", file: "latest", tags: { a: "b" } }], onFailure: [] },
        onPartialUpload: undefined,
      },
      kmsKeyArn: key,
      place,
    });
    expect(plain.map(({ Sid }) => Sid)).toEqual(["FindTheBucket", "ReadFiles", "TagFiles", "UseKey"]);
  });
});
