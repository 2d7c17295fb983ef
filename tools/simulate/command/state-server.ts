import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { stateFile, stateFolder } from "./snapshot";

/** Settings of Terraform's `http` backend. */
export interface HttpBackend {
  readonly address: string;
  readonly retry_max: number;
}

/** Keeps the states of a simulation for Terraform's `http` backend. */
export interface StateServer {
  /** `127.0.0.1:40311`. */
  readonly listensOn: string;
  /** Where Terraform keeps, and reads, the state of a stack. */
  readonly backendOf: (stack: string) => HttpBackend;
  close(): Promise<void>;
}

/**
 * Serves the state files of a simulation on the loopback interface. Terraform writes a local file anew after every
 * change, so that a stack takes time as the square of its resources; to a backend of this sort it writes every 20
 * seconds, in the end, and after an interrupt at once and after every change. There are no locks: the simulation runs one
 * Terraform per stack, and no other command has the folder.
 * @param folder of the simulation
 */
export async function serveStates(folder: string): Promise<StateServer> {
  mkdirSync(stateFolder(folder), { recursive: true });
  // A Terraform that outlived its command must not write here if this server happens to get that one's port.
  const token = randomUUID();
  const server = createServer((request, response) => {
    // Terraform does not send again what was lost because a connection was closed just then.
    response.setHeader("Connection", "close");
    answer(folder, token, request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  server.unref();
  const listensOn = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    listensOn,
    // Without this process there is nothing to try again for.
    backendOf: (stack) => ({ address: `http://${listensOn}/${token}/${stack}`, retry_max: 0 }),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** https://developer.hashicorp.com/terraform/language/backend/http: GET, POST and DELETE of one address. */
async function answer(
  folder: string,
  token: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [, said, stack, ...rest] = (request.url ?? "").split("?")[0]?.split("/") ?? [];
  if (said !== token || !stack || !/^[\w-]+$/.test(stack) || rest.length > 0) {
    response.writeHead(404).end();
    return;
  }
  const file = stateFile(folder, stack);
  switch (request.method) {
    case "GET": {
      const state = read(file);
      response.writeHead(state === undefined ? 404 : 200).end(state);
      return;
    }
    case "POST": {
      const state = await text(request);
      writeFileSync(`${file}.new`, state);
      renameSync(`${file}.new`, file);
      response.writeHead(200).end();
      return;
    }
    case "DELETE":
      rmSync(file, { force: true });
      response.writeHead(200).end();
      return;
    default:
      response.writeHead(405).end();
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
