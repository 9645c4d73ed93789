import type { Run } from '@shared/api';
import { arithmeticText } from '@shared/api';
import type { GraphDocument } from '@shared/graph';
import { formatCount } from '@shared/metric';
import { clock } from '@shared/numbers';
import type { ReactNode } from 'react';
import { formatSpeed, formatStepTime } from '../look/format';
import { dataOf } from './dataOf';
import styles from './RunDetails.module.css';

const started = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const hashDigits = 12;

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** How and on what a run trained. */
export function RunFacts({ run, document }: { readonly run: Run; readonly document: GraphDocument | null }) {
  const { seconds, step, totalSteps, imagesPerSecond, backend, execution, startedAt } = run;
  const training = document?.training;
  const data = document === null ? undefined : dataOf(document);
  return (
    <dl className={styles.facts}>
      <Fact name="Steps">
        {formatCount(step)}
        {totalSteps !== null && totalSteps !== step && ` of ${formatCount(totalSteps)}`}
      </Fact>
      {seconds > 0 && (
        <Fact name="Time">
          {clock(seconds)}
          {step > 0 && `, ${formatStepTime(seconds / step)} a step`}
        </Fact>
      )}
      {imagesPerSecond !== null && <Fact name="Speed">{formatSpeed(imagesPerSecond)}</Fact>}
      {run.place !== null && <Fact name="Worker">{run.place}</Fact>}
      {backend !== null && <Fact name="Backend">{backend.text}</Fact>}
      {backend !== null && <Fact name="Processor">{backend.processor}</Fact>}
      {backend?.arithmetic != null && <Fact name="Arithmetic">{arithmeticText(backend.arithmetic)}</Fact>}
      {execution !== null && <Fact name="Execution">{execution}</Fact>}
      {training !== undefined && <Fact name="Precision">{training.precision}</Fact>}
      {data !== undefined && <Fact name="Data">{data}</Fact>}
      {training !== undefined && <Fact name="Batch">{formatCount(training.batch)} images</Fact>}
      <Fact name="Seed">{run.seed}</Fact>
      {startedAt !== null && <Fact name="Started">{started.format(startedAt)}</Fact>}
      <Fact name="Document">
        <code title={run.architecture}>{run.architecture.slice(0, hashDigits)}</code>
      </Fact>
    </dl>
  );
}
