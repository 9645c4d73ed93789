import 'react';

declare module 'react' {
  /** Custom properties that components hand to their styles: the hue of what they show. */
  interface CSSProperties {
    '--hue'?: string;
    '--port'?: string;
  }
}
