import { z } from "zod";
import { takes } from "./company/mark";

/** Whether something that would start or run by itself is made, and does nothing. */
export const paused = () => takes("paused", z.boolean().default(false));
