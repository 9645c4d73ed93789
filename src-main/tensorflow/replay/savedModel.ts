import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import protobuf from 'protobufjs';

/** The fields of TensorFlow's saved_model.proto that a recorded graph needs, with their field numbers. */
const schema = `
syntax = "proto3";
message Dim { int64 size = 1; }
message Shape { repeated Dim dim = 2; }
message Tensor {
  int32 dtype = 1; Shape tensor_shape = 2; bytes tensor_content = 4;
  repeated float float_val = 5 [packed = true]; repeated int32 int_val = 7 [packed = true];
  repeated bool bool_val = 11 [packed = true];
}
message List { repeated int64 i = 3 [packed = true]; }
message Attribute {
  oneof value {
    List list = 1; bytes s = 2; int64 i = 3; float f = 4; bool b = 5; int32 type = 6; Shape shape = 7; Tensor tensor = 8;
  }
}
message Node { string name = 1; string op = 2; repeated string input = 3; string device = 4; map<string, Attribute> attr = 5; }
message Versions { int32 producer = 1; }
message Graph { repeated Node node = 1; Versions versions = 4; }
message MetaInfo { repeated string tags = 4; string tensorflow_version = 5; }
message MetaGraph { MetaInfo meta_info_def = 1; Graph graph_def = 2; }
message SavedModel { int64 saved_model_schema_version = 1; repeated MetaGraph meta_graphs = 2; }
`;

interface ShapeMessage {
  readonly dim: readonly { readonly size: number }[];
}

interface TensorMessage {
  readonly dtype: number;
  readonly tensorShape: ShapeMessage;
  readonly tensorContent?: Uint8Array;
  readonly floatVal?: readonly number[];
  readonly intVal?: readonly number[];
  readonly boolVal?: readonly boolean[];
}

export type AttributeValue =
  | { readonly s: Uint8Array }
  | { readonly i: number }
  | { readonly f: number }
  | { readonly b: boolean }
  | { readonly type: number }
  | { readonly shape: ShapeMessage }
  | { readonly tensor: TensorMessage }
  | { readonly list: { readonly i: readonly number[] } };

/** One node of a GraphDef; inputs are `node`, `node:output` or `^node` for a control dependency. */
export interface GraphNode {
  readonly name: string;
  readonly op: string;
  readonly input: readonly string[];
  readonly attr: Readonly<Record<string, AttributeValue>>;
}

/** Graph version of TensorFlow 2.9 and later, which keeps today's op semantics. */
const graphVersion = 1087;

export const servingTag = 'serve';

/** Writes `saved_model.pb` into `folder`. @returns its size in bytes */
export function writeSavedModel(
  folder: string,
  nodes: readonly GraphNode[],
  tensorflowVersion: string,
): number {
  const message = protobuf.parse(schema).root.lookupType('SavedModel');
  const bytes = message
    .encode(
      message.fromObject({
        savedModelSchemaVersion: 1,
        metaGraphs: [
          {
            metaInfoDef: { tags: [servingTag], tensorflowVersion },
            graphDef: { node: nodes, versions: { producer: graphVersion } },
          },
        ],
      }),
    )
    .finish();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'saved_model.pb'), bytes);
  return bytes.length;
}
