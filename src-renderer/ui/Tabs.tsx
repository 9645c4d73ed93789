import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import styles from './Tabs.module.css';

export interface Tab<Name extends string> {
  readonly name: Name;
  readonly label: ReactNode;
  readonly content: ReactNode;
}

interface TabsProps<Name extends string> {
  /** What the tabs are of, for screen readers. */
  readonly label: string;
  readonly tabs: readonly Tab<Name>[];
  readonly value: Name;
  readonly onChange: (name: Name) => void;
  /** Stands at the right of the tabs. */
  readonly aside?: ReactNode;
}

/** Panels of which one is shown; the panel scrolls by itself. */
export function Tabs<Name extends string>({ label, tabs, value, onChange, aside }: TabsProps<Name>) {
  const choose = (chosen: string) => {
    const tab = tabs.find(({ name }) => name === chosen);
    if (tab !== undefined) onChange(tab.name);
  };
  return (
    <Radix.Root className={styles.tabs} value={value} onValueChange={choose}>
      <Radix.List className={styles.list} aria-label={label}>
        {tabs.map((tab) => (
          <Radix.Trigger key={tab.name} value={tab.name} className={styles.tab}>
            {tab.label}
          </Radix.Trigger>
        ))}
        {aside}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.name} value={tab.name} className={styles.panel} tabIndex={-1}>
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
