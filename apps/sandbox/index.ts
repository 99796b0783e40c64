export { builtPage } from './built-page.ts';
export { SandboxClock } from './clock.ts';
export { startSandbox, type Sandbox, type SandboxOptions } from './sandbox.ts';
