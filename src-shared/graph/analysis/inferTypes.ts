import type { NodeDefinition, PortTypes } from '../../node';
import { nodeType } from '../../nodes/registry';
import { describeType, sameType, type ValueType } from '../../values/valueType';
import { placeOf } from '../document/checkWires';
import type { GraphDocument, GraphNode } from '../document/document';
import { wiresInto } from '../document/lookup';
import { portName } from '../document/portName';
import { type Problem, problem } from '../document/problem';

export interface NodeTypes {
  readonly inputs: PortTypes;
  readonly outputs: PortTypes;
}

/** Types of every node that can be inferred, in `order`; the rest is explained by problems. */
export function inferTypes(
  document: GraphDocument,
  order: readonly string[],
): { types: Map<string, NodeTypes>; problems: Problem[] } {
  const types = new Map<string, NodeTypes>();
  const problems: Problem[] = [];
  const nodes = new Map(document.nodes.map((node) => [node.id, node]));
  for (const id of order) {
    const node = nodes.get(id);
    if (node === undefined) continue;
    const before = problems.length;
    const inputs = inputTypes(document, node, types, problems);
    if (inputs === undefined || problems.length > before) continue;
    const outputs = outputTypes(node, nodes, inputs, problems);
    if (outputs !== undefined) types.set(id, { inputs, outputs });
  }
  return { types, problems: [...problems, ...sharedMisfits(document, types)] };
}

/** Types on a node's input ports; undefined while one of them cannot be known. */
function inputTypes(
  document: GraphDocument,
  node: GraphNode,
  types: ReadonlyMap<string, NodeTypes>,
  problems: Problem[],
): PortTypes | undefined {
  const ports = nodeType(node.type)?.inputs;
  if (ports === undefined) return undefined;
  const wires = wiresInto(document, node.id);
  const found: Record<string, ValueType> = Object.create(null);
  let known = true;
  for (const [name, port] of Object.entries(ports)) {
    const lanes = port.laned ? node.lanes : 1;
    const own = wires.filter(({ to }) => to.port === name);
    if (own.length === 0 && port.optional === true) continue;
    for (let lane = 0; lane < lanes; lane += 1) {
      const wire = own.find(({ to }) => to.lane === lane);
      if (wire === undefined) {
        const end = { node: node.id, port: name, lane };
        problems.push(
          problem('port-unconnected', `${portName(document, end, 'inputs')} needs a wire`, placeOf(end)),
        );
        continue;
      }
      const type = types.get(wire.from.node)?.outputs[wire.from.port];
      if (type === undefined) {
        known = false;
        continue;
      }
      const first = found[name];
      if (!port.kinds.includes(type.kind)) {
        const takes = port.kinds.join(' or ');
        const message = `${portName(document, wire.to, 'inputs')} gets ${describeType(type)}, but takes ${takes}`;
        problems.push(problem('shape-mismatch', message, placeOf(wire.to)));
      } else if (first !== undefined && !sameType(first, type)) {
        const message = `Its branches differ: ${describeType(first)} and ${describeType(type)}`;
        problems.push(problem('shape-mismatch', message, placeOf(wire.to)));
      } else found[name] = type;
    }
  }
  return known ? found : undefined;
}

function outputTypes(
  node: GraphNode,
  nodes: ReadonlyMap<string, GraphNode>,
  inputs: PortTypes,
  problems: Problem[],
): PortTypes | undefined {
  const owner = node.weightsOf === undefined ? node : nodes.get(node.weightsOf);
  const definition = nodeType(node.type);
  const params = definition?.params.safeParse(owner?.params);
  if (definition === undefined || owner === undefined || params?.success !== true) return undefined;
  const result = definition.infer({ params: params.data, inputs, lanes: node.lanes });
  if ('outputs' in result) return result.outputs;
  const { message, port } = result.problem;
  problems.push(
    problem('shape-mismatch', message, port === undefined ? { node: node.id } : { node: node.id, port }),
  );
  return undefined;
}

/** Modules that get another type than the owner of the weights that they share, which may come after them. */
function sharedMisfits({ nodes }: GraphDocument, types: ReadonlyMap<string, NodeTypes>): Problem[] {
  return nodes.flatMap(({ id, type: name, weightsOf }) => {
    const owners = weightsOf === undefined ? undefined : types.get(weightsOf)?.inputs;
    return Object.entries(types.get(id)?.inputs ?? {}).flatMap(([port, type]) => {
      const wanted = owners?.[port];
      if (wanted === undefined || fit(nodeType(name), wanted, type)) return [];
      const message = `It shares the weights of "${weightsOf}", which take ${describeType(wanted)}, but gets ${describeType(type)}`;
      return [problem('shape-mismatch', message, { node: id, port })];
    });
  });
}

/** Whether the weights of a node type that were made for `wanted` take `type`. */
function fit(definition: NodeDefinition | undefined, wanted: ValueType, type: ValueType): boolean {
  if (definition?.anyImageSize && wanted.kind === 'images' && type.kind === 'images')
    return wanted.channels === type.channels;
  return sameType(type, wanted);
}
