import { join, relative } from "node:path";
import ts from "typescript5";
import type { z } from "zod";

/** A schema, and what TypeScript knows of the same schema: the declarations of its fields, with their comments. */
export interface TypedSchema {
  readonly schema: z.core.$ZodType;
  readonly type: ts.Type;
}

/** A field of an object, with its doc comment on one line (empty if there is none) and where it is declared. */
export interface TypedField extends TypedSchema {
  readonly name: string;
  readonly comment: string;
  /** `config/schema/zones.ts:16:3`: file, line, column. */
  readonly place: string;
}

/** Parts of a schema's definition that lead on to another schema. */
type Part = "innerType" | "valueType" | "element";

/**
 * Walks schemas at run time and their types side by side, so that a field finds the comment that the editor shows
 * for it, however it got into its object (spread, shorthand, imported). Throws where the two are not alike.
 */
export class SchemaTypes {
  private readonly checker: ts.TypeChecker;

  constructor(
    private readonly root: string,
    private readonly program: ts.Program,
  ) {
    this.checker = program.getTypeChecker();
  }

  /** The types of these files (relative to `root`) and of all that they import, by the project's own settings. */
  static of(root: string, files: readonly string[]): SchemaTypes {
    const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
    const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
    const settings = { ...options, incremental: false, tsBuildInfoFile: undefined };
    return new SchemaTypes(
      root,
      ts.createProgram(
        files.map((file) => join(root, file)),
        settings,
      ),
    );
  }

  /** The constant `name` of a file, whose value is `schema`. */
  constant(file: string, name: string, schema: z.core.$ZodType): TypedSchema {
    const source = this.program.getSourceFile(join(this.root, file));
    const module = source && this.checker.getSymbolAtLocation(source);
    const symbol = module && this.checker.getExportsOfModule(module).find((exported) => exported.name === name);
    if (symbol === undefined) throw new Error(`${file} does not export ${name}`);
    return this.checked({ schema, type: this.checker.getTypeOfSymbol(symbol) });
  }

  /** What is inside an optional schema, one with a default, a record or a list. */
  part({ type }: TypedSchema, part: Part, schema: z.core.$ZodType): TypedSchema {
    return this.checked({ schema, type: this.property(this.definition(type), part) });
  }

  /** The alternatives of a union, in their order. */
  options({ schema, type }: TypedSchema & { readonly schema: z.ZodUnion }): TypedSchema[] {
    const tuple = this.property(this.definition(type), "options");
    const types = this.checker.isTupleType(tuple) ? this.checker.getTypeArguments(tuple as ts.TypeReference) : [];
    return schema.options.map((option, index) =>
      this.checked({ schema: option, type: this.there(types[index], type) }),
    );
  }

  /** The fields of an object, in the order of the schema. */
  fields({ schema, type }: TypedSchema & { readonly schema: z.ZodObject }): TypedField[] {
    const shape = this.property(this.definition(type), "shape");
    return Object.entries(schema.shape).map(([name, field]) => {
      const symbol = this.there(this.checker.getPropertyOfType(shape, name), shape, name);
      const typed = this.checked({ schema: field, type: this.checker.getTypeOfSymbol(symbol) });
      const comment = ts.displayPartsToString(symbol.getDocumentationComment(this.checker));
      return { ...typed, name, comment: comment.replace(/\s+/g, " ").trim(), place: this.place(symbol) };
    });
  }

  /** Where every field is declared that a file of the program writes into a zod object: `z.strictObject({ … })`. */
  declaredFields(isWanted: (file: string) => boolean): string[] {
    return this.program
      .getSourceFiles()
      .filter(({ fileName }) => isWanted(relative(this.root, fileName)))
      .flatMap((file) => objectLiterals(file).flatMap(({ properties }) => [...properties]))
      .filter((property) => !ts.isSpreadAssignment(property))
      .map((property) => this.placeOf(property));
  }

  private place(symbol: ts.Symbol): string {
    return this.placeOf(this.there(symbol.declarations?.[0], symbol));
  }

  private placeOf(node: ts.Node): string {
    const file = node.getSourceFile();
    const { line, character } = file.getLineAndCharacterOfPosition(node.getStart(file));
    return `${relative(this.root, file.fileName)}:${line + 1}:${character + 1}`;
  }

  /** Refuses a type that describes another sort of schema than the one at run time, for example `any`. */
  private checked(typed: TypedSchema): TypedSchema {
    const sort = this.property(this.definition(typed.type), "type");
    const { type: expected } = typed.schema._zod.def;
    const found = sort.isStringLiteral() ? sort.value : this.checker.typeToString(sort);
    if (found !== expected) throw new Error(`a schema is of the sort ${expected}, but its type says ${found}`);
    return typed;
  }

  private definition(type: ts.Type): ts.Type {
    return this.property(this.property(type, "_zod"), "def");
  }

  private property(type: ts.Type, name: string): ts.Type {
    return this.checker.getTypeOfSymbol(this.there(this.checker.getPropertyOfType(type, name), type, name));
  }

  private there<T>(found: T | undefined, where: ts.Type | ts.Symbol, name = "what the schema has"): T {
    if (found !== undefined) return found;
    const text = "escapedName" in where ? where.name : this.checker.typeToString(where);
    throw new Error(`TypeScript does not know ${name} in ${text}`);
  }
}

/** The literals that are handed to zod's functions for objects. */
function objectLiterals(node: ts.Node): ts.ObjectLiteralExpression[] {
  const inside: ts.ObjectLiteralExpression[] = [];
  ts.forEachChild(node, (child) => {
    inside.push(...objectLiterals(child));
  });
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return inside;
  if (!/^((strict|loose)?object|(safe)?extend)$/i.test(node.expression.name.text)) return inside;
  return [...node.arguments.filter(ts.isObjectLiteralExpression), ...inside];
}
