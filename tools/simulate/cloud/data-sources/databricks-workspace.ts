import { at } from "../../schema/value";
import {
  inMetastore,
  metastoreIdOf,
  providerConfigId,
  same,
  workspaceAt,
  workspaceById,
  workspaceOfObject,
} from "../databricks/scope";
import { fullName, kindOfType } from "../databricks/securables";
import type { CloudObject } from "../store";
import { textOf } from "../values";
import type { DataSource, DataSourceRequest } from "./data-source";
import { found } from "./find";

/** One object of the workspace by the first of these arguments that is set. */
export const findOne =
  (type: string, ...names: readonly string[]): DataSource =>
  (request) => {
    const name = names.find((each) => textOf(at(request.config, each)) !== undefined) ?? names[0] ?? "id";
    const wanted = at(request.config, name);
    const attribute = { job_id: "id", job_name: "name", cluster_name: "cluster_name" }[name] ?? name;
    const object = objectsOfWorkspace(request, type).find(({ attributes }) => same(at(attributes, attribute), wanted));
    return found(object, `${type} with ${name} ${textOf(wanted)}`);
  };

/** Ids of everything of a type in the workspace whose name holds a text. */
export const idsOf =
  (type: string, name: string, part?: string): DataSource =>
  (request) => {
    const text = part === undefined ? "" : (textOf(at(request.config, part)) ?? "");
    const objects = objectsOfWorkspace(request, type).filter(
      ({ attributes }) => textOf(at(attributes, name))?.includes(text) ?? false,
    );
    return { id: "_", ids: objects.map(({ attributes }) => textOf(at(attributes, "id")) ?? "").sort() };
  };

/** One securable by its full name; `info` is the block of the answer. */
export const oneSecurable =
  (type: string, info: string): DataSource =>
  (request) => {
    const name = textOf(at(request.config, "name")) ?? "";
    const parts = kindOfType(type)?.name ?? ["name"];
    const object = objectsOfMetastore(request, type).find(
      ({ attributes }) => fullName(attributes, parts) === name.toLowerCase(),
    );
    return found(object, `${type} ${name}`, ({ attributes }) => ({ id: name, [info]: [attributes] }));
  };

/** Names of the securables of a type, narrowed by the arguments that are set. */
export const namesOfSecurables =
  (type: string, answer: string, ...narrow: readonly string[]): DataSource =>
  (request) => {
    const parts = kindOfType(type)?.name ?? ["name"];
    const names = objectsOfMetastore(request, type)
      .filter(({ attributes }) => narrow.every((name) => same(at(attributes, name), at(request.config, name))))
      .map(({ attributes }) => fullName(attributes, parts) ?? "");
    return { id: "_", [answer]: names.sort() };
  };

/** The workspace that a data source asks. */
export function workspaceAsked({ context, store, config }: DataSourceRequest): CloudObject | undefined {
  const id = providerConfigId(config);
  return id === undefined ? workspaceAt(store, context.host) : workspaceById(store, id);
}

/** Objects of a type in the workspace that is asked. */
export function objectsOfWorkspace(request: DataSourceRequest, type: string): CloudObject[] {
  const here = workspaceAsked(request)?.key;
  return request.store.ofType(type).filter((object) => workspaceOfObject(request.store, object)?.key === here);
}

/** Objects of a type in the metastore of the workspace that is asked. */
export function objectsOfMetastore(request: DataSourceRequest, type: string): CloudObject[] {
  const metastore = metastoreIdOf(request.store, workspaceAsked(request));
  return metastore === undefined ? [] : inMetastore(request.store, metastore, type);
}
