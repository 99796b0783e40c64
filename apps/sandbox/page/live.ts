// Hears from the sandbox what has changed.
import { ref } from 'vue';

/** What changed, as the sandbox names it; `all` after a connection was made anew. */
export type Changes = ReadonlySet<string> | 'all';

const RETRY_MS = 1000;
const hearers = new Set<(changes: Changes) => void>();

/** Whether the sandbox answers. */
export const online = ref(true);

/** Calls `hear` whenever something changed; what it changed to is to be fetched. @returns how to stop */
export const onChange = (hear: (changes: Changes) => void): (() => void) => {
  hearers.add(hear);
  return () => void hearers.delete(hear);
};

export const concerns = (changes: Changes, what: string): boolean => changes === 'all' || changes.has(what);

const tell = (changes: Changes): void => hearers.forEach((hear) => hear(changes));

// One socket for everything: a browser grants a server six requests at a time over all its tabs, and a tab of long
// polls takes several.
export const connect = (): void => {
  const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/sandbox/live`);
  socket.onopen = () => {
    online.value = true;
    tell('all');
  };
  socket.onmessage = ({ data }) => tell(new Set(JSON.parse(String(data)) as string[]));
  socket.onclose = () => {
    online.value = false;
    setTimeout(connect, RETRY_MS);
  };
};
