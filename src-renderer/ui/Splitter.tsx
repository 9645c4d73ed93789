import type { ReactNode } from 'react';
import { Group, Panel, type PanelProps, Separator, useDefaultLayout } from 'react-resizable-panels';
import styles from './Splitter.module.css';
import { classes } from './text/classes';

interface SplitterProps {
  /** Names the layout, which is kept from one start to the next. */
  readonly id: string;
  readonly direction: 'horizontal' | 'vertical';
  readonly children: ReactNode;
}

/** Regions side by side or above each other, with borders between them that can be dragged or moved by arrow keys. */
export function Splitter({ id, direction, children }: SplitterProps) {
  const layout = useDefaultLayout({ id, storage: window.localStorage });
  return (
    <Group
      id={id}
      orientation={direction}
      className={styles.group}
      {...(layout.defaultLayout === undefined ? {} : { defaultLayout: layout.defaultLayout })}
      onLayoutChanged={layout.onLayoutChanged}
    >
      {children}
    </Group>
  );
}

/** A region; sizes in pixels, or per cent as text. */
export function SplitterPanel({ className, ...rest }: PanelProps) {
  return <Panel className={classes(styles.panel, className)} {...rest} />;
}

export function SplitterHandle({ label }: { readonly label: string }) {
  return <Separator className={styles.handle} aria-label={label} />;
}
