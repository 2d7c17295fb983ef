import { fileURLToPath } from "node:url";

/** File, absolute, of the first code outside a file of ours that led here; undefined where it cannot be told. */
export function callerOutside(own: string): string | undefined {
  const files = (new Error().stack ?? "").split("\n").slice(1).map(fileIn);
  const first = files.indexOf(own);
  return first < 0 ? undefined : files.slice(first).find((file) => file !== own);
}

/** `    at name (/project/config/shared.ts:3:21)` → `/project/config/shared.ts` */
function fileIn(line: string): string | undefined {
  const place = /^at (?:.*\()?((?:file:\/\/)?(?:\/|[A-Za-z]:[\\/]).*?):\d+:\d+\)?$/.exec(line.trim())?.[1];
  return place?.startsWith("file://") ? fileURLToPath(place) : place;
}
