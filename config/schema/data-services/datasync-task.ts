import { z } from "zod";
import { bucketName, distinct, kmsKeyArn, logRetentionDays } from "../common";
import { takes } from "../company/mark";
import { ref } from "../ref";
import { schedule } from "../schedule";
import { agentArn, exportPath, filePattern, fileServer, locationArn } from "../text/datasync";
import { folder } from "../text/paths";

const patterns = distinct(z.array(filePattern).max(100)).default([]);

/** A task of AWS DataSync: files of a file server, or of another bucket, come into a folder of a raw zone. */
export const datasyncTask = z.strictObject({
  /** A task of AWS DataSync. */
  kind: z.literal("datasync-task"),
  /** Where the files are; another place later would replace the task. */
  from: z.discriminatedUnion("mode", [
    z.strictObject({
      /** A file server that speaks NFS, in your own network. */
      mode: z.literal("nfs"),
      /** Its name or address, as the agents find it. */
      server: fileServer,
      /** What it exports, from its root: `/export/orders`. */
      path: exportPath,
      /** Agents beside it that read the files (ARNs), 1 to 4; activated before. */
      agentArns: distinct(z.array(agentArn).min(1).max(4)),
      /** Version of NFS. Default `automatic`. */
      version: z.enum(["automatic", "3", "4.0", "4.1"]).default("automatic"),
    }),
    z.strictObject({
      /** A bucket outside the configuration, of this or another account, in any region. No agent is needed. */
      mode: z.literal("s3"),
      /** Its name. Its policy lets in the role `<prefix>-svc-<task>-source`, where it is another account's. */
      bucket: bucketName,
      /** Folder of it. Default: all of it. */
      folder: folder.optional(),
      /** Key that encrypts it, whose policy lets the role use it. Default: none that needs a right. */
      kmsKeyArn: kmsKeyArn.optional(),
    }),
    z.strictObject({
      /** A location of DataSync that is there already: SMB, whose password is nobody's business here, HDFS, another cloud. */
      mode: z.literal("location"),
      /** Its ARN, in this account and region. */
      locationArn,
    }),
  ]),
  /** Zone (key of `zones`, kind `raw`) that the files come into. Default `raw`. */
  zone: ref("zone", { zone: "raw" }).default("raw"),
  /** Folder of the zone, below which the files lie as they lay. Default: the key. */
  folder: folder.optional(),
  /** When files that are new or have changed are fetched; at most once an hour, by UTC. Default: when somebody starts the task. */
  schedule: schedule.optional(),
  /** Megabytes a second that it takes of the line, 1 to 10000. Default: all that there is. */
  megabytesPerSecond: z.int().min(1).max(10_000).optional(),
  /** What is compared once more at the end: the files that were `transferred`, `all` that are on both sides, or `none`. Default `transferred`. */
  verify: z.enum(["transferred", "all", "none"]).default("transferred"),
  /** Only these files and folders: `/orders`, `*.csv`. At most 100. Default: all. */
  include: patterns,
  /** Not these: `*.tmp`, `/archive`. At most 100. Default: none. */
  exclude: patterns,
  /** The log has a line for each file, not only for what went wrong. Default false. */
  logEveryFile: z.boolean().default(false),
  /** Days that the log is kept; one of CloudWatch's values. Default 90. */
  logRetentionDays: takes("retention.logDays", logRetentionDays.default(90)),
});
