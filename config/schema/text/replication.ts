import { named } from "./named";
import { form, formed, textOf } from "./rules";

/** Texts about AWS DMS. Sources: its user guide, "Selection rules and actions", and API reference. */

/** Name of a schema or table in a selection rule; `%` stands for any number of characters. */
export const tablePattern = named(
  { one: "pattern of names of tables", many: "patterns of names of tables" },
  formed(
    /^[A-Za-z0-9_$#@%-](?:[A-Za-z0-9_$#@% -]{0,125}[A-Za-z0-9_$#@%-])?$/,
    "is not the name of a table, or a pattern of names",
    "use 1 to 127 letters, digits, _ $ # @ and -, and % for any characters",
  ),
);

/** A column that DMS adds. */
export const addedColumn = named(
  { one: "name of an added column", many: "names of added columns" },
  formed(
    /^[a-z][a-z0-9_]{0,62}$/,
    "is not the name of a column to add",
    "use 1 to 63 lower-case letters, digits and _, starting with a letter",
  ),
);

export const replicationInstanceClass = named(
  { one: "class of a replication instance", many: "classes of replication instances" },
  formed(
    /^dms\.(t3|c5|c6i|c7i|r5|r6i|r7i)\.(micro|small|medium|large|([248]|1[26]|24)?xlarge)$/,
    "is not a class of replication instances",
    'write it as DMS does, for example "dms.c6i.large"',
  ),
);

export const replicationEngineVersion = named(
  { one: "version of DMS", many: "versions of DMS" },
  formed(/^3\.\d{1,2}\.\d{1,2}$/, "is not a version of DMS", 'write it as DMS does, for example "3.6.1"'),
);

const LINES = "([A-Za-z0-9+/]{1,64}\\n)*[A-Za-z0-9+/]{1,64}={0,2}\\n";
const CERTIFICATE = `-----BEGIN CERTIFICATE-----\\n${LINES}-----END CERTIFICATE-----`;
const PEM = new RegExp(`^${CERTIFICATE}(\\n${CERTIFICATE})*$`);

/** Certificates in the form that authorities publish them in, one after another. */
export const certificatePem = named(
  { one: "certificate in PEM", many: "certificates in PEM" },
  textOf(
    { most: 60_000 },
    form(
      /^(?![\s\S]*PRIVATE KEY)/,
      "holds a private key, which has to stay with its owner",
      "write the certificate alone",
    ),
    form(
      PEM,
      "is not a certificate in PEM",
      "write its lines, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----",
    ),
  ),
);

/** A wallet of Oracle, `cwallet.sso`, in base64. Source: AWS DMS user guide, "SSL support for an Oracle endpoint". */
export const oracleWallet = named(
  { one: "wallet of Oracle", many: "wallets of Oracle" },
  textOf(
    { most: 60_000 },
    form(
      /^(?:[A-Za-z0-9+/]{4}){16,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
      "is not a wallet of Oracle in base64",
      "write what base64 -w0 cwallet.sso says, of an auto-login wallet with certificates of authorities alone",
    ),
  ),
);
