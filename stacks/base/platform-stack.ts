import {
  propertyAccess,
  type TerraformBackend,
  TerraformDataSource,
  TerraformElement,
  TerraformOutput,
  type TerraformRemoteState,
  TerraformResource,
  TerraformStack,
  Token,
} from "cdktf";
import { Construct, type IConstruct, type Node } from "constructs";
import type { Layer } from "../../config/derive/layers";
import { logicalId } from "../../config/derive/logical-id";
import { type Flow, renamedFlow } from "../../config/kinds/flow";
import type { StateBackend } from "../../config/schema/backend";
import { OLDEST_TERRAFORM } from "../../config/terraform-version";
import { useBackend } from "./backend";
import { ForgottenResources } from "./forgotten";
import { withMetadata } from "./metadata";

/** What a stack offers to later ones: names as AWS and Databricks call things, a text or a map of texts each. */
export type Contract<O> = { readonly [K in keyof O]: string | Readonly<Record<string, string>> };

/** Construct id of a module's main resource: it goes by the module's own name, `aws_kms_key.key-data`. */
const MAIN_RESOURCE = "Resource";

/** Makes something, forgets it, or looks it up in a cloud; states of other stacks are read where they are. */
const isDeployed = (node: IConstruct): boolean =>
  TerraformResource.isTerraformResource(node) ||
  TerraformDataSource.isTerraformDataSource(node) ||
  node instanceof ForgottenResources;

export interface StackProps {
  readonly layer: Layer;
  /** Name of the environment; none for the layer of the Databricks account. */
  readonly environment?: string;
  /** Key of the workspace, where the layer belongs to one. */
  readonly workspace?: string | undefined;
  readonly state: StateBackend;
}

/** Any stack, as one that comes after it sees it. */
export interface EarlierStack {
  readBy<C extends Contract<C>>(consumer: PlatformStack<C>): object;
}

/** A layer of the platform with its own state; `O` is its contract. */
export abstract class PlatformStack<O extends Contract<O>> extends TerraformStack {
  private readonly backend: TerraformBackend;
  private readonly inputs: Construct;
  private readonly remotes = new Map<string, TerraformRemoteState>();
  private readonly paths = new Map<string, string>();
  /** Name of a stack that reads this one → what it sees. */
  private readonly readers = new Map<string, O>();
  private outputs: O | undefined;
  private file: string | undefined;
  /** Setting of an entry that the stack makes something for → the way of its data. */
  private readonly flows = new Map<string, Flow>();
  /** `network`, or `settings-main`: what consumers call this stack's state. */
  private readonly shortName: string;

  protected constructor(
    scope: Construct,
    name: string,
    private readonly props: StackProps,
  ) {
    super(scope, name);
    this.shortName = props.workspace === undefined ? props.layer : `${props.layer}-${props.workspace}`;
    this.addOverride("terraform.required_version", `>= ${OLDEST_TERRAFORM}`);
    this.backend = useBackend(this, name, props.state);
    this.inputs = new Construct(this, "inputs");
  }

  /**
   * Nothing would be deployed, so that the stack is left out, and its contract is of constants alone. True only once
   * the contract is published.
   */
  get isAbsent(): boolean {
    if (this.outputs === undefined) return false;
    const values = Object.values<string | object>(this.outputs);
    const texts = values.flatMap((value): unknown[] => (typeof value === "string" ? [value] : Object.values(value)));
    return !texts.some(Token.isUnresolved) && !this.node.findAll().some(isDeployed);
  }

  get layer(): Layer {
    return this.props.layer;
  }

  /** Name of the environment; none for the layer of the Databricks account. */
  get environment(): string | undefined {
    return this.props.environment;
  }

  /** Key of the workspace, where the layer belongs to one. */
  get workspace(): string | undefined {
    return this.props.workspace;
  }

  /** Where its state is. */
  get state(): StateBackend {
    return this.props.state;
  }

  /** Names of stacks whose state it reads. */
  get reads(): readonly string[] {
    return [...this.remotes.keys()];
  }

