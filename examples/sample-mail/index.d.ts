import type { MemoryRows } from 'mail-analytics';

export declare const mail: MemoryRows;
