import { QuantityName } from '../runs/look/QuantityName';
import { Tooltip } from '../ui';
import styles from './Chart.module.css';
import { chartView, useChartView } from './model/chartView';

interface ChartTitleProps {
  readonly id: string;
  readonly title: string;
  readonly help: string;
}

/** A chart's title: it explains the chart, and gives it the dock for itself when pressed. */
export function ChartTitle({ id, title, help }: ChartTitleProps) {
  const enlarged = useChartView((view) => view.enlarged === id);
  return (
    <Tooltip text={<QuantityName name={help} />} side="top">
      <button
        type="button"
        className={styles.title}
        aria-pressed={enlarged}
        onClick={() => chartView.setState({ enlarged: enlarged ? null : id })}
      >
        {title}
      </button>
    </Tooltip>
  );
}
