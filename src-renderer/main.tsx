import './styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { lab } from './api';
import { App } from './app/App';
import { documentStore, loadDraft, saveDraft } from './document';
import { applyTheme } from './layout/themeStore';
import { runNumber, runsStore } from './runs/store/stores';
import { showEngineWarnings } from './status';
import { restoreOpenSweep } from './sweeps';
import { Part, showFailure, takeTyped } from './ui';

/** @returns whether the draft that the engine keeps is on the canvas now. */
async function tryToLoad(): Promise<boolean> {
  try {
    await loadDraft();
    void runsStore.getState().recognise(documentStore.getState().document);
    return true;
  } catch (error) {
    showFailure('The last architecture was not loaded', error);
    return false;
  }
}

async function start(): Promise<void> {
  applyTheme();
  let loaded = await tryToLoad();
  window.addEventListener('visibilitychange', () => void saveDraft());
  lab.onClosing?.(() => {
    takeTyped();
    return saveDraft();
  });
  showEngineWarnings(lab, runNumber);
  lab.onConnection(async (connected) => {
    if (!connected) return;
    // What the engine keeps must not be written over by a canvas that never got it.
    const untouched = documentStore.getState().past.length === 0;
    if (!loaded && untouched) loaded = await tryToLoad();
    else await saveDraft();
  });
  restoreOpenSweep();
  const root = window.document.getElementById('root');
  if (root === null) return;
  createRoot(root).render(
    <StrictMode>
      <Part name="The window">
        <App />
      </Part>
    </StrictMode>,
  );
}

void start();
