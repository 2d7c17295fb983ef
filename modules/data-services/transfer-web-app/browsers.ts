import type { TransferWebAppModel } from "../../../config/kinds/data-services/transfer-web-app";
import type { Place } from "../../place";
import type { Browsers } from "../../storage/browsers";

/** What the page reads of answers. Source: Transfer Family user guide, "Set up Cross-origin resource sharing (CORS) for your bucket". */
const READ_OF_ANSWERS = [
  "last-modified",
  "content-length",
  "etag",
  "x-amz-version-id",
  "content-type",
  "x-amz-request-id",
  "x-amz-id-2",
  "date",
  "x-amz-cf-id",
  "x-amz-storage-class",
  "access-control-expose-headers",
];

/**
 * A zone answers browsers on pages of web apps of its region. The address of one page is known only after the zone is
 * there; what a browser gets, S3 Access Grants say. Source: as above; a page is https://webapp-….transfer-webapp.<region>.on.aws.
 */
export const browsers = (apps: readonly TransferWebAppModel[], zone: string, { region }: Place): Browsers[] =>
  apps.some((app) => app.zone === zone)
    ? [{ pages: [`https://*.transfer-webapp.${region}.on.aws`], readOfAnswers: READ_OF_ANSWERS }]
    : [];
