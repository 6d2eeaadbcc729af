/** How the events of an element are listened to, with their types: by `addEventListener`, as for those of the browser. */
export type AddListener<Target, Events> = {
  <Name extends keyof Events>(
    type: Name,
    listener: (this: Target, event: Events[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  <Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: (this: Target, event: HTMLElementEventMap[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  (type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
};

/** How a listener is taken away again. */
export type RemoveListener<Target, Events> = {
  <Name extends keyof Events>(
    type: Name,
    listener: (this: Target, event: Events[Name]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
  <Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: (this: Target, event: HTMLElementEventMap[Name]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
  (type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
};
