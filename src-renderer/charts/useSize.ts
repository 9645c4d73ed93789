import { type RefObject, useLayoutEffect, useState } from 'react';
import type { Size } from './figure/plotArea';

/** The size of an element in whole pixels, kept as it changes; undefined before it is laid out. */
export function useSize(element: RefObject<HTMLElement | null>): Size | undefined {
  const [size, setSize] = useState<Size>();
  useLayoutEffect(() => {
    const watched = element.current;
    if (watched === null) return;
    const measure = () => {
      const width = Math.floor(watched.clientWidth);
      const height = Math.floor(watched.clientHeight);
      if (width === 0 || height === 0) return;
      setSize((before) => (before?.width === width && before.height === height ? before : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
