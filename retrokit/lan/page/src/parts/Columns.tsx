// One column of several, chosen like a switch: radio buttons underneath, so that arrow keys and screen readers know it.

import type { ColumnView } from "../messages";
import { t } from "../words";
import { ColumnName } from "./CardList";

interface ColumnsProps {
  readonly name: string;
  readonly columns: readonly ColumnView[];
  readonly chosen: string;
  readonly choose: (column: string) => void;
}

export function Columns({ name, columns, chosen, choose }: ColumnsProps) {
  return (
    <fieldset class={`segments of-${columns.length}`}>
      <legend class="unseen">{t("Column")}</legend>
      {columns.map((column) => (
        <label key={column.id} class={column.id === chosen ? "segment chosen" : "segment"}>
          <input
            type="radio"
            class="unseen"
            name={name}
            value={column.id}
            checked={column.id === chosen}
            onChange={() => choose(column.id)}
          />
          <ColumnName column={column} />
        </label>
      ))}
    </fieldset>
  );
}
