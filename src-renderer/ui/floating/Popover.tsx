import { Popover as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { classes } from '../text/classes';
import styles from './Floating.module.css';

interface PopoverProps {
  readonly trigger: ReactNode;
  readonly label: string;
  readonly children: ReactNode;
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  readonly align?: 'start' | 'center' | 'end';
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
}

/** A panel that opens beside its trigger and closes with Escape or a click elsewhere. */
export function Popover({
  trigger,
  label,
  children,
  side = 'bottom',
  align = 'start',
  ...state
}: PopoverProps) {
  return (
    <Radix.Root {...state}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className={classes(styles.surface, styles.popover)}
          aria-label={label}
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
