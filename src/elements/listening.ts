/** How the events of an element are listened to, or no more, with their types: as for those of the browser. */
export type Listening<Target, Events, Options> = {
  <Name extends keyof Events>(
    type: Name,
    listener: (this: Target, event: Events[Name]) => void,
    options?: boolean | Options,
  ): void;
  <Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: (this: Target, event: HTMLElementEventMap[Name]) => void,
    options?: boolean | Options,
  ): void;
  (type: string, listener: EventListenerOrEventListenerObject, options?: boolean | Options): void;
};
