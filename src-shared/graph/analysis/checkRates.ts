import { nodeType } from '../../nodes/registry';
import type { GraphDocument } from '../document/document';
import { ownerOf, takesWeights } from '../document/objective';
import { type Problem, problem } from '../document/problem';

/** What is wrong with the learning rates of single modules: each names one that trains weights of its own, once. */
export function checkRates(document: GraphDocument): Problem[] {
  const seen = new Set<string>();
  return document.training.moduleRates.flatMap(({ node: id }) => {
    const node = document.nodes.find((candidate) => candidate.id === id);
    if (node === undefined || nodeType(node.type)?.ownsWeights !== true)
      return [
        problem('document-invalid', `A learning rate is given for "${id}", which is no module: take it out`),
      ];
    const wrong = (message: string) => [problem('document-invalid', message, { node: id })];
    if (seen.has(id)) return wrong('It has two learning rates: take one out');
    seen.add(id);
    const owner = ownerOf(document, id);
    if (owner !== id)
      return wrong(`It has a learning rate, but trains with "${owner}": give the rate to that`);
    if (takesWeights(document, id)) return wrong('It has a learning rate, but gets its weights by a wire');
    return [];
  });
}
