import { type Preset, type PresetSize, presetSections, presets } from '@shared/presets';
import { useState } from 'react';
import { useStore } from 'zustand';
import { shownDocument, useDocument } from '../document';
import { type Segment, Segments, TextField } from '../ui';
import styles from './Gallery.module.css';
import { PresetCard } from './PresetCard';
import { sizeStore } from './sizeStore';

const sizes: readonly Segment<PresetSize>[] = [
  { value: 'small', label: 'Small', help: 'A small conv encoder: the verdict comes within about a minute' },
  { value: 'paper', label: 'Paper', help: 'ResNet-18 and the widths and epochs of the paper: needs a GPU' },
  {
    value: 'authors',
    label: 'Authors',
    help: "The paper's networks with the rates and lengths of its authors' code",
  },
];

function matches({ id, title, watch, expected, section }: Preset, search: string): boolean {
  const text = `${id} ${title} ${section} ${watch} ${expected.claim} ${expected.verdict}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** The experiments of the paper, section by section. Opening one replaces the draft; undo brings it back. */
export function Gallery() {
  const [search, setSearch] = useState('');
  const size = useStore(sizeStore, (state) => state.size);
  const current = useDocument((state) => shownDocument(state).preset);
  const found = presets.filter((preset) => matches(preset, search));
  return (
    <div className={styles.gallery}>
      <div className={styles.top}>
        <Segments
          label="Size"
          value={size}
          segments={sizes}
          onChange={(chosen) => sizeStore.setState({ size: chosen })}
        />
        <TextField
          type="search"
          value={search}
          onChange={setSearch}
          placeholder="Find an experiment"
          aria-label="Find an experiment"
        />
      </div>
      {presetSections.map((section) => {
        const inSection = found.filter((preset) => preset.section === section);
        if (inSection.length === 0) return null;
        return (
          <section key={section} className={styles.section} aria-label={section}>
            <h3 className={styles.heading}>{section}</h3>
            {inSection.map((preset) => (
              <PresetCard key={preset.id} preset={preset} size={size} current={preset.id === current} />
            ))}
          </section>
        );
      })}
      {found.length === 0 && <p className={styles.none}>No experiment is about "{search}".</p>}
    </div>
  );
}
