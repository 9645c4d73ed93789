import { useSyncExternalStore } from 'react';

/** The part of the window's address that says what takes its middle: `#/runs`, `#/compare?runs=a,b`, or nothing. */
function currentPage(): string {
  return window.location.hash.replace(/^#\/?/, '').split('?')[0] ?? '';
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** What takes the middle of the window; empty for the canvas and the charts. */
export function usePage(): string {
  return useSyncExternalStore(subscribe, currentPage);
}

/** Goes to a page, which the window's Back leaves again. */
export function goTo(page: string): void {
  window.location.hash = page === '' ? '' : `#/${page}`;
}
