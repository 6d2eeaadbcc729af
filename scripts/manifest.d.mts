export function manifest(): Promise<unknown>;
