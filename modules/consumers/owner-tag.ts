/** Names whom to ask about an endpoint, where it is looked at and in the bill. */
export const OWNER_TAG = "Owner";
