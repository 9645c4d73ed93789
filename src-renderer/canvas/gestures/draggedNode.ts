let dragged: string | undefined;

/** The node type that is being dragged out of the palette: browsers tell what is dragged only when it is dropped. */
export const draggedNode = {
  start(type: string): void {
    dragged = type;
  },
  end(): void {
    dragged = undefined;
  },
  type(): string | undefined {
    return dragged;
  },
} as const;
