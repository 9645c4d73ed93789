import { useEffect, useState } from 'react';

const period = 20_000;

/** Epoch milliseconds, renewed often enough for "5 min ago". */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), period);
    return () => window.clearInterval(timer);
  }, []);
  return now;
}
