import protobuf from 'protobufjs';

/** The fields of TensorFlow's config.proto and rewriter_config.proto that the lab sets, with their field numbers. */
const schema = `
syntax = "proto3";
enum Toggle { DEFAULT = 0; ON = 1; OFF = 2; }
message Rewriter { Toggle arithmetic_optimization = 7; }
message GraphOptions { Rewriter rewrite_options = 10; }
message Config { GraphOptions graph_options = 10; }
`;

/** Read by the lab's own part of the addon (src-native) when a recorded graph is loaded. */
const variable = 'COLLAPSE_LAB_SESSION';

/**
 * Has TensorFlow run the graphs that are loaded from here on as they were recorded. Its arithmetic optimiser would fold
 * a sum of sums into AddN, which begins with whichever buffer is free at that moment, so that two runs of one step
 * differ in the last bits (docs/reproducibility.md).
 */
export function keepOrderOfSums(env: NodeJS.ProcessEnv = process.env): void {
  env[variable] = Buffer.from(sessionConfig()).toString('hex');
}

/** A ConfigProto. */
export function sessionConfig(): Uint8Array {
  const message = protobuf.parse(schema).root.lookupType('Config');
  return message
    .encode(message.fromObject({ graphOptions: { rewriteOptions: { arithmeticOptimization: 'OFF' } } }))
    .finish();
}