  /** Emits the contract. Call it once, at the end of the constructor. */
  protected publish(outputs: O): void {
    const scope = new Construct(this, "outputs");
    for (const [name, value] of Object.entries(outputs)) {
      new TerraformOutput(scope, name, { value, staticId: true });
    }
    this.outputs = outputs;
  }

  /** Says in the JSON which file declares the environment. */
  tellFile(file: string): void {
    this.file = file;
  }

  /** Says in the JSON what goes through an entry of the configuration. */
  tellOf(setting: string, flow: Flow): void {
    this.flows.set(setting, flow);
  }

  /** Tells of entries by other settings than those that they were told of by. */
  tellBy(now: (setting: string) => string): void {
    const told = [...this.flows].map(([setting, flow]) => [now(setting), renamedFlow(flow, now)] as const);
    this.flows.clear();
    for (const [setting, flow] of told) this.flows.set(setting, flow);
  }

  /**
   * The contract as another stack sees it: every value a read of this stack's remote state. Declares the
   * dependency, so that `cdktf deploy` keeps the order.
   */
  readBy<C extends Contract<C>>(consumer: PlatformStack<C>): O {
    const outputs = this.outputs;
    if (outputs === undefined) throw new Error(`${this.node.id} has not published its outputs`);
    const known = this.readers.get(consumer.node.id);
    if (known !== undefined) return known;
    const contract = this.isAbsent ? outputs : this.contractFor(consumer, outputs);
    this.readers.set(consumer.node.id, contract);
    return contract;
  }

  private contractFor<C extends Contract<C>>(consumer: PlatformStack<C>, outputs: O): O {
    consumer.addDependency(this);
    const remote = () => consumer.remoteStateOf(this.node.id, this.shortName, this.backend);
    const read = (name: string, value: unknown) =>
      typeof value === "string"
        ? remote().getString(name)
        : Object.fromEntries(
            Object.keys(value as object).map((key) => [key, Token.asString(propertyAccess(remote().get(name), [key]))]),
          );
    const contract: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(outputs)) {
      // Read on first use only: a stack that needs nothing of a producer has no data source for it.
      const get = () => {
        const values = read(name, value);
        Object.defineProperty(contract, name, { enumerable: true, value: values });
        return values;
      };
      Object.defineProperty(contract, name, { enumerable: true, configurable: true, get });
    }
    return contract as O;
  }

  private remoteStateOf(stack: string, shortName: string, backend: TerraformBackend): TerraformRemoteState {
    const known = this.remotes.get(stack);
    if (known) return known;
    const remote = backend.getRemoteStateDataSource(this.inputs, shortName, stack);
    remote.overrideLogicalId(shortName);
    this.remotes.set(stack, remote);
    return remote;
  }

  /**
   * Resolves nothing in advance. cdktf resolves every stack twice, the first time to find references to other stacks,
   * which takes as long as the second; here stacks read each other by `readBy` alone. A test looks for references to
   * what a stack does not declare.
   */
  override prepareStack(): void {}

  /** The JSON, with what the stack is and the setting of every resource in its metadata. */
  override toTerraform() {
    return withMetadata(super.toTerraform(), this, { ...this.props, file: this.file, flows: this.flows });
  }

  /**
   * Logical ids are the path inside the stack, `zone-raw_bucket`, without cdktf's hash: readable, and equal
   * in every environment. Two paths that come out the same are an error instead of a lost resource.
   */
  protected override allocateLogicalId(element: TerraformElement | Node): string {
    const node = TerraformElement.isTerraformElement(element) ? element.node : element;
    const scopes = node.scopes.slice(node.scopes.indexOf(this) + 1);
    const path = scopes.map((scope) => scope.node.id).join("/");
    const id = scopes
      .map((scope) => logicalId(scope.node.id))
      .filter((part) => part !== MAIN_RESOURCE)
      .join("_");
    // `paths` is not there yet while the base class's constructor runs.
    const other = this.paths?.get(id);
    if (other !== undefined && other !== path) {
      throw new Error(`${this.node.id}: "${other}" and "${path}" have the same logical id ${id}; rename one of them`);
    }
    this.paths?.set(id, path);
    return id;
  }
}
