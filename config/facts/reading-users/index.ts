import type { QueriedSystem } from "../databases";
import type { ReadingUser } from "../reading-user";
import { OF_DATABASES } from "./of-databases";
import { OF_WAREHOUSES } from "./of-warehouses";

/** How a user is made who reads, by system. */
export const READING_USERS: Readonly<Record<QueriedSystem, ReadingUser>> = {
  ...OF_DATABASES.value,
  ...OF_WAREHOUSES.value,
};
