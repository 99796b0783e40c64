// Loaded into a process of the product (`--import`): lets the one who started it move its clock, and takes it along
// when he dies.
import { isMainThread } from 'node:worker_threads';

const Real = Date;
let aheadMs = 0;
const now = () => Real.now() + aheadMs;

const Moved = new Proxy(Real, {
  construct: (target, given, made) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, made === Moved ? target : made),
  apply: () => new Real(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
Real.prototype.constructor = Moved;
globalThis.Date = Moved;

if (isMainThread && process.channel) {
  process.on('message', (told) => {
    aheadMs = told.aheadMs;
  });
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  // Hearing is no reason to stay.
  process.channel.unref();
}
