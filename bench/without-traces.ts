/** Builds as `npm start` does: without the stack trace that cdktf takes for every token. */
export function withoutTraces(build: () => void): void {
  const capture = Error.captureStackTrace;
  Error.captureStackTrace = () => {};
  try {
    build();
  } finally {
    Error.captureStackTrace = capture;
  }
}
