import type { SavedView, ViewText } from './saved-view.js';
import { flag, id, listOf, optional, record, text, type Check } from './shape.js';

const fields: Record<keyof ViewText, Check> = {
  search: optional(text),
  statuses: optional(text),
  sort: optional(text),
  range: optional(text),
  from: optional(text),
  to: optional(text),
  columns: optional(text),
};

const shape = listOf(record({ name: id, view: record(fields), isDefault: optional(flag) }), 'name');

/** @throws {ShapeError} if it is no list of saved views: "views[2].name: occurs twice". */
export function checkSavedViews(value: unknown): asserts value is readonly SavedView[] {
  shape(value, 'views');
}
