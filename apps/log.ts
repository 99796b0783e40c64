/** By which the log of a process is injected. */
export const LOG = Symbol('log');
