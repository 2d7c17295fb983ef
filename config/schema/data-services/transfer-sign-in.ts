import { z } from "zod";
import { slug, wrong } from "../common";
import { functionArn } from "../text/aws";
import { folder } from "../text/paths";
import { apiStageUrl, directoryId, groupSid } from "../text/transfer";

/** What somebody who signs in may do in a folder. */
export const folderAccess = {
  /** Folder of the zone that is seen as `/`, and nothing above it. Default: the key. */
  folder: folder.optional(),
  /**
   * `write`: delivers and lists, but reads nothing back, and so renames nothing. `read`: fetches and lists.
   * `read-write`: both, and deletes and renames. Default `write`.
   */
  access: z.enum(["write", "read", "read-write"]).default("write"),
};

const some = <S extends z.ZodType>(key: string, one: S) =>
  z
    .record(slug, one)
    .refine((all) => Object.keys(all).length > 0, { error: wrong(`has no ${key}`, `add one: what it may reach`) });

/** How clients of SFTP show who they are, where somebody else is asked. */
const sftpMethods = z.enum(["password", "key", "either", "both"]).default("either");

const asked = {
  /**
   * Folders that whoever is asked gives to those who sign in, by a short key. Each has a role that reaches it and nothing
   * else; the answer names it as `Role`.
   */
  folders: some("folder", z.strictObject(folderAccess)),
  /** What clients of SFTP bring: a `password`, a `key`, `either`, or `both`. Clients of FTPS bring a password. Default `either`. */
  sftpMethods,
};

/** Who says who may sign in, instead of users with keys. */
export const identityProvider = z.discriminatedUnion("mode", [
  z.strictObject({
    /** A function of Lambda is asked. */
    mode: z.literal("function"),
    /** The function, in the environment's account and region. It lets the server call it. */
    functionArn,
    ...asked,
  }),
  z.strictObject({
    /** An API of API Gateway is asked, with a role that may call it and nothing else. */
    mode: z.literal("api"),
    /** Stage of the API, in the environment's account and region; the server calls `/servers/…/users/…/config` below it. */
    url: apiStageUrl,
    ...asked,
  }),
  z.strictObject({
    /** A directory of AWS Directory Service: people sign in with the password that they have there. */
    mode: z.literal("directory"),
    /** The directory, Managed Microsoft AD or AD Connector, of the environment's account and region. */
    directoryId,
    /** Groups of the directory that may sign in, by a short key. */
    groups: some(
      "group",
      z.strictObject({
        /** The group, by its SID. */
        sid: groupSid,
        ...folderAccess,
      }),
    ),
  }),
]);
