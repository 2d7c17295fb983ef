import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../../support/platform";
import { python } from "../python";

const PROGRAM = join(ROOT, "examples/reference/programs/demand-model/demand_model.py");

/** Sixty days of orders in two countries, and a registry of models with as much of MLflow as the program uses. */
const SETTING = `
import contextlib, datetime, importlib.util, json, sys, types

class Missing(Exception): pass
class Version:
    def __init__(self, version, model): self.version, self.model, self.tags = version, model, {}
class Client:
    def __init__(self): self.versions, self.aliases = [], {}
    def set_registered_model_alias(self, name, alias, version): self.aliases[alias] = str(version)
    def set_model_version_tag(self, name, version, key, value): self.version(version).tags[key] = value
    def get_model_version_by_alias(self, name, alias):
        if alias not in self.aliases: raise Missing(alias)
        return self.version(self.aliases[alias])
    def version(self, version): return next(one for one in self.versions if one.version == str(version))

client, logged = Client(), {}
def log_model(name, python_model, signature, registered_model_name):
    client.versions.append(Version(str(len(client.versions) + 1), python_model))
    logged["as"] = registered_model_name
    return types.SimpleNamespace(registered_model_version=len(client.versions))
def load_model(uri):
    model = client.version(uri.rsplit("/", 1)[1]).model
    return types.SimpleNamespace(predict=lambda asked: model.predict(None, asked))
def module(name, **names):
    made = types.ModuleType(name)
    for key, value in names.items(): setattr(made, key, value)
    sys.modules[name] = made
    return made
anything = lambda *given, **named: None
module("mlflow.exceptions", MlflowException=Missing)
module("mlflow.types", ColSpec=anything, Schema=anything)
module("pandas", DataFrame=lambda columns: columns)
module("mlflow", start_run=contextlib.nullcontext, log_params=logged.update, log_metric=logged.__setitem__,
       models=types.SimpleNamespace(ModelSignature=anything),
       pyfunc=types.SimpleNamespace(PythonModel=object, log_model=log_model, load_model=load_model))

spec = importlib.util.spec_from_file_location("demand_model", sys.argv[1])
program = importlib.util.module_from_spec(spec)
spec.loader.exec_module(program)
START = datetime.date(2026, 1, 5)
def orders(more=lambda day: 0, days=60):
    return [{"order_date": START + datetime.timedelta(days=day), "country": country, "orders": 10 + day % 7 * times + more(day)}
            for day in range(days) for country, times in (("DE", 2), ("FR", 3))]
options = program.arguments(["train", "--catalog", "c", "--experiment", "/e"])
def run(*steps, rows=None):
    return [getattr(program, step)(options, rows or orders(), client) for step in steps]
def ends(step, rows):
    try: getattr(program, step)(options, rows, client)
    except SystemExit as end: return str(end)
`;

function evaluate(expression: string): unknown {
  const { ok, output, errors } = python(["-c", `${SETTING}\nprint(json.dumps(${expression}, default=str))`, PROGRAM]);
  if (!ok) throw new Error(errors);
  return JSON.parse(output);
}

describe("examples/reference/programs/demand-model", () => {
  it("learns from all days but the last two weeks, and knows what it has learnt", () => {
    expect(evaluate(`[len(part) for part in program.split(orders())]`)).toEqual([92, 28]);
    expect(evaluate(`program.means(orders())["FR 6"]`)).toBe(28);
  });

  it("registers what it has trained as the challenger, with how far off it is", () => {
    expect(evaluate(`[run("train"), client.aliases, logged]`)).toEqual([
      [1],
      { challenger: "1" },
      { days: 46, held_back: 14, error: 0, as: "c.gold.demand" },
    ]);
  });

  it("makes the first version the champion, and forecasts with it", () => {
    expect(evaluate(`[run("train", "validate", "promote"), client.aliases, client.version(1).tags]`)).toEqual([
      [1, true, "1"],
      { challenger: "1", champion: "1" },
      { error: "0.000", validation: "passed" },
    ]);
    expect(evaluate(`[run("train", "validate", "promote", "forecast")[-1][14], len(run("forecast")[0])]`)).toEqual([
      { country: "FR", order_date: "2026-03-06", orders: 22, model_version: 1 },
      28,
    ]);
  });

  it("lets a champion stay where the challenger is worse, and follow where it is better", () => {
    const worse = "lambda day: 50 if day < 40 else 0";
    const second = (first: string, then: string) =>
      `[run("train", rows=orders(${first})), run("validate", "promote"), run("train", rows=orders(${then})), run("validate", "promote"), client.aliases["champion"]]`;
    expect(evaluate(second("", worse))).toEqual([[1], [true, "1"], [2], [false, null], "1"]);
    expect(evaluate(second(worse, ""))).toEqual([[1], [true, "1"], [2], [true, "2"], "2"]);
  });

  it("says what it lacks", () => {
    expect(evaluate(`ends("train", orders(days=14))`)).toBe("there are fewer than 15 days of orders to learn from");
    expect(evaluate(`ends("train", [])`)).toBe("there are no orders to learn from");
    expect(evaluate(`ends("forecast", orders())`)).toBe("no version has become the champion yet");
  });

  it("answers nothing for a country that it does not know", () => {
    expect(
      evaluate(`program.model_of({"DE 0": 3}).predict(None, {"country": ["IT", "DE"], "weekday": [0, 0]})`),
    ).toEqual([0, 3]);
  });
});
