import './styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { lab } from './api';
import { App } from './app/App';
import { applyTheme } from './app/themeStore';
import { loadDraft, saveDraft } from './document';
import { showFailure } from './ui';

async function start(): Promise<void> {
  applyTheme();
  await loadDraft().catch((error: unknown) => showFailure('The last architecture was not loaded', error));
  window.addEventListener('visibilitychange', () => void saveDraft());
  lab.onConnection((connected) => {
    if (connected) void saveDraft();
  });
  const root = window.document.getElementById('root');
  if (root === null) return;
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

void start();
