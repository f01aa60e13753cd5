import { Table } from 'antd';
import { useEffect, useRef } from 'react';
import type { TableProps } from 'antd';
import type { ReactNode } from 'react';

/**
 * A table of the desks: its head stays in sight; where it is wider than the screen it moves sideways, by the keyboard
 * too. `name` is what it is called there.
 */
export function WideTable<Row extends object>({ name, ...table }: TableProps<Row> & { name: string }): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const body = frame.current?.querySelector<HTMLElement>('.ant-table-body, .ant-table-content');
    if (!body) return undefined;
    const sizes = new ResizeObserver(() => letMove(body, name));
    sizes.observe(body);
    return () => sizes.disconnect();
  }, [name]);
  return (
    <div ref={frame}>
      <Table<Row> size="middle" pagination={false} sticky scroll={{ x: 'max-content' }} {...table} />
    </div>
  );
}

/** Only what is too wide is a stop of the Tab key. */
function letMove(body: HTMLElement, name: string): void {
  const moves = body.scrollWidth > body.clientWidth;
  for (const [attribute, value] of Object.entries({ tabindex: '0', role: 'region', 'aria-label': name })) {
    if (moves) body.setAttribute(attribute, value);
    else body.removeAttribute(attribute);
  }
}
