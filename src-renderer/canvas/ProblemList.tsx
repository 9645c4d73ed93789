import { nodeTitle } from '@shared/figure';
import { type GraphDocument, laneName, type Problem } from '@shared/graph';
import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { analysis, documentActions, shownDocument, useDocument } from '../document';
import { Button, Popover } from '../ui';
import styles from './Canvas.module.css';
import { camera } from './gestures/camera';

/** Why the document cannot train; each entry leads to its node. */
export function ProblemList() {
  const document = useDocument(shownDocument);
  const { problems } = useDocument(analysis);
  const [open, setOpen] = useState(false);
  if (problems.length === 0) return null;
  const goTo = ({ where: { node } }: Problem) => {
    if (node === undefined) return;
    documentActions.select({ nodes: [node], edges: [] });
    camera.show(node);
    setOpen(false);
  };
  return (
    <div className={styles.problems}>
      <Popover
        label="Problems"
        side="top"
        open={open}
        onOpenChange={setOpen}
        trigger={
          <Button className={styles.chip}>
            <CircleAlert aria-hidden />
            {problems.length === 1 ? '1 problem' : `${problems.length} problems`}
          </Button>
        }
      >
        <ul className={styles.problemList}>
          {problems.map((problem) => (
            <li key={`${problem.where.node} ${problem.where.port} ${problem.where.lane} ${problem.message}`}>
              <button type="button" className={styles.problem} onClick={() => goTo(problem)}>
                <CircleAlert aria-hidden />
                <span>
                  {problem.message}
                  <span className={styles.place}>{placeName(document, problem)}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </Popover>
    </div>
  );
}

/** `Predictor · z, view b` */
function placeName({ nodes }: GraphDocument, { where: { node: id, port, lane } }: Problem): string {
  const node = nodes.find((one) => one.id === id);
  if (node === undefined) return 'The whole architecture';
  const view = lane === undefined ? '' : laneName(lane, node.lanes);
  const place = port === undefined ? '' : ` · ${port}${view === '' ? '' : `, view ${view}`}`;
  return `${nodeTitle(node)}${place}`;
}
