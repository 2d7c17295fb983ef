import { z } from "zod";
import { distinct } from "./common";
import { ref } from "./ref";

/** A date in each month, or every week. Source: provider 1.99, `databricks_automatic_cluster_update_workspace_setting`. */
const maintenanceWindow = z.strictObject({
  /** Weeks of the month in which it is. Default `EVERY_WEEK`. */
  frequency: z
    .enum([
      "EVERY_WEEK",
      "FIRST_OF_MONTH",
      "SECOND_OF_MONTH",
      "THIRD_OF_MONTH",
      "FOURTH_OF_MONTH",
      "FIRST_AND_THIRD_OF_MONTH",
      "SECOND_AND_FOURTH_OF_MONTH",
    ])
    .default("EVERY_WEEK"),
  /** Day of the week. */
  dayOfWeek: z.enum(["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"]),
  /** Hour in UTC at which it begins, 0 to 23. */
  hour: z.int().min(0).max(23),
  /** Minute of that hour, 0 to 59. Default 0. */
  minute: z.int().min(0).max(59).default(0),
});

/** Compute that runs for long is restarted for new images, security patches among them. */
const automaticClusterUpdate = z.strictObject({
  /** When it may be restarted. */
  window: maintenanceWindow,
  /** Restarts it in every window, also where nothing is new. Default false. */
  alwaysRestart: z.boolean().default(false),
});

/**
 * The compliance security profile. For good: neither Databricks nor Terraform switches it off, and enhanced monitoring and
 * automatic cluster update are on with it.
 */
const complianceProfile = z.strictObject({
  /**
   * Standards that the workspace is held to. `NONE`, alone, is the profile without any.
   * Those of governments need a shard of theirs.
   */
  standards: distinct(
    z
      .array(
        z.enum([
          "NONE",
          "CANADA_PROTECTED_B",
          "CYBER_ESSENTIAL_PLUS",
          "FEDRAMP_HIGH",
          "FEDRAMP_IL5",
          "FEDRAMP_MODERATE",
          "GERMANY_C5",
          "GERMANY_TISAX",
          "HIPAA",
          "HITRUST",
          "IRAP_PROTECTED",
          "ISMAP",
          "ITAR_EAR",
          "K_FSI",
          "PCI_DSS",
        ]),
      )
      .min(1),
  ),
  /** Nothing takes the profile back, and it costs a surcharge on all compute: write true. Default false. */
  acknowledgeForGood: z.boolean().default(false),
});

/** What a workspace is protected by beyond who may enter. */
export const workspaceSecurity = z.strictObject({
  /** The compliance security profile, for good. Needs the Enterprise tier and the add-on Enhanced Security and Compliance. Default: left as it is. */
  complianceProfile: complianceProfile.optional(),
  /** Agents that watch processes and files of compute, with logs of what they find. Needs the same. Default false: left as it is. */
  enhancedMonitoring: z.boolean().default(false),
  /** Restarts compute that runs for long, for new images. Needs the same. Default: left as it is. */
  automaticClusterUpdate: automaticClusterUpdate.optional(),
  /**
   * Workspace administrators make tokens, own jobs and set whom jobs run as only for themselves and for service principals
   * that they may use. Terraform's service principal has to be an account administrator. Default false: left as it is.
   */
  restrictAdmins: z.boolean().default(false),
  /** Personal access tokens. Default: left as they are. */
  tokens: z
    .discriminatedUnion("mode", [
      z.strictObject({
        /** Nobody makes one, and none that there is works. */
        mode: z.literal("off"),
      }),
      z.strictObject({
        /** They work, for a while. */
        mode: z.literal("limited"),
        /** Days that a new token is good for at most, 1 to 730. Those that there are keep what they have. */
        maxLifetimeDays: z.int().min(1).max(730),
        /**
         * Account groups that may have tokens, beside administrators. Complete: tokens of everybody else are revoked at once.
         * Databricks takes it only where there is a token in the workspace already. Default: who may is left as it is.
         */
        groups: distinct(z.array(ref("group")).min(1)).optional(),
      }),
    ])
    .optional(),
});
