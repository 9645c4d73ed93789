import type { GraphDocument } from '@shared/graph';
import { nodeType } from '@shared/nodes/registry';
import type { FocusEvent } from 'react';
import { spotlightOn, spotlightStore } from '../figure/spotlight';

/** Lights what a loss trains while the pointer or the keyboard's focus is on it. */
export function useSpotlight(document: GraphDocument) {
  const clear = () => spotlightStore.setState({ spotlight: null });
  const show = (id: string) => {
    const type = document.nodes.find((node) => node.id === id)?.type ?? '';
    if (nodeType(type)?.group === 'loss') spotlightStore.setState({ spotlight: spotlightOn(document, id) });
    else clear();
  };
  return {
    show,
    clear,
    onFocus({ target }: FocusEvent<Element>): void {
      const id = target.matches('.react-flow__node:focus-visible') && target.getAttribute('data-id');
      if (typeof id === 'string') show(id);
    },
    onBlur: clear,
  };
}
