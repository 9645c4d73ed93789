import type { QueueReport } from '@shared/api';
import { type FormEvent, useId, useState } from 'react';
import { Button, Dialog, Segments, TextField } from '../ui';
import { trainingPlaces } from './places';
import styles from './Queue.module.css';
import { changeQueue, closeQueueSettings, useQueue } from './queueStore';

function Status({ queue: { address, state, problem } }: { readonly queue: QueueReport }) {
  if (address === null) return null;
  return (
    <p className={styles.status} data-state={state} role="status">
      {state === 'ready' ? 'The queue is ready.' : (problem ?? 'Connecting…')}
    </p>
  );
}

function AddressForm({ queue }: { readonly queue: QueueReport }) {
  const { busy, problem } = useQueue((state) => state);
  const [address, setAddress] = useState(queue.address ?? '');
  const [password, setPassword] = useState('');
  const ids = { address: useId(), password: useId() };
  const use = async (event: FormEvent) => {
    event.preventDefault();
    const given = password === '' ? { address } : { address, password };
    if (await changeQueue(given)) setPassword('');
  };
  return (
    <form className={styles.form} onSubmit={(event) => void use(event)}>
      <label htmlFor={ids.address}>Address of a Redis</label>
      <TextField
        id={ids.address}
        mono
        value={address}
        onChange={setAddress}
        placeholder="redis://host:6379"
        disabled={queue.fixed}
        problem={problem ?? undefined}
        notice={queue.fixed ? 'Given when the lab was started' : undefined}
      />
      <label htmlFor={ids.password}>Password</label>
      <TextField
        id={ids.password}
        type="password"
        value={password}
        onChange={setPassword}
        disabled={queue.fixed}
        placeholder={queue.address === null ? '' : 'as it is'}
      />
      <span />
      <div className={styles.buttons}>
        <Button type="submit" disabled={queue.fixed || busy || address.trim() === ''}>
          {busy ? 'Connecting…' : 'Use this queue'}
        </Button>
        {queue.address !== null && !queue.fixed && (
          <Button type="button" look="quiet" onClick={() => void changeQueue({ address: null })}>
            Leave it
          </Button>
        )}
      </div>
    </form>
  );
}

/** Which Redis hands runs to workers of other machines, and which runs go there. */
export function QueueDialog() {
  const { open, queue } = useQueue((state) => state);
  return (
    <Dialog
      open={open}
      onOpenChange={(now) => {
        if (!now) closeQueueSettings();
      }}
      title="Queue"
      description="With a Redis, workers on other machines train the runs of this lab. Start one there with “lab worker --queue ADDRESS”."
    >
      {queue !== null && (
        <div className={styles.dialog}>
          <AddressForm key={queue.address} queue={queue} />
          <Status queue={queue} />
          {queue.address !== null && (
            <div className={styles.form}>
              <span>Runs train</span>
              <Segments
                label="Runs train"
                value={queue.trainsOn}
                segments={trainingPlaces}
                onChange={(trainsOn) => void changeQueue({ trainsOn })}
              />
            </div>
          )}
          <div className={styles.end}>
            <Button onClick={closeQueueSettings}>Close</Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
