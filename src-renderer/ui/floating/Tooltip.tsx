import { Tooltip as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { classes } from '../text/classes';
import { Kbd } from '../text/Kbd';
import styles from './Floating.module.css';

interface TooltipProps {
  readonly text: ReactNode;
  readonly shortcut?: string | undefined;
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  /** The pointer goes through it, to what is dragged and dropped beneath. */
  readonly through?: boolean;
  /** What it explains: one element that takes a ref. */
  readonly children: ReactNode;
}

/** Explains what the pointer or the focus is on. Without text it is not there. */
export function Tooltip({ text, shortcut, side = 'bottom', through = false, children }: TooltipProps) {
  if (text === '' || text === null || text === undefined) return children;
  return (
    <Radix.Root disableHoverableContent={through}>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className={classes(styles.surface, styles.tooltip, through && styles.through)}
          side={side}
          sideOffset={6}
          collisionPadding={8}
        >
          <span>{text}</span>
          {shortcut !== undefined && <Kbd keys={shortcut} />}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Once around the window: tooltips that follow each other open at once. */
export function TooltipProvider({ children }: { readonly children: ReactNode }) {
  return (
    <Radix.Provider delayDuration={350} skipDelayDuration={250}>
      {children}
    </Radix.Provider>
  );
}
