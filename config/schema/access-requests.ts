import { z } from "zod";
import { distinct, uuid, wrong } from "./common";
import { email } from "./text/mail";
import { requestPage } from "./text/web";

/** How many places Databricks sends a request to; more would be a list that belongs behind one address. */
const MOST = 10;

/** A channel that Databricks knows as a notification destination. */
const channel = z.strictObject({
  /** What the destination is: a channel of Slack, one of Microsoft Teams, or a program that takes messages. */
  kind: z.enum(["slack", "microsoft-teams", "webhook"]),
  /** Id of the notification destination, a UUID; `databricks notification-destinations list` prints it. */
  id: uuid,
});

const places = z
  .strictObject({
    /** E-mail addresses that requests are sent to, 1 to 10. Default none. */
    emails: distinct(z.array(email).min(1).max(MOST)).optional(),
    /** Channels that requests are sent to: notification destinations that are there already, 1 to 10. Default none. */
    channels: z.array(channel).min(1).max(MOST).optional(),
    /** Page of the company's own where access is asked for. People are sent there, so nothing else may stand beside it. Default: Databricks asks. */
    url: requestPage.optional(),
  })
  .superRefine(({ emails, channels, url }, context) => {
    const others = Object.entries({ emails, channels }).flatMap(([name, value]) => (value === undefined ? [] : [name]));
    const problem = (message: string, path: string[] = []) => context.addIssue({ code: "custom", path, message });
    if (url === undefined && others.length === 0) {
      problem(wrong("says no place that requests go to", 'add emails, channels or url, or write "off"'));
    }
    if (url !== undefined && others.length > 0) {
      problem(
        wrong("stands alone: who asks is sent there, and nowhere else", `remove it, or ${others.join(" and ")}`),
        ["url"],
      );
    }
    const seen = new Set<string>();
    for (const [index, { id }] of (channels ?? []).entries()) {
      if (seen.has(id)) problem(wrong(`${id} is listed twice`, "remove it"), ["channels", String(index), "id"]);
      seen.add(id);
    }
  });

/**
 * Where requests for access go, of something and of all inside that says nothing itself; `off` takes the places away.
 * Source: Databricks, "Manage access requests": one URL alone, or any number of addresses and channels; who asks has
 * BROWSE or a link.
 */
export const accessRequests = z.union([z.literal("off"), places]);

export type ParsedAccessRequests = z.output<typeof accessRequests>;
