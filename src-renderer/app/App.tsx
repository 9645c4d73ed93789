import { useEffect } from 'react';
import { useStore } from 'zustand';
import { Canvas } from '../canvas';
import { CommandPalette, useShortcuts } from '../commands';
import { CompareView } from '../compare';
import { ChartsDock } from '../dock';
import { useDocument } from '../document';
import { Gallery } from '../gallery';
import { Inspector } from '../inspector';
import { usePage } from '../layout/address';
import { layoutStore, showLeft, showRight } from '../layout/layoutStore';
import { Palette } from '../palette';
import { QueueDialog } from '../queue';
import { RunDetails } from '../runs/details/RunDetails';
import { RunsPanel } from '../runs/list/RunsPanel';
import { RunTable } from '../runTable';
import { StatusBar } from '../status';
import { StorageDialog } from '../storage';
import { SweepResults, SweepsPanel, useOpenedSweep } from '../sweeps';
import { Part, Splitter, SplitterHandle, SplitterPanel, Tabs, Toasts, TooltipProvider } from '../ui';
import styles from './App.module.css';
import { TopBar } from './TopBar';

/** The right column follows what is looked at: a node's inspector, a run's details. */
function useFollowingTabs() {
  const selected = useDocument(({ selection }) => selection.nodes.join(' '));
  const viewed = useDocument((state) => state.viewed?.run.id);
  useEffect(() => {
    if (selected !== '') showRight('inspector');
  }, [selected]);
  useEffect(() => {
    showRight(viewed === undefined ? 'inspector' : 'run');
  }, [viewed]);
}

function LeftColumn() {
  const left = useStore(layoutStore, (state) => state.left);
  return (
    <Tabs
      label="Gallery, palette, runs and sweeps"
      value={left}
      onChange={showLeft}
      tabs={[
        {
          name: 'gallery',
          label: 'Gallery',
          content: (
            <Part name="The gallery">
              <Gallery />
            </Part>
          ),
        },
        {
          name: 'palette',
          label: 'Palette',
          content: (
            <Part name="The palette">
              <Palette />
            </Part>
          ),
        },
        {
          name: 'runs',
          label: 'Runs',
          content: (
            <Part name="The list of runs">
              <RunsPanel />
            </Part>
          ),
        },
        {
          name: 'sweeps',
          label: 'Sweeps',
          content: (
            <Part name="The list of sweeps">
              <SweepsPanel />
            </Part>
          ),
        },
      ]}
    />
  );
}

function RightColumn() {
  const right = useStore(layoutStore, (state) => state.right);
  return (
    <Tabs
      label="Inspector and run"
      value={right}
      onChange={showRight}
      tabs={[
        {
          name: 'inspector',
          label: 'Inspector',
          content: (
            <Part name="The inspector">
              <Inspector />
            </Part>
          ),
        },
        {
          name: 'run',
          label: 'Run',
          content: (
            <Part name="The run">
              <RunDetails />
            </Part>
          ),
        },
      ]}
    />
  );
}

/** The canvas above the charts; a sweep's results lie over both, which then are out of reach. */
function MiddleColumn() {
  const covered = useOpenedSweep() !== undefined;
  return (
    <>
      <div className={styles.beneath} inert={covered}>
        <Splitter id="rows" direction="vertical">
          <SplitterPanel id="canvas-region" minSize={160}>
            <Part name="The canvas">
              <Canvas />
            </Part>
          </SplitterPanel>
          <SplitterHandle label="Height of the charts" />
          <SplitterPanel
            id="charts-region"
            className={styles.side}
            defaultSize={296}
            minSize={120}
            groupResizeBehavior="preserve-pixel-size"
          >
            <Part name="The charts">
              <ChartsDock />
            </Part>
          </SplitterPanel>
        </Splitter>
      </div>
      <Part name="The sweep">
        <SweepResults />
      </Part>
    </>
  );
}

export function App() {
  const covered = ['runs', 'compare'].includes(usePage());
  useFollowingTabs();
  useShortcuts();
  return (
    <TooltipProvider>
      <div className={styles.app}>
        <TopBar />
        <main className={styles.regions}>
          <div className={styles.columns} inert={covered}>
            <Splitter id="columns" direction="horizontal">
              <SplitterPanel
                id="left-column"
                className={styles.side}
                defaultSize={252}
                minSize={248}
                maxSize={420}
                groupResizeBehavior="preserve-pixel-size"
              >
                <LeftColumn />
              </SplitterPanel>
              <SplitterHandle label="Width of the left column" />
              <SplitterPanel id="middle-column" className={styles.middle} minSize={320}>
                <MiddleColumn />
              </SplitterPanel>
              <SplitterHandle label="Width of the right column" />
              <SplitterPanel
                id="right-column"
                className={styles.side}
                defaultSize={288}
                minSize={240}
                maxSize={480}
                groupResizeBehavior="preserve-pixel-size"
              >
                <RightColumn />
              </SplitterPanel>
            </Splitter>
          </div>
          <Part name="The table of runs">
            <RunTable />
          </Part>
          <Part name="The comparison">
            <CompareView />
          </Part>
        </main>
        <StatusBar />
      </div>
      <CommandPalette />
      <StorageDialog />
      <QueueDialog />
      <Toasts />
    </TooltipProvider>
  );
}
