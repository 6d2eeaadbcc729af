/** Of this library: that of `package.json`, as a test holds. */
export const VERSION = '0.1.0';
