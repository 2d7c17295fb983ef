import { beforeAll, describe, expect, it } from "vitest";
import type { EmittedStack } from "../../emitted/stacks";
import { report } from "../config/problems";
import { AUTHORITY_PEM, FOUNDATIONS, ledgerFiles, shopFiles, WALLET, withReplications } from "../support/dms";
import { accountInput, devInput, type OwnNetworkInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { resource } from "../support/synth";

describe("a replication of Oracle", () => {
  let json: EmittedStack["json"];
  beforeAll(() => {
    const input = devInput() as ReturnType<typeof devInput> & OwnNetworkInput;
    withReplications(input);
    const found = synthPlatform(platformOf(accountInput(), input)).find(({ name }) => name === "dev-data-services");
    if (!found) throw new Error("no stack");
    json = found.json;
  });

  it("is encrypted with a wallet, and reads redo logs as it is told", () => {
    expect(resource(json, "aws_dms_certificate.data-service-ledger-files_source_authority")).toMatchObject({
      certificate_wallet: WALLET,
    });
    expect(resource(json, "aws_dms_certificate.data-service-ledger-files_source_authority")).not.toHaveProperty(
      "certificate_pem",
    );
    expect(resource(json, "aws_dms_endpoint.data-service-ledger-files_source")).toMatchObject({
      engine_name: "oracle",
      database_name: "LEDGER",
      ssl_mode: "verify-ca",
      extra_connection_attributes:
        "addSupplementalLogging=Y;useLogminerReader=N;useBfile=Y;failTasksOnLobTruncation=true",
    });
    expect(resource(json, "aws_dms_endpoint.data-service-shop-files_source")).not.toHaveProperty(
      "extra_connection_attributes",
    );
  });

  const far = (change: Record<string, unknown>) =>
    ledgerFiles({ source: { ...ledgerFiles().source, ...change } as never });
  const told = (entry: object) =>
    report({
      dev: {
        ...Object.fromEntries(Object.entries(FOUNDATIONS).map(([key, one]) => [`dataServices.${key}`, one])),
        "foundation.dmsRoles": "create",
        "network.endpoints": ["secretsmanager"],
        "dataServices.ledger": entry,
      },
    });

  it.each<[what: string, entry: object, message: string]>([
    ["no wallet", far({ oracle: undefined }), "source.oracle: is missing"],
    ["a certificate", far({ certificateAuthority: AUTHORITY_PEM }), "certificateAuthority: is not taken for Oracle"],
    ["no database", far({ database: undefined }), "oracle is read one database at a time, and none is named"],
    ["what is no wallet", far({ oracle: { wallet: "cwallet.sso" } }), "is not a wallet of Oracle in base64"],
    ["a reader that is none", far({ oracle: { wallet: WALLET, reader: "xstream" } }), "source.oracle.reader"],
    [
      "a wallet for another engine",
      shopFiles({ source: { ...shopFiles().source, oracle: { wallet: WALLET } } as never }),
      "source.oracle: is of Oracle alone, and this is postgres",
    ],
  ])("is refused with %s", (_, entry, message) => {
    expect(told(entry)).toContain(message);
  });

  it("is taken with everything", () => {
    expect(told(ledgerFiles())).not.toMatch(/^dev: dataServices\.ledger/m);
  });
});
