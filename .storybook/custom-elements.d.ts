declare module 'virtual:custom-elements' {
  import type { Manifest } from './manifest.js';

  const manifest: Manifest;
  export default manifest;
}
