// A local DingTalk, to try the product and to test it. Not part of production.
export { builtPage } from './built-page.ts';
export { SandboxClock } from './clock.ts';
export { startSandbox, type Sandbox, type SandboxOptions } from './sandbox.ts';
