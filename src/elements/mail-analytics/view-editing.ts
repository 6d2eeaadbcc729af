import type { ReactiveControllerHost } from 'lit';

import { TypingController } from '../../controllers/typing-controller.js';
import { formatSort } from '../../model/sort.js';
import type { MailingStatus } from '../../model/status.js';
import { toggled } from '../../model/word-list.js';
import type { Filters } from './empty-note.js';
import type { ToolbarActions } from './toolbar.js';

/** What a section is told to show, in the words of its attributes. */
export type ViewWords = Partial<Filters & { sort: string }>;

/** What a person does in the bars above the table, as changes of the section's attributes. */
export class ViewEditing implements ToolbarActions {
  /** Whether days are being chosen, though none is yet. */
  isCustom = false;
  readonly onSearch: ToolbarActions['onSearch'];
  readonly onStatus: ToolbarActions['onStatus'] = (status) => this.change({ statuses: toggled(this.picked(), status) });
  readonly onSort: ToolbarActions['onSort'] = (sort) => this.change({ sort: formatSort(sort) });
  readonly onDay: ToolbarActions['onDay'] = (end, day) => this.change({ [end]: day });
  readonly onRange: ToolbarActions['onRange'] = (range) => {
    this.isCustom = range === 'custom';
    this.host.requestUpdate();
    this.change(this.isCustom ? { range: '' } : { range: range === 'all' ? '' : range, from: '', to: '' });
  };
  readonly typing: TypingController;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly picked: () => readonly MailingStatus[],
    private readonly change: (view: ViewWords) => void,
    readonly onRefresh: () => void,
  ) {
    this.typing = new TypingController(host, (search) => this.change({ search }));
    this.onSearch = this.typing.type;
  }
}
