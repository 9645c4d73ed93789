import { analyse, type GraphDocument, totalParameterCount } from '@shared/graph';
import { formatCount } from '@shared/metric';
import { presets } from '@shared/presets';
import { trainingSchema } from '@shared/training';
import { useEffect, useState } from 'react';
import { documentActions } from '../document';
import { Formula, formatNumber, Prose, TextField } from '../ui';
import { Field } from './fields/Field';
import { ParamField } from './fields/ParamField';
import styles from './Inspector.module.css';
import { ModuleRates } from './ModuleRates';
import { Problems } from './Problems';
import { trainingGroups } from './trainingGroups';

interface DocumentInspectorProps {
  readonly document: GraphDocument;
  readonly readOnly: boolean;
}

/** The id of the field of the document's name. */
export const documentNameField = 'document-name';

const longestName = 120;

/** The document as a whole: its name and how it is trained. */
export function DocumentInspector({ document, readOnly }: DocumentInspectorProps) {
  const problems = analyse(document).problems.filter(({ where }) => where.node === undefined);
  const preset = presets.find(({ id }) => id === document.preset);
  return (
    <div className={styles.inspector} data-testid="document-inspector">
      <section className={styles.section} aria-label="Architecture">
        <h2 className={styles.heading}>Architecture</h2>
        <NameField name={document.name} readOnly={readOnly} />
        <Problems problems={problems} />
        {preset !== undefined && (
          <>
            <Formula source={preset.formula} className={styles.formula} />
            <p className={styles.summary}>
              <Prose text={preset.watch} />
            </p>
          </>
        )}
        <Facts document={document} />
      </section>
      {trainingGroups.map(({ title, settings }) => (
        <section key={title} className={styles.section} aria-label={title}>
          <h3 className={styles.heading}>{title}</h3>
          {settings.map((name) => (
            <ParamField
              key={name}
              id={`training-${name}`}
              address={`training.${name}`}
              schema={trainingSchema.shape[name]}
              value={document.training[name]}
              onChange={(value, inARow) =>
                documentActions.edit(
                  (before) => ({
                    ...before,
                    training: trainingSchema.parse({ ...before.training, [name]: value }),
                  }),
                  inARow === true ? `training ${name}` : undefined,
                )
              }
              disabled={readOnly}
            />
          ))}
        </section>
      ))}
      <ModuleRates document={document} readOnly={readOnly} />
    </div>
  );
}

function NameField({ name, readOnly }: { readonly name: string; readonly readOnly: boolean }) {
  const [text, setText] = useState(name);
  useEffect(() => setText(name), [name]);
  const rename = (next: string) => {
    setText(next);
    if (next.trim() !== '') documentActions.edit((before) => ({ ...before, name: next }), 'name');
  };
  return (
    <Field id={documentNameField} label="Name" help="What the architecture and its runs are called" wide>
      <TextField
        id={documentNameField}
        value={text}
        maxLength={longestName}
        onChange={rename}
        onBlur={() => setText(name)}
        problem={text.trim() === '' ? 'A name is needed' : undefined}
        disabled={readOnly}
      />
    </Field>
  );
}

function Facts({ document }: { readonly document: GraphDocument }) {
  const count = totalParameterCount(document);
  const { baseRate, batch } = document.training;
  return (
    <dl className={styles.facts}>
      {count !== undefined && (
        <>
          <dt>Trained weights</dt>
          <dd className="mono">{formatCount(count)}</dd>
        </>
      )}
      <dt>Learning rate at this batch</dt>
      <dd className="mono">{formatNumber((baseRate * batch) / 256)}</dd>
    </dl>
  );
}
