// Short notes over the page.
import { reactive } from 'vue';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'info' | 'error';
}

const SHOWN_MS = 5000;
let last = 0;

/** What is shown for a few seconds over the page. */
export const toasts = reactive<Toast[]>([]);

export const dismiss = (id: number): void => {
  const at = toasts.findIndex((one) => one.id === id);
  if (at >= 0) toasts.splice(at, 1);
};

export const toast = (text: string, tone: Toast['tone'] = 'info'): void => {
  const id = ++last;
  const same = toasts.find((one) => one.text === text);
  if (same) dismiss(same.id);
  toasts.push({ id, text, tone });
  setTimeout(() => dismiss(id), SHOWN_MS);
};

export const toastError = (error: unknown): void =>
  toast(error instanceof Error ? error.message : String(error), 'error');
