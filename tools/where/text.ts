import { basename } from "node:path";
import type { Answer } from "./answer";

/** Answers as a reader sees them: file and line, the page, and per stack what is made for the setting. */
export function answersText(answers: readonly Answer[]): string {
  return answers.map(answerText).join("\n\n");
}

function answerText({
  setting,
  environment,
  file,
  over = [],
  with: others = [],
  line,
  written,
  page,
  of,
  resources,
}: Answer): string {
  const place = line === undefined ? file : `${file}:${line}`;
  const stacks = [...new Set(resources.map(({ stack }) => stack))];
  return [
    `${place}  ${setting}${environment === undefined || basename(file, ".ts") === environment ? "" : ` of ${environment}`}`,
    ...(over.length === 0 ? [] : [`  over ${over.join(", ")}`]),
    ...(others.length === 0 ? [] : [`  with ${others.join(", ")}`]),
    ...(written ? [] : ["  not written there: its default, or a computed value, holds"]),
    ...(page === undefined ? [] : [`  ${page}`]),
    ...(resources.length === 0 ? ["  no resource is made for it alone"] : []),
    ...(of === setting ? [] : [`  no resource is made for it alone; these are for ${of}:`]),
    ...stacks.flatMap((stack) => [
      `  ${stack}`,
      ...resources.filter((one) => one.stack === stack).map(({ address }) => `    ${address}`),
    ]),
    ...(resources.length === 1 ? [`      construct ${resources[0]?.metadata.path}`] : []),
  ].join("\n");
}
