import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { ErrorBoundary, type FallbackProps } from 'react-error-boundary';
import { Button } from './Button';
import styles from './Part.module.css';
import { toast } from './toastStore';

interface PartProps {
  /** As a sentence begins: "The charts". */
  readonly name: string;
  readonly children: ReactNode;
}

/**
 * A part of the window that may fail while it is drawn without taking the rest of the window with it: it says so in its
 * place, and may be drawn again.
 */
export function Part({ name, children }: PartProps) {
  return (
    <ErrorBoundary fallbackRender={(fault) => <Failed name={name} {...fault} />}>{children}</ErrorBoundary>
  );
}

function Failed({ name, error, resetErrorBoundary }: FallbackProps & Pick<PartProps, 'name'>) {
  const report = reportOf(error);
  return (
    <section className={styles.failed} role="alert">
      <TriangleAlert className={styles.icon} aria-hidden />
      <h2 className={styles.title}>{name} cannot be shown</h2>
      <p className={styles.message}>{report.sentence}</p>
      <p className={styles.message}>The rest of the window works, and runs go on.</p>
      <div className={styles.actions}>
        <Button onClick={resetErrorBoundary}>Try again</Button>
        <Button onClick={() => window.location.reload()}>Load the window again</Button>
        <Button onClick={() => void copied(`${name}: ${report.details}`)}>Copy details</Button>
      </div>
    </section>
  );
}

function reportOf(error: unknown): { sentence: string; details: string } {
  if (!(error instanceof Error)) return { sentence: String(error), details: String(error) };
  return { sentence: error.message, details: error.stack ?? error.message };
}

async function copied(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast({ tone: 'info', title: 'Details copied' });
  } catch {
    toast({ tone: 'warning', title: 'The details were not copied', message: text });
  }
}
