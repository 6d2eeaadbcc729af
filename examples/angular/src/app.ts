import 'mail-analytics/define.js';
import { Component, CUSTOM_ELEMENTS_SCHEMA, signal, viewChild, type ElementRef } from '@angular/core';
import { MemoryAdapter } from 'mail-analytics';
import type { MailingOpenEvent, RecipientOpenEvent, ViewChangeEvent } from 'mail-analytics';

import { mail } from 'sample-mail';

const adapter = new MemoryAdapter(mail);

@Component({
  selector: 'app-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <h1>mail-analytics in Angular</h1>
    <button (click)="move()">Move</button>
    <button (click)="isThere.set(!isThere())">{{ isThere() ? 'Remove' : 'Put back' }}</button>
    <ul>
      @for (line of events(); track $index) {
        <li>{{ line }}</li>
      }
    </ul>
    <section #above>
      <div #box>
        @if (isThere()) {
          <p>Ada Park <email-status-icon message-id="autumn-ada" [adapter]="adapter"></email-status-icon></p>
          <mail-analytics
            [adapter]="adapter"
            (mailing-open)="onMailingOpen($event)"
            (recipient-open)="onRecipientOpen($event)"
            (view-change)="onViewChange($event)"
          ></mail-analytics>
        }
      </div>
    </section>
    <section #below></section>
  `,
})
export class App {
  protected readonly adapter = adapter;
  protected readonly events = signal<readonly string[]>([]);
  protected readonly isThere = signal(true);

  private readonly above = viewChild.required<ElementRef<HTMLElement>>('above');
  private readonly below = viewChild.required<ElementRef<HTMLElement>>('below');
  private readonly box = viewChild.required<ElementRef<HTMLElement>>('box');

  /** What is in the box is Angular's; where the box stands is ours, so that the elements are moved and not made anew. */
  protected move(): void {
    const box = this.box().nativeElement;
    const above = this.above().nativeElement;
    const place = box.parentElement === above ? this.below().nativeElement : above;
    place.append(box);
  }

  protected onMailingOpen({ mailingId }: MailingOpenEvent): void {
    this.tell(`mailing-open ${mailingId}`);
  }

  protected onRecipientOpen({ recipient }: RecipientOpenEvent): void {
    this.tell(`recipient-open ${recipient.email}`);
  }

  protected onViewChange({ view }: ViewChangeEvent): void {
    this.tell(`view-change ${view.mailingId ?? 'closed'}`);
  }

  private tell(line: string): void {
    this.events.update((events) => [...events, line]);
  }
}
