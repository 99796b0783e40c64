// Puts right a fault of kafkajs.
import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';

/**
 * kafkajs 2.2.4 keeps a timer running on every connection even when nothing waits to be sent, and computes its delay
 * below zero (tulios/kafkajs#1751): Node clamps it to 1 ms, so each idle connection wakes the process a thousand times
 * a second, and Node 24 prints a TimeoutNegativeWarning. Requests that do wait are the only reason for the timer; a new
 * one schedules it itself. Put right at its cause, so that no warning has to be hidden.
 */
const schedule = RequestQueue.prototype.scheduleCheckPendingRequests;
RequestQueue.prototype.scheduleCheckPendingRequests = function whenSomethingWaits(): void {
  if (this.pending.length > 0) schedule.call(this);
};
