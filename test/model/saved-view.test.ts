import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { isSameView, wholeView, type ViewText } from '../../src/model/saved-view.js';
import { checkSavedViews } from '../../src/model/saved-view-shape.js';

const VIEW: Required<ViewText> = {
  search: 'offer',
  statuses: 'sent failed',
  sort: 'opened',
  range: '30d',
  from: '2026-01-01',
  to: '2026-02-01',
  columns: 'subject date',
};

describe('a view', () => {
  it('says of everything how it is, where it says nothing as the section has it by itself', () => {
    const usual = { search: '', statuses: '', sort: '-date', range: '', from: '', to: '', columns: '' };
    assert.deepEqual(wholeView({}), usual);
    assert.deepEqual(wholeView({ range: '7d' }), { ...usual, range: '7d' });
    assert.deepEqual(wholeView(VIEW), VIEW);
  });

  it('is the same as another that shows the same', () => {
    assert.equal(isSameView({}, { sort: '-date', search: '' }), true);
    assert.equal(isSameView(VIEW, { ...VIEW }), true);
    for (const field of Object.keys(VIEW)) assert.equal(isSameView(VIEW, { ...VIEW, [field]: 'other' }), false, field);
  });
});

describe('saved views of a storage', () => {
  const said = (value: unknown): string => {
    try {
      checkSavedViews(value);
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  };

  it('are a list of views, each with its name', () => {
    assert.equal(said([]), '');
    assert.equal(
      said([
        { name: 'Mine', view: VIEW, isDefault: true },
        { name: 'Yours', view: {} },
      ]),
      '',
    );
    assert.equal(said({}), 'views: not a list (an object)');
    assert.equal(said([{ name: '', view: {} }]), 'views[0].name: not an id ("")');
    assert.equal(said([{ name: 'a' }]), 'views[0].view: not an object (missing)');
    assert.equal(said([{ name: 'a', view: {}, isDefault: 1 }]), 'views[0].isDefault: not true or false (1)');
    const twice = { name: 'a', view: {} };
    assert.equal(said([twice, twice]), 'views[1].name: occurs twice ("a")');
  });

  it('have texts for all that they say', () => {
    for (const field of Object.keys(VIEW)) {
      assert.equal(said([{ name: 'a', view: { [field]: 5 } }]), `views[0].view.${field}: not a text (5)`);
      assert.equal(said([{ name: 'a', view: { [field]: null } }]), '');
    }
  });
});
