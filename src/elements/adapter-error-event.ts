import { NativeEvent } from './native-event.js';

/** Data could not be had, or were of the wrong shape. What was on screen stays. */
export class AdapterErrorEvent extends NativeEvent {
  /** @param error - What the adapter rejected with, or a `ShapeError` that names the wrong field. */
  constructor(readonly error: unknown) {
    super('adapter-error', { bubbles: true, composed: true });
  }
}
