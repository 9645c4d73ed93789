import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react';
import { Toast as Radix } from 'radix-ui';
import { useStore } from 'zustand';
import { Button, IconButton } from './Button';
import styles from './Toasts.module.css';
import { classes } from './text/classes';
import { dismissToast, type Toast, toastStore } from './toastStore';

const icons = { failure: CircleAlert, warning: TriangleAlert, info: Info } as const;

/** Failures stay until they are read; the rest goes by itself. */
const duration = { failure: Number.POSITIVE_INFINITY, warning: 12_000, info: 5_000 } as const;

function ToastCard({ id, tone, title, message, action }: Toast) {
  const Icon = icons[tone];
  return (
    <Radix.Root
      className={classes(styles.toast, styles[tone])}
      duration={action === undefined ? duration[tone] : Math.max(duration[tone], duration.warning)}
      type={tone === 'info' ? 'background' : 'foreground'}
      onOpenChange={(open) => {
        if (!open) dismissToast(id);
      }}
    >
      <Icon className={styles.icon} aria-hidden />
      <Radix.Title className={styles.title}>{title}</Radix.Title>
      {message !== undefined && <Radix.Description className={styles.message}>{message}</Radix.Description>}
      {action !== undefined && (
        <Radix.Action asChild altText={action.label}>
          <Button className={styles.action} onClick={action.run}>
            {action.label}
          </Button>
        </Radix.Action>
      )}
      <Radix.Close asChild>
        <IconButton label="Dismiss" className={styles.close}>
          <X />
        </IconButton>
      </Radix.Close>
    </Radix.Root>
  );
}

/** The region of messages at the lower right edge of the window; F8 moves the focus there. */
export function Toasts() {
  const toasts = useStore(toastStore, (state) => state.toasts);
  return (
    <Radix.Provider label="Message" swipeDirection="right">
      {toasts.map((one) => (
        <ToastCard key={one.id} {...one} />
      ))}
      <Radix.Viewport className={styles.viewport} label="Messages ({hotkey})" />
    </Radix.Provider>
  );
}
