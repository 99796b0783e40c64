// What specs import from `@jest/globals`, as the runner gives it.
export const { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } = globalThis;
