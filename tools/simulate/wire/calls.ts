import { type Block, typeOfBlock } from "../schema/model";
import type { ObjectValue } from "../schema/value";
import { decodeValue, encodeValue } from "./codec";
import type { Diagnostic, ProviderHandler, ProviderInstance, StateResult } from "./handler";
import {
  type DynamicValueMessage,
  diagnosticMessage,
  pathMessage,
  privateFromBytes,
  privateToBytes,
  type RequestMessage,
  type ResponseMessage,
} from "./messages";
import { schemaMessage } from "./schema-message";
import { stateFromJson } from "./state-json";

/** The calls of both protocol versions under one name each. */
export type CallName =
  | "schema"
  | "validateProvider"
  | "validateResource"
  | "validateDataSource"
  | "upgrade"
  | "configure"
  | "read"
  | "plan"
  | "apply"
  | "import"
  | "readDataSource"
  | "stop";

/** The connection that a call came over; `configure` replaces its instance. */
export interface Connection {
  instance: ProviderInstance;
}

export type Call = (request: RequestMessage, connection: Connection) => Promise<ResponseMessage> | ResponseMessage;

/** Translates every call between messages and the handler's plain values. */
export function calls(handler: ProviderHandler): Readonly<Record<CallName, Call>> {
  const { schema } = handler;
  let schemaResponse: ResponseMessage | undefined;
  const resource = (request: RequestMessage) => blockOf(schema.resources, request.type_name);
  const dataSource = (request: RequestMessage) => blockOf(schema.dataSources, request.type_name);

  return {
    schema: () => {
      schemaResponse ??= schemaMessage(schema);
      return schemaResponse;
    },

    async validateProvider({ config }) {
      const diagnostics = await handler.validateConfig(object(config, schema.provider));
      // Protocol 5 wants the configuration back; protocol 6 has no such field and drops it.
      return { prepared_config: config, diagnostics: diagnostics.map(diagnosticMessage) };
    },

    async configure({ config }, connection) {
      const value = object(config, schema.provider);
      connection.instance = { peer: connection.instance.peer, config: value };
      return diagnosticsOnly(await handler.configure(connection.instance, value));
    },

    async validateResource(request) {
      return diagnosticsOnly(await handler.validateResource(type(request), object(request.config, resource(request))));
    },

    async validateDataSource(request) {
      const config = object(request.config, dataSource(request));
      return diagnosticsOnly(await handler.validateDataSource(type(request), config));
    },

    async upgrade(request) {
      const block = resource(request);
      const json = Buffer.from(request.raw_state?.json ?? []).toString("utf8");
      const state = await handler.upgradeState(type(request), request.version ?? 0, stateFromJson(json, block));
      return { upgraded_state: dynamic(state, block) };
    },

    async read(request, { instance }) {
      const block = resource(request);
      const result = await handler.read(instance, {
        type: type(request),
        state: object(request.current_state, block),
        private: privateFromBytes(request.private),
      });
      return { ...stateFields(result), new_state: dynamic(result.state, block) };
    },

    async plan(request, { instance }) {
      const block = resource(request);
      const result = await handler.plan(instance, {
        type: type(request),
        prior: objectOrNull(request.prior_state, block),
        proposed: objectOrNull(request.proposed_new_state, block),
        config: objectOrNull(request.config, block),
        private: privateFromBytes(request.prior_private),
      });
      return {
        planned_state: dynamic(result.planned, block),
        requires_replace: result.requiresReplace.map(pathMessage),
        planned_private: privateToBytes(result.private),
        legacy_type_system: result.overridesConfig,
        diagnostics: result.diagnostics.map(diagnosticMessage),
      };
    },

    async apply(request, { instance }) {
      const block = resource(request);
      const result = await handler.apply(instance, {
        type: type(request),
        prior: objectOrNull(request.prior_state, block),
        planned: objectOrNull(request.planned_state, block),
        config: objectOrNull(request.config, block),
        private: privateFromBytes(request.planned_private),
      });
      return { ...stateFields(result), new_state: dynamic(result.state, block) };
    },

    async import(request, { instance }) {
      const result = await handler.importState(instance, { type: type(request), id: request.id ?? "" });
      const imported = {
        type_name: type(request),
        state: dynamic(result.state, resource(request)),
        private: privateToBytes(result.private),
      };
      return {
        imported_resources: result.state === null ? [] : [imported],
        diagnostics: result.diagnostics.map(diagnosticMessage),
      };
    },

    async readDataSource(request, { instance }) {
      const block = dataSource(request);
      const result = await handler.readDataSource(instance, {
        type: type(request),
        config: object(request.config, block),
      });
      return { state: dynamic(result.state, block), diagnostics: result.diagnostics.map(diagnosticMessage) };
    },

    async stop(_, { instance }) {
      await handler.stop(instance);
      return {};
    },
  };
}

function blockOf(blocks: ReadonlyMap<string, Block>, name: string | undefined): Block {
  const block = blocks.get(name ?? "");
  if (!block) throw new Error(`the simulated provider was started without the type ${name}`);
  return block;
}

function type(request: RequestMessage): string {
  return request.type_name ?? "";
}

function object(message: DynamicValueMessage | null | undefined, block: Block): ObjectValue {
  return objectOrNull(message, block) ?? {};
}

function objectOrNull(message: DynamicValueMessage | null | undefined, block: Block): ObjectValue | null {
  if (!message?.msgpack?.length) return null;
  return decodeValue(message.msgpack, typeOfBlock(block)) as ObjectValue | null;
}

function dynamic(value: ObjectValue | null, block: Block): DynamicValueMessage {
  return { msgpack: encodeValue(value, typeOfBlock(block)) };
}

function stateFields(result: StateResult): ResponseMessage {
  return { private: privateToBytes(result.private), diagnostics: result.diagnostics.map(diagnosticMessage) };
}

function diagnosticsOnly(diagnostics: readonly Diagnostic[]): ResponseMessage {
  return { diagnostics: diagnostics.map(diagnosticMessage) };
}
