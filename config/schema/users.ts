import { z } from "zod";
import { distinct, slug } from "./common";
import { ref } from "./ref";
import { email } from "./text/mail";
import { displayName } from "./text/names";

/** A person who is made here, where no identity provider provisions people. */
const user = z.strictObject({
  /** Address that the person signs in with. Changing it makes another user. */
  userName: email,
  /** Name as it is shown. Default: the address. */
  displayName: displayName(1, 256).optional(),
  /** Groups (keys of `groups`) that the person is in, which are made here. Default none. */
  groups: distinct(z.array(ref("group"))).default([]),
});

/** People by a short key. */
export const usersSchema = z.record(slug, user);

export type ParsedUser = z.output<typeof usersSchema>[string];
