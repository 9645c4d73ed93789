import { useSyncExternalStore } from 'react';

/** What stands behind `#/` now. */
export function currentAddress(): string {
  return window.location.hash.replace(/^#\/?/, '');
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** The part of the window's address that says what takes its middle: `runs`, `compare?runs=a,b`, or nothing. */
export function useAddress(): string {
  return useSyncExternalStore(subscribe, currentAddress);
}

/** What takes the middle of the window; empty for the canvas and the charts. */
export function usePage(): string {
  return useAddress().split('?')[0] ?? '';
}

/** Goes to a page, which the window's Back leaves again. */
export function goTo(page: string): void {
  window.location.hash = page === '' ? '' : `#/${page}`;
}
