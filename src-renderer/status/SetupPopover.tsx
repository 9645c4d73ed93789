import type { DoctorCheck } from '@shared/api';
import { CircleAlert, CircleCheck, Stethoscope, TriangleAlert } from 'lucide-react';
import { Button, Popover } from '../ui';
import styles from './StatusBar.module.css';
import { systemStore, useSystem } from './system';

const icons = { ok: CircleCheck, warning: TriangleAlert, problem: CircleAlert } as const;

function Check({ name, status, detail, fix }: DoctorCheck) {
  const Icon = icons[status];
  return (
    <li className={styles.check} data-status={status}>
      <Icon aria-label={status} />
      <b>{name}</b>
      <span>{detail}</span>
      {fix !== null && <p>{fix}</p>}
    </li>
  );
}

function Examination() {
  const examination = useSystem((state) => state.examination);
  if (examination === null || examination.state === 'running')
    return <p className={styles.muted}>Looking at Node, TensorFlow, the database and the data…</p>;
  if (examination.state === 'failed') return <p className={styles.problem}>{examination.error.message}</p>;
  return (
    <ul className={styles.checks}>
      {examination.checks.map((check) => (
        <Check key={check.name} {...check} />
      ))}
    </ul>
  );
}

/** What is wrong with the set-up, and the doctor's checks with their fixes. */
export function SetupPopover() {
  const status = useSystem((state) => state.status);
  const problems = status?.problems ?? [];
  const count = problems.length;
  return (
    <Popover
      label="Set-up"
      side="top"
      align="end"
      onOpenChange={(open) => {
        if (open) void systemStore.getState().examine();
      }}
      trigger={
        <Button look="quiet" className={styles.setup} data-problems={count > 0}>
          {count > 0 ? <TriangleAlert /> : <Stethoscope />}
          {count === 0 ? 'Set-up' : count === 1 ? '1 set-up problem' : `${count} set-up problems`}
        </Button>
      }
    >
      <div className={styles.setupPanel}>
        {count > 0 && (
          <ul className={styles.problems}>
            {problems.map((problem) => (
              <li key={problem} className={styles.problem}>
                {problem}
              </li>
            ))}
          </ul>
        )}
        <Examination />
        {status !== null && (
          <p className={styles.muted}>
            Collapse Lab {status.version} · Node {status.node} · data in {status.dataFolder}
          </p>
        )}
      </div>
    </Popover>
  );
}
