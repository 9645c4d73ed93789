import { type Tf, tidied } from '@shared/node';
import type { Tensor, Variable } from '@tensorflow/tfjs';
import type { Executor, FeedMap, FeedValues, OutputMap, Program, Update } from './types';

/** What wraps one eager call, such as bfloat16 autocast. */
export type Scope = <T>(body: () => T) => T;

/** Runs a program op by op on tfjs variables: for debugging, and where TensorFlow's sessions are not at hand. */
export class EagerExecutor implements Executor {
  readonly kind = 'eager';
  readonly #variables: ReadonlyMap<string, Variable>;

  constructor(
    private readonly tf: Tf,
    private readonly program: Program,
    private readonly scope: Scope,
  ) {
    this.#variables = new Map(
      program.variables.map(({ name, shape, value }) => [name, tf.variable(tf.tensor(value, [...shape]))]),
    );
  }

  run(name: string, feeds: FeedMap, outputs: readonly string[]): OutputMap {
    return this.#call(name, feeds, outputs, true);
  }

  look(name: string, feeds: FeedMap, outputs: readonly string[]): OutputMap {
    return this.#call(name, feeds, outputs, false);
  }

  #call(name: string, feeds: FeedMap, outputs: readonly string[], updating: boolean): OutputMap {
    const step = this.program.functions.find((candidate) => candidate.name === name);
    if (step === undefined) throw new Error(`There is no function "${name}"`);
    return this.scope(() =>
      tidied(this.tf, () => {
        const tensors: Record<string, Tensor> = {};
        for (const [feed, { shape, dtype }] of Object.entries(step.feeds)) {
          const values = feeds[feed];
          if (values === undefined) throw new Error(`"${name}" needs the feed "${feed}"`);
          tensors[feed] = this.tf.tensor(
            asTfjsValues(values),
            [...shape],
            dtype === 'int32' ? 'int32' : 'float32',
          );
        }
        const result = step.run(tensors, (variable) => this.#variable(variable));
        const values: OutputMap = Object.fromEntries(
          outputs.map((output) => {
            const compute = result.outputs[output];
            if (compute === undefined) throw new Error(`"${name}" has no output "${output}"`);
            return [output, Float32Array.from(compute().dataSync())];
          }),
        );
        if (updating) for (const update of result.updates) this.#apply(update);
        return values;
      }),
    );
  }

  read(): ReadonlyMap<string, Float32Array> {
    return new Map(
      [...this.#variables].map(([name, variable]) => [name, Float32Array.from(variable.dataSync())]),
    );
  }

  write(values: ReadonlyMap<string, Float32Array>): void {
    for (const [name, variable] of this.#variables) {
      const value = values.get(name);
      if (value === undefined) throw new Error(`There is no value for the variable "${name}"`);
      const tensor = this.tf.tensor(value, variable.shape);
      variable.assign(tensor);
      tensor.dispose();
    }
  }

  close(): void {
    for (const variable of this.#variables.values()) variable.dispose();
  }

  #variable(name: string): Variable {
    const variable = this.#variables.get(name);
    if (variable === undefined) throw new Error(`There is no variable "${name}"`);
    return variable;
  }

  #apply(update: Update): void {
    const { tf } = this;
    const variable = this.#variable(update.variable);
    if (update.kind === 'assign') {
      variable.assign(update.value);
    } else if (update.kind === 'momentum') {
      const slot = this.#variable(update.slot);
      slot.assign(tf.add(tf.mul(slot, update.momentum), update.gradient));
      variable.assign(tf.sub(variable, tf.mul(slot, update.rate)));
    } else {
      const { beta1, beta2, epsilon, gradient, rate, step } = update;
      const [m, v] = [this.#variable(update.m), this.#variable(update.v)];
      m.assign(tf.add(tf.mul(m, beta1), tf.mul(gradient, 1 - beta1)));
      v.assign(tf.add(tf.mul(v, beta2), tf.mul(tf.square(gradient), 1 - beta2)));
      const mean = tf.div(m, tf.sub(1, tf.pow(beta1, step)));
      const square = tf.div(v, tf.sub(1, tf.pow(beta2, step)));
      variable.assign(tf.sub(variable, tf.div(tf.mul(rate, mean), tf.add(tf.sqrt(square), epsilon))));
    }
  }
}

/** tfjs takes bytes for images as numbers of int32 or float32 only. */
function asTfjsValues(values: FeedValues): Float32Array | Int32Array {
  return values instanceof Uint8Array ? Float32Array.from(values) : values;
}
