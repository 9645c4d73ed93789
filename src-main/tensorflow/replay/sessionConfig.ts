import protobuf from 'protobufjs';

/** The fields of TensorFlow's config.proto and rewriter_config.proto that the lab sets, with their field numbers. */
const schema = `
syntax = "proto3";
enum Toggle { DEFAULT = 0; ON = 1; OFF = 2; }
enum Memory { DEFAULT_MEM_OPT = 0; NO_MEM_OPT = 1; }
enum Iterations { DEFAULT_NUM_ITERS = 0; ONE = 1; }
message Rewriter {
  Toggle layout_optimizer = 1;
  Memory memory_optimization = 4;
  Toggle arithmetic_optimization = 7;
  Toggle loop_optimization = 9;
  Iterations meta_optimizer_iterations = 12;
}
message GraphOptions { Rewriter rewrite_options = 10; }
message Config { GraphOptions graph_options = 10; }
`;

const rewriteOptions = {
  // Would fold a sum of sums into AddN, which begins with whichever buffer is free at that moment, so that two runs of
  // one step differ in the last bits (docs/reproducibility.md).
  arithmeticOptimization: 'OFF',
  // These change nothing in a step of the lab, and looking took longer than all the others together: there are no loops,
  // every image is NHWC, no memory is swapped, and the second round finds what the first one left.
  metaOptimizerIterations: 'ONE',
  layoutOptimizer: 'OFF',
  memoryOptimization: 'NO_MEM_OPT',
  loopOptimization: 'OFF',
};

/** Read by the lab's own part of the addon (src-native) when a recorded graph is loaded. */
const variable = 'COLLAPSE_LAB_SESSION';

/** Has TensorFlow run the graphs that are loaded from here on as they were recorded, and prepare them in less time. */
export function keepAsRecorded(env: NodeJS.ProcessEnv = process.env): void {
  env[variable] = Buffer.from(sessionConfig()).toString('hex');
}

/** A ConfigProto. */
export function sessionConfig(): Uint8Array {
  const message = protobuf.parse(schema).root.lookupType('Config');
  return message.encode(message.fromObject({ graphOptions: { rewriteOptions } })).finish();
}
