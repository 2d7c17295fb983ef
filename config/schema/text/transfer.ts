import { arn } from "../common";
import { notPadded, oneLine } from "./characters";
import { named } from "./named";
import { form, formed, textOf } from "./rules";

/** Directory of AWS Directory Service. */
export const directoryId = named(
  { one: "id of a directory", many: "ids of directories" },
  formed(/^d-[0-9a-f]{10}$/, "is not the id of a directory", "copy it from AWS Directory Service: d-0123456789"),
);

/** Group of a directory, by its security identifier. */
export const groupSid = named(
  { one: "SID of a group", many: "SIDs of groups" },
  textOf(
    { most: 256 },
    form(
      /^S-1-\d+(-\d+)+$/,
      "is not the SID of a group",
      "copy it with Get-ADGroup -Properties objectSid: S-1-5-21-…-1104",
    ),
  ),
);

/** Stage of an API of API Gateway. */
export const apiStageUrl = named(
  { one: "URL of a stage", many: "URLs of stages" },
  textOf(
    { most: 255 },
    form(
      /^https:\/\/[a-z0-9]{10}\.execute-api\.[a-z0-9-]+\.amazonaws\.com\/[A-Za-z0-9_-]{1,128}$/,
      "is not the URL of a stage of API Gateway",
      "copy its invoke URL: https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod",
    ),
  ),
);

/** What a party is called in AS2. Source: RFC 4130; Transfer Family takes no spaces. */
export const as2Name = named(
  { one: "name in AS2", many: "names in AS2" },
  formed(/^[!#-[\]-~]{1,128}$/, "is not a name in AS2", 'use 1 to 128 characters without spaces, " and \\: ACME-EDI'),
);

/** Certificate that was imported into Transfer Family. */
export const transferCertificateId = named(
  { one: "id of a certificate", many: "ids of certificates" },
  formed(
    /^cert-[0-9a-f]{17}$/,
    "is not the id of a certificate of Transfer Family",
    "copy it from the answer of aws transfer import-certificate: cert- and 17 hexadecimal digits",
  ),
);

/** Where a party takes messages of AS2. */
export const as2Url = named(
  { one: "URL of AS2", many: "URLs of AS2" },
  textOf(
    { most: 255 },
    oneLine,
    notPadded,
    form(
      /^https?:\/\/[a-z0-9.-]+\.[a-z]{2,63}(:\d{2,5})?(\/[\w./~%-]*)?$/,
      "is not the URL of a server for AS2",
      "write it as the partner gives it: https://as2.partner.example:5443/receive",
    ),
  ),
);

/** A server for SFTP of somebody else. */
export const sftpUrl = named(
  { one: "URL of SFTP", many: "URLs of SFTP" },
  textOf(
    { most: 255 },
    form(
      /^sftp:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{2,5})?$/,
      "is not the URL of a server for SFTP",
      "write it without a path: sftp://files.partner.example, with :port where it is not 22",
    ),
  ),
);

/** A file as a server of somebody else calls it. */
export const remoteFile = named(
  { one: "path on a server", many: "paths on a server" },
  textOf(
    { most: 1024 },
    oneLine,
    notPadded,
    form(
      /^\/(?!.*\/\/)(?!.*\/\.\.?(\/|$))[^*?]*[^*?/]$/,
      "is not the path of a file",
      "write it from the root, without wildcards: /out/prices.csv",
    ),
  ),
);

/** Resource that VPC Lattice reaches in a VPC. */
export const resourceConfigurationArn = named(
  { one: "ARN of a resource configuration", many: "ARNs of resource configurations" },
  arn(
    "a resource configuration of VPC Lattice",
    "vpc-lattice:[a-z0-9-]+:#:resourceconfiguration\\/rcfg-[0-9a-f]{17}",
    "arn:aws:vpc-lattice:<region>:<account>:resourceconfiguration/rcfg-<id>",
  ),
);
