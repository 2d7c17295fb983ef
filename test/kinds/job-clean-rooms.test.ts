import { describe, expect, it } from "vitest";
import { openSteps } from "../../config/manual-steps";
import { draftOf } from "../../config/resolve";
import { type Change, emit, input, JOB, problems, small } from "../support/jobs";
import { accountInput } from "../support/platform";
import { resource } from "../support/synth";

const ROOM = { type: "clean-room-notebook", room: "retail-overlap", notebook: "overlap" } as const;
const one = (change: object = {}): Change => small({ tasks: { only: { ...ROOM, ...change } } } as Change);
const LOOP = {
  type: "for-each" as const,
  inputs: ["de", "fr"],
  task: { ...ROOM, parameters: { country: "{{input}}" } },
};

describe("a notebook of a clean room, in the configuration of a job", () => {
  it.each<[string, Change]>([
    ["alone", one()],
    ["of a version that somebody has read", one({ etag: "1a2b3c" })],
    ["with values", one({ parameters: { day: "{{job.start_time.iso_date}}" } })],
    ["once for each value", small({ tasks: { each: LOOP } })],
    ["after another task", small({ tasks: { a: ROOM, b: { ...ROOM, notebook: "sums", dependsOn: [{ task: "a" }] } } })],
  ])("is taken: %s", (_, change) => expect(problems({}, change)).toBe(""));

  it.each<[string, object, string]>([
    ["no room", { room: undefined }, "tasks.only.room"],
    ["no notebook", { notebook: undefined }, "tasks.only.notebook"],
    ["an empty room", { room: "" }, "tasks.only.room"],
    ["a room with a line break", { room: "a\nb" }, "tasks.only.room"],
    ["a room out of Terraform", { room: "${var.room}" }, "tasks.only.room"],
    ["a version that is empty", { etag: " " }, "tasks.only.etag"],
    ["a cluster", { cluster: "small" }, "tasks.only.cluster: is not a known setting"],
    ["an environment", { environment: "python" }, "tasks.only.environment: is not a known setting"],
    ["a file of the program", { file: "notebooks/count.py" }, "tasks.only.file: is not a known setting"],
    ["a parameter that the job has not", { parameters: { a: "{{job.parameters.b}}" } }, "is no parameter of the job"],
    ["a secret", { parameters: { a: "{{secrets/crm/password}}" } }, "would show the secret"],
    ["values as a list", { parameters: ["a"] }, "tasks.only.parameters"],
    ["too many retries", { retries: 11 }, "tasks.only.retries"],
  ])("is refused: %s", (_, change, message) => expect(problems({}, one(change))).toContain(message));
});

describe("a notebook of a clean room", () => {
  const tasks = (change: Change) => resource(emit(change), JOB).task as Record<string, unknown>[];

  it("is run in its room, serverless", () => {
    expect(tasks(one({ etag: "1a2b3c", parameters: { day: "x" }, retries: 1 }))).toEqual([
      {
        task_key: "only",
        max_retries: 1,
        min_retry_interval_millis: 60_000,
        clean_rooms_notebook_task: {
          clean_room_name: "retail-overlap",
          notebook_name: "overlap",
          etag: "1a2b3c",
          notebook_base_parameters: { day: "x" },
        },
      },
    ]);
  });

  it("says only what is said", () => {
    expect(tasks(one())).toEqual([
      {
        task_key: "only",
        max_retries: 0,
        clean_rooms_notebook_task: { clean_room_name: "retail-overlap", notebook_name: "overlap" },
      },
    ]);
  });

  it("is run for each value", () => {
    expect(tasks(small({ tasks: { each: LOOP } }))).toMatchObject([
      {
        for_each_task: {
          task: { clean_rooms_notebook_task: { notebook_base_parameters: { country: "{{input}}" } } },
        },
      },
    ]);
  });

  it("is in the runbook with its room, until somebody attests it", () => {
    const step = (change: Change) => {
      const view = draftOf({
        account: { file: "config/account.ts", input: accountInput() },
        environments: [{ file: "config/environments/dev.ts", input: input(change) }],
      });
      return openSteps(view)
        .find(({ id }) => id === "clean-rooms")
        ?.values?.(view);
    };
    expect(step(one())).toEqual([
      ["an entry of dev", "workloads.nightly"],
      ["clean room and notebook of workloads.nightly", "retail-overlap, overlap"],
    ]);
    expect(step(small({}))).toBeUndefined();
  });
});
