/** How long ago something was saved, as people say it: `saved just now`, `saved 12 s ago`, `saved 3 min ago`. */
export function savedText(savedAt: number, now: number): string {
  const seconds = Math.max(0, Math.round((now - savedAt) / 1000));
  if (seconds < 2) return 'saved just now';
  if (seconds < 60) return `saved ${seconds} s ago`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `saved ${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `saved ${hours} h ago` : `saved ${Math.floor(hours / 24)} d ago`;
}
