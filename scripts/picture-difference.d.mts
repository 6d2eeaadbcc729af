export function difference(expected: Buffer, actual: Buffer): { share: number; image?: Buffer };
