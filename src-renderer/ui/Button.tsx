import type { ComponentProps, ReactNode } from 'react';
import styles from './Button.module.css';
import { Tooltip } from './floating/Tooltip';
import { classes } from './text/classes';

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: 'plain' | 'primary' | 'quiet' | 'danger';
}

export function Button({ look = 'plain', className, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={classes(styles.button, look !== 'plain' && styles[look], className)}
      {...rest}
    />
  );
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label' | 'title'> {
  /** Its name, for the tooltip and for screen readers. */
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly look?: 'plain' | 'quiet';
  readonly children: ReactNode;
}

/** A button that shows an icon only; its label is the tooltip. */
export function IconButton({
  label,
  shortcut,
  look = 'quiet',
  className,
  children,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label} shortcut={shortcut}>
      <Button look={look} className={classes(styles.icon, className)} aria-label={label} {...rest}>
        {children}
      </Button>
    </Tooltip>
  );
}
