import type { EnvironmentInput } from "../../config/schema/environment";
import { SPACE } from "./apps";

export type ObjectTagsInput = Extract<NonNullable<EnvironmentInput["consumers"]>[string], { kind: "object-tags" }>;

/** Tags of the dashboard that the shipped environment has. */
export const objectTags = (change: Partial<ObjectTagsInput> = {}): ObjectTagsInput => ({
  kind: "object-tags",
  workspace: "main",
  object: { type: "dashboard", dashboard: "gold-overview" },
  tags: { certified: "", domain: "sales" },
  ...change,
});

/** Id of a notebook, longer than a number of JavaScript keeps. */
export const NOTEBOOK = "28073248666924531";

/** Adds tags of each sort of object; the environment has the app `portal`. */
export function withObjectTags(input: EnvironmentInput): void {
  input.consumers = {
    ...input.consumers,
    "overview-tags": objectTags(),
    "portal-tags": objectTags({ object: { type: "app", app: "portal" } }),
    "space-tags": objectTags({ object: { type: "genie-space", id: SPACE } }),
    "notebook-tags": objectTags({ object: { type: "notebook", id: NOTEBOOK } }),
  };
}
