import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { columnsText, type OwnColumn } from '../../src/model/own-column.js';
import { ownColumnsIn } from '../../src/model/own-column-shape.js';

const OURS = ['subject', 'date'];
const OWNER: OwnColumn<unknown> = { name: 'owner', label: 'Owner', render: () => 'Ada' };
const said = (...list: unknown[]): string[] => ownColumnsIn(list, OURS).errors.map(({ message }) => message);

describe('columns of the host’s own', () => {
  it('are taken out from among ours', () => {
    const whole = { ...OWNER, name: 'x2-y', width: 80, align: 'end', sortable: false, csv: () => '', total: () => '' };
    const list = ['subject', OWNER, { name: 'date', width: 90 }, whole, 'owner'];
    assert.deepEqual(ownColumnsIn(list, OURS), { columns: [OWNER, whole], errors: [] });
  });

  it('are refused by the field that is wrong, and the others are taken', () => {
    const { columns, errors } = ownColumnsIn([5, OWNER, null, { ...OWNER, name: 'b', label: 1 }], OURS);
    assert.deepEqual(columns, [OWNER]);
    assert.deepEqual(
      errors.map(({ message }) => message),
      [
        'columns[0]: neither a name nor a column (5)',
        'columns[2]: neither a name nor a column (null)',
        'columns[3].label: not a text (1)',
      ],
    );
  });

  const WRONG: readonly (readonly [fields: Record<string, unknown>, said: string])[] = [
    [{ render: undefined }, 'columns[0].render: not a function (missing)'],
    [{ width: 0 }, 'columns[0].width: not a number of pixels (0)'],
    [{ width: '80' }, 'columns[0].width: not a number of pixels ("80")'],
    [{ align: 'left' }, 'columns[0].align: not one of start, end ("left")'],
    [{ sortable: 'yes' }, 'columns[0].sortable: not true or false ("yes")'],
    [{ csv: 'x' }, 'columns[0].csv: not a function ("x")'],
    [{ total: 1 }, 'columns[0].total: not a function (1)'],
    [{ name: 'date' }, 'columns[0].name: the name of another column ("date")'],
    ...['Owner', '', '2x', 'a b', '-a', 'ä', 'constructor', 'a\n', 7].map(
      (name) =>
        [
          { name },
          `columns[0].name: not a name of small letters, digits and hyphens (${JSON.stringify(name)})`,
        ] as const,
    ),
  ];
  for (const [fields, message] of WRONG) {
    it(`may not have ${JSON.stringify(fields)}`, () => assert.deepEqual(said({ ...OWNER, ...fields }), [message]));
  }

  it('have each a name of its own', () => {
    assert.deepEqual(said(OWNER, OWNER), ['columns[1].name: the name of another column ("owner")']);
  });

  it('may leave a field out, or say null', () => {
    assert.deepEqual(said({ ...OWNER, width: null, align: undefined, csv: null, total: null, sortable: null }), []);
  });
});

describe('columns as an attribute has them', () => {
  it('are their names, ours with their widths', () => {
    const list = ['subject', { name: 'date', width: 90 }, { name: 'sent' }, { ...OWNER, width: 80 }];
    assert.equal(columnsText(list), 'subject date:90 sent owner');
  });

  it('are whatever was written where that is no column', () => {
    assert.equal(columnsText([null as never, 5 as never, 'date']), ' 5 date');
  });
});
