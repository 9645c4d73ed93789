import { isNumeric } from '@shared/runTable';
import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, ChevronDown, Group, Pin, X } from 'lucide-react';
import type { CSSProperties, PointerEvent } from 'react';
import { QuantityName } from '../../runs/look/QuantityName';
import { classes, Menu, MenuItem, MenuSeparator } from '../../ui';
import {
  type ColumnSetting,
  moveColumn,
  resizeColumn,
  settingsStore,
  sortBy,
  toggleColumn,
  togglePinned,
} from '../store/settings';
import { useSettings } from '../store/stores';
import { columnTitle } from './columnTitle';
import styles from './RunTable.module.css';

interface HeaderCellProps {
  readonly column: ColumnSetting;
  readonly style: CSSProperties;
  readonly pinned: boolean;
}

const keyStep = 16;

function Handle({ column: { field, width } }: Pick<HeaderCellProps, 'column'>) {
  const drag = (event: PointerEvent<HTMLSpanElement>) => {
    const handle = event.currentTarget;
    const from = event.clientX;
    handle.setPointerCapture(event.pointerId);
    handle.onpointermove = (moved) => resizeColumn(field, width + moved.clientX - from);
    handle.onpointerup = () => {
      handle.onpointermove = null;
    };
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule is no handle
    <span
      className={styles.handle}
      role="separator"
      aria-orientation="vertical"
      aria-label={`Width of ${columnTitle(field)}`}
      aria-valuenow={width}
      tabIndex={0}
      onPointerDown={drag}
      onKeyDown={({ key }) => {
        if (key === 'ArrowLeft') resizeColumn(field, width - keyStep);
        if (key === 'ArrowRight') resizeColumn(field, width + keyStep);
      }}
    />
  );
}

/** A column's title: sorts when pressed, with Shift as well as by what it is sorted already; its menu has the rest. */
export function HeaderCell({ column, style, pinned }: HeaderCellProps) {
  const { field } = column;
  const sort = useSettings((state) => state.sort);
  const at = sort.findIndex((one) => one.field === field);
  const own = sort[at];
  const title = columnTitle(field);
  const Arrow = own?.descending === false ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      aria-sort={own === undefined ? 'none' : own.descending ? 'descending' : 'ascending'}
      className={classes(styles.title, isNumeric(field) && styles.ofNumbers, pinned && styles.stays)}
      style={style}
    >
      <button
        type="button"
        className={styles.sort}
        title={`${field}: press to sort, with Shift as well`}
        onClick={(event) => sortBy(field, event.shiftKey)}
      >
        <span className={styles.titleText}>
          <QuantityName name={title} />
        </span>
        {own !== undefined && <Arrow aria-hidden />}
        {own !== undefined && sort.length > 1 && <small>{at + 1}</small>}
      </button>
      <Menu
        label={`Column ${title}`}
        trigger={
          <button type="button" className={styles.more} aria-label={`More about the column ${title}`}>
            <ChevronDown aria-hidden />
          </button>
        }
      >
        <MenuItem icon={<ArrowDown />} onSelect={() => sortBy(field, true)}>
          Sort by this as well
        </MenuItem>
        <MenuItem icon={<Group />} onSelect={() => settingsStore.setState({ group: field })}>
          Group by this
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<Pin />} onSelect={() => togglePinned(field)}>
          {column.pinned ? 'Unpin' : 'Pin to the left'}
        </MenuItem>
        <MenuItem icon={<ArrowLeft />} onSelect={() => moveColumn(field, -1)}>
          Move left
        </MenuItem>
        <MenuItem icon={<ArrowRight />} onSelect={() => moveColumn(field, 1)}>
          Move right
        </MenuItem>
        <MenuItem icon={<X />} onSelect={() => toggleColumn(field)}>
          Hide
        </MenuItem>
      </Menu>
      <Handle column={column} />
    </th>
  );
}
