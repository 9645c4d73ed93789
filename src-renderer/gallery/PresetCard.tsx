import type { Preset, PresetSize } from '@shared/presets';
import { ChevronRight } from 'lucide-react';
import { Collapsible } from 'radix-ui';
import { memo, useEffect, useMemo, useState } from 'react';
import { Thumbnail } from '../canvas';
import { putOnCanvas } from '../document';
import { Formula, Prose } from '../ui';
import styles from './Gallery.module.css';

interface PresetCardProps {
  readonly preset: Preset;
  readonly size: PresetSize;
  /** It is what the draft was made from. */
  readonly current: boolean;
}

/** One architecture of the gallery: pressing it puts it onto the canvas. */
export const PresetCard = memo(function PresetCard({ preset, size, current }: PresetCardProps) {
  const [open, setOpen] = useState(current);
  const document = useMemo(() => preset.build('small'), [preset]);
  useEffect(() => {
    if (current) setOpen(true);
  }, [current]);
  const { title, formula, watch, expected } = preset;
  return (
    <Collapsible.Root asChild open={open} onOpenChange={setOpen}>
      <article className={styles.card} data-current={current} data-testid={`preset-${preset.id}`}>
        <button
          type="button"
          className={styles.open}
          aria-label={`Open ${title}`}
          onClick={() => putOnCanvas(preset.build(size))}
        >
          <span className={styles.title}>{title}</span>
          <span className={styles.picture}>
            <Thumbnail document={document} />
          </span>
        </button>
        <div className={styles.line}>
          <Collapsible.Trigger className={styles.more} aria-label={`What to look for in ${title}`}>
            <ChevronRight aria-hidden />
            What to look for
          </Collapsible.Trigger>
          <span className={styles.verdict} data-verdict={expected.verdict}>
            {expected.verdict}
          </span>
        </div>
        <Collapsible.Content className={styles.details}>
          <Formula source={formula} className={styles.formula} />
          <p>
            <Prose text={watch} />
          </p>
          <p>
            <Prose text={expected.claim} /> <span className={styles.source}>{expected.source}</span>
          </p>
          {expected.numbers !== undefined && (
            <p>
              Published: <Prose text={expected.numbers} />
            </p>
          )}
        </Collapsible.Content>
      </article>
    </Collapsible.Root>
  );
});
